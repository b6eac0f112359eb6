/**
 * What this installation can compute of a text before it is offered. Owns: the list; the guard of *offer* asks for each of
 * them on the very text.
 */
import type { Localized } from '@troth/core';
import type { DraftBody } from './drafts.ts';

export interface ImpactKind {
  readonly name: string;
  readonly words: Localized;
  /** Hash of the text that it was last computed on. */
  readonly computedOn: (body: DraftBody) => string | undefined;
}

const computed =
  (name: 'proof' | 'price') =>
  ({ computed: all = [] }: DraftBody): string | undefined =>
    all.find((one) => one.name === name)?.hash;

export const impactKinds: readonly ImpactKind[] = [
  {
    name: 'replay',
    words: { en: 'what it would have cost over history', 'zh-Hant': '按往績重算的費用影響' },
    computedOn: ({ replayed }) => replayed?.hash,
  },
  {
    name: 'proof',
    words: { en: 'whether it can be kept by what stands behind it', 'zh-Hant': '背後的承諾能否支撐' },
    computedOn: computed('proof'),
  },
  {
    name: 'price',
    words: { en: 'what the promise is worth', 'zh-Hant': '承諾的價格' },
    computedOn: computed('price'),
  },
];
