/** The contract as files. Owns: Markdown, HTML and the press. Does not own: its words (core). */
import { contractProse, inLanguage } from '@troth/core';
import type { Language, Revision } from '@troth/core';
import type { Paper } from '../print/paper.ts';
import { toMarkdown } from '../prose/markdown.ts';
import { toPage } from '../prose/prose-page.ts';

/** The contract as Markdown. */
export function contractMarkdown(revision: Revision, language: Language): string {
  return toMarkdown(contractProse(revision, language));
}

/** The contract as one HTML page. */
export function contractHtml(revision: Revision, language: Language): string {
  return toPage(contractProse(revision, language));
}

/** The contract for the press. Its date is the day from which the revision binds. */
export function contractPaper(revision: Revision, language: Language): Paper {
  const { agreement, terms } = revision;
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const identity = `${agreement} · ${say(`revision ${revision.revision}`, `第 ${revision.revision} 版`)}`;
  return {
    ...contractProse(revision, language),
    author: inLanguage(terms.parties?.provider?.name ?? terms.title, language),
    keywords: [agreement, String(revision.revision), revision.hash],
    identity,
    footer: `${identity} · ${say('Terms', '條款')} ${revision.hash.slice(0, 16)}`,
    madeAt: revision.from,
  };
}
