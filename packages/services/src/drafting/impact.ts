/**
 * What this installation can compute of a text before it is offered. Owns: the list; the guard of *offer* asks for each of
 * them on the very text. A proof and a price join here when they can be computed.
 */
import type { Localized } from '@troth/core';
import type { DraftBody } from './drafts.ts';

export interface ImpactKind {
  readonly name: string;
  readonly words: Localized;
  /** Hash of the text that it was last computed on. */
  readonly computedOn: (body: DraftBody) => string | undefined;
}

export const impactKinds: readonly ImpactKind[] = [
  {
    name: 'replay',
    words: { en: 'what it would have cost over history', 'zh-Hant': '按往績重算的費用影響' },
    computedOn: ({ replayed }) => replayed?.hash,
  },
];
