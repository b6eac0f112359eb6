/**
 * The same text without money: what an expectation may hold (it reports, it never pays and gives no right to leave). Owns: which
 * parts stay behind.
 */
import { isGroup, isList } from './places.ts';
import type { Group } from './places.ts';

const priced = new Set([
  'fees',
  'credits',
  'consequences',
  'warranties',
  'legal',
  'confidentiality',
  'exit',
  'restrictions',
]);

export function asExpectation(text: Group): Group {
  const { commitments } = text;
  const kept = Object.entries(text).filter(([key]) => !priced.has(key));
  return {
    ...Object.fromEntries(kept),
    type: 'expectation',
    ...(isList(commitments)
      ? {
          commitments: commitments.map((one) => {
            if (!isGroup(one)) return one;
            const { credits: _money, ...promise } = one;
            return promise;
          }),
        }
      : {}),
  };
}
