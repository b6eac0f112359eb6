import { expect, it } from 'vitest';
import { clauseHash, clausesOf, clausesTouched } from './clauses.ts';
import type { DraftText } from './clauses.ts';

const text: DraftText = {
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  id: 'SLA-1',
  revision: 1,
  title: 'One',
  effective: { from: '2025-01-01' },
  commitments: [{ id: 'availability', target: '>= 99.9 %', credits: [{ id: 'credit', pay: '5 %' }] }],
  fees: { lines: [] },
  clauses: [
    { key: 'K20', text: 'Secret.' },
    { key: 'K06', text: 'More.' },
  ],
};

it('says what of a text stands in which clause', () => {
  expect(clausesOf(text)).toEqual(['K02', 'K03', 'K06', 'K13', 'K20']);
});

const changed: readonly (readonly [string, DraftText, readonly string[]])[] = [
  [
    'a target',
    { commitments: [{ id: 'availability', target: '>= 99 %', credits: [{ id: 'credit', pay: '5 %' }] }] },
    ['K06'],
  ],
  [
    'a credit',
    { commitments: [{ id: 'availability', target: '>= 99.9 %', credits: [{ id: 'credit', pay: '9 %' }] }] },
    ['K13'],
  ],
  ['a fee', { fees: { lines: ['x'] } }, ['K13']],
  [
    'prose',
    {
      clauses: [
        { key: 'K20', text: 'Open.' },
        { key: 'K06', text: 'More.' },
      ],
    },
    ['K20'],
  ],
  ['the title', { title: 'Two' }, ['K02']],
  ['the number of the revision', { revision: 2 }, []],
];

it.each(changed)('another %s is another hash of its clause and of no other', (_, more, keys) => {
  const after = { ...text, ...more };
  const differing = clausesOf(text).filter((key) => clauseHash(text, key) !== clauseHash(after, key));
  expect(differing).toEqual(keys);
  expect(clausesTouched(text, after, [])).toEqual(keys);
});

it('a change is of the clause in which it is written, even where it says the same again', () => {
  expect(clausesTouched(text, text, [{ path: ['exit', 'plan'], value: 'x' }])).toEqual(['K24']);
});
