import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSource } from '../agreements/reading/source.ts';
import { canonicalHash } from '../values/canonical.ts';
import type { DraftText } from './clauses.ts';
import { writeJsonText, writeYamlText } from './written-text.ts';

/** Data as an agreement may hold it: no floats; strings that look like something else. */
const word = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text) && text.isWellFormed()),
  fc.constantFrom(
    'no',
    '0.5',
    '1e3',
    'null',
    '~',
    '2024-01-01',
    '- a',
    'a: b',
    '#',
    ' lead',
    'trail ',
    '"q"',
    '\n',
    'a\nb',
    '*x',
    '&y',
    '繁體',
  ),
);
const key = word.filter((text) => text !== '__proto__');
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(key, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const texts = fc.dictionary(key, data, { minKeys: 1, maxKeys: 6, noNullPrototype: true }) as fc.Arbitrary<DraftText>;

const read = (text: string): unknown => {
  const found = readSource(text, 'text');
  if (!found.ok) throw new TypeError(found.refusals[0]?.message);
  return found.value[0]?.data;
};

it.each([
  ['YAML', writeYamlText],
  ['JSON', writeJsonText],
] as const)('%s written and read is the same text, and written again the same bytes', (_, write) => {
  fc.assert(
    fc.property(texts, (text) => {
      const file = write(text);
      const again = read(file) as DraftText;
      expect(canonicalHash(again)).toBe(canonicalHash(text));
      expect(write(again)).toBe(file);
    }),
    { numRuns: 300 },
  );
});

it('does not depend on the order in which keys came', () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, part]) => [name, turned(part)]),
          )
        : value;
  fc.assert(
    fc.property(texts, (text) => {
      expect(writeYamlText(turned(text) as DraftText)).toBe(writeYamlText(text));
    }),
  );
});

it('begins as people write an agreement', () => {
  const text = {
    commitments: [{ target: '>= 99 %', id: 'a' }],
    id: 'SLA-1',
    kind: 'Agreement',
    apiVersion: 'troth/v1',
  };
  expect(writeYamlText(text)).toBe(
    [
      'apiVersion: troth/v1',
      'kind: Agreement',
      'id: SLA-1',
      'commitments:',
      '  - id: a',
      '    target: ">= 99 %"',
      '',
    ].join('\n'),
  );
});
