/** The contract as DOCX: clean, or as a redline of two texts with tracked changes. Owns: what such a file says about itself. */
import { inLanguage, Instant, languages } from '@troth/core';
import type { Language, Revision } from '@troth/core';
import { wordFile } from './document.ts';
import type { WordComment } from './document.ts';
import { mergedPieces, piecesOf } from './lines.ts';

export interface WordAsked {
  /** In this order; the governing one first when missing. */
  readonly languages?: readonly Language[] | undefined;
  /** Changes since this text are tracked. */
  readonly since?: Revision | undefined;
  readonly changedBy?: string | undefined;
  readonly comments?: readonly WordComment[] | undefined;
}

/** Names of the file's own properties. The hash names the text that the file was made of. */
export const wordMarks = {
  agreement: 'troth-agreement',
  revision: 'troth-revision',
  hash: 'troth-hash',
  languages: 'troth-languages',
  /** Who made the tracked changes that were in the file when it left, and when. */
  author: 'troth-author',
  at: 'troth-at',
} as const;

export async function contractWord(revision: Revision, asked: WordAsked = {}): Promise<Uint8Array> {
  const { terms, agreement, revision: number, hash } = revision;
  const { since, comments = [] } = asked;
  const order =
    asked.languages ?? [...languages].sort((a, b) => Number(b === terms.language) - Number(a === terms.language));
  const first = order[0] ?? 'en';
  const author = inLanguage(terms.parties?.provider.name ?? terms.title, first);
  const changedBy = asked.changedBy ?? author;
  return wordFile({
    title: inLanguage(terms.title, first),
    author,
    identity: `${agreement} · ${first === 'en' ? `revision ${number}` : `第 ${number} 版`}`,
    marks: {
      [wordMarks.agreement]: agreement,
      [wordMarks.revision]: String(number),
      [wordMarks.hash]: hash,
      [wordMarks.languages]: order.join(' '),
      [wordMarks.author]: changedBy,
      [wordMarks.at]: Instant.format(revision.from).slice(0, 19),
    },
    texts: order.map((language) => {
      const now = piecesOf(revision, language);
      return { language, pieces: since === undefined ? now : mergedPieces(piecesOf(since, language), now) };
    }),
    comments,
    changedBy,
    at: revision.from,
  });
}
