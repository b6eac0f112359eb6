/** A text one level looser and one stricter, with credits that end where its target ends. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../ledger/entry.ts';
import { candidateLevels } from './candidate-levels.ts';
import { revisionOf, tiered } from './testing/priced-text.ts';

type Text = Readonly<Record<string, Json>>;

const textOf = (...commitments: readonly object[]): Text => ({
  id: 'SMALL',
  commitments: commitments as readonly Json[],
});
const levelsOf = (...commitments: readonly object[]) =>
  candidateLevels(textOf(...commitments), revisionOf(commitments));
const bands = (text: Text): readonly string[] => {
  const [{ credits }] = text['commitments'] as unknown as readonly [
    { credits: readonly [{ steps: readonly { when: string }[] }] },
  ];
  return credits[0].steps.map(({ when }) => when);
};

describe('candidate levels', () => {
  it('are the customary ones beside its own, each a text in which a kept promise pays nothing', () => {
    const found = levelsOf(tiered());
    expect(found.map(({ step, target, text }) => [step, target, bands(text)])).toEqual([
      ['looser', '>= 99.9 %', ['[99 %, 99.9 %)', '< 99 %']],
      ['written', '>= 99.95 %', ['[99.9 %, 99.95 %)', '[99 %, 99.9 %)', '< 99 %']],
      ['stricter', '>= 99.99 %', ['[99.9 %, 99.99 %)', '[99 %, 99.9 %)', '< 99 %']],
    ]);
  });

  it('cut a row in which the new target lies', () => {
    const [looser] = levelsOf(
      tiered({
        target: '>= 99.9 %',
        credits: [
          {
            id: 'c',
            kind: 'steps',
            on: 'value',
            steps: [{ when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } }],
          },
        ],
      }),
    );
    expect([looser?.target, looser && bands(looser.text)]).toEqual(['>= 99.5 %', ['[99 %, 99.5 %)']]);
  });

  it('are of the first promise of time with credits that the text writes itself, and of no other', () => {
    expect(levelsOf(tiered({ credits: undefined }))).toEqual([]);
    expect(candidateLevels({ id: 'SMALL' }, revisionOf([tiered()]))).toEqual([]);
    expect(levelsOf(tiered({ target: '>= 99.999 %' })).map(({ step }) => step)).toEqual(['looser', 'written']);
  });
});
