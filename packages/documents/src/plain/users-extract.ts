/**
 * What the users of a customer are told of an agreement: what they get, what does not count, how to report a problem. Owns: that
 * nothing in it speaks of money. It is data, so that a page can be made of it that runs nothing and fetches nothing.
 */
import { inLanguage, spaced, Writer } from '@troth/core';
import type { Block, Language, Revision } from '@troth/core';
import { between, gets, notCounted, report } from './sections.ts';

interface Line {
  /** What must not be overlooked: "at most 21.6 min". */
  readonly figure?: string;
  readonly text: string;
}

export interface UsersExtract {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly { readonly title: string; readonly lines: readonly Line[] }[];
}

export function usersExtract(revision: Revision, language: Language): UsersExtract {
  const writer = new Writer(revision, language);
  const say = language === 'en' ? (text: string): string => text : spaced;
  return {
    title: say(inLanguage(revision.terms.title, language)),
    lead: say(between(writer)),
    parts: [gets(writer), notCounted(writer), report(writer)].flatMap(([head, ...blocks]) =>
      head?.kind === 'heading'
        ? [
            {
              title: say(head.text),
              lines: blocks.flatMap(linesOf).map(({ figure, text }) => ({
                ...(figure === undefined ? {} : { figure: say(figure) }),
                text: say(text),
              })),
            },
          ]
        : [],
    ),
  };
}

function linesOf(block: Block): readonly Line[] {
  if (block.kind === 'list') return block.items.map((text) => ({ text }));
  if (block.kind === 'highlight') return [{ figure: block.figure, text: block.text }];
  if (block.kind === 'table')
    return block.rows.map((row) => ({ text: row.map((cell, at) => `${block.head[at] ?? ''}: ${cell}`).join(' · ') }));
  return block.kind === 'paragraph' ? [{ text: block.text }] : [];
}
