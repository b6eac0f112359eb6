/** The agreement on one page of plain language, as Markdown. Its pages with links are the twin's. */
import { heading, mapTexts, paragraph, spaced, Writer } from '@troth/core';
import type { Block, Language, Revision } from '@troth/core';
import { toMarkdown } from '../prose/markdown.ts';
import { between, plainParts, plainTitle } from './sections.ts';

export function plainMarkdown(revision: Revision, language: Language): string {
  const writer = new Writer(revision, language);
  const title = plainTitle(writer);
  const { agreement, revision: number, hash } = revision;
  const blocks: readonly Block[] = [
    heading(1, title),
    paragraph(between(writer)),
    ...plainParts(writer).flatMap((part) => part.blocks),
    { kind: 'hash', label: `${agreement}, ${writer.say('revision', '版本')} ${number}`, value: hash },
  ];
  return toMarkdown({ title, language, blocks: language === 'en' ? blocks : mapTexts(blocks, spaced) });
}
