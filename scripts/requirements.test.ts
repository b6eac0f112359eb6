/** requirements.json: every id once, and nothing called real without a test and an example that exist. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = new URL('..', import.meta.url);
const words = z.string().min(1).nullable();
const row = z.strictObject({
  id: z.string(),
  clause: z.string().min(1),
  capability: z.string().min(1),
  status: z.enum(['planned', 'real', 'none']),
  where: words,
  test: words,
  example: words,
});
type Row = z.infer<typeof row>;

const upTo = (source: string, last: number): string[] => Array.from({ length: last }, (_, i) => `${source}.${i + 1}`);
const expected = [
  ...upTo('S0', 36),
  ...upTo('S1', 23),
  ...upTo('S2', 32),
  ...upTo('S3', 9),
  ...upTo('S4', 27).flatMap((id) => (id === 'S4.11' ? ['S4.11a', 'S4.11b', 'S4.11c'] : [id])),
];

/** What is wrong with a row that claims to be real; `exists` tells whether the repository holds a path. */
function gaps(requirement: Row, exists: (path: string) => boolean): string[] {
  const { id, status, where, test, example } = requirement;
  if (status !== 'real') {
    return where === null && test === null && example === null ? [] : [`${id} is ${status} and names evidence`];
  }
  return [
    ...(where === null ? [`${id} names no screen or command`] : []),
    ...(test !== null && test.endsWith('.test.ts') && exists(test) ? [] : [`${id}: no such test: ${test}`]),
    ...(example !== null && exists(example) ? [] : [`${id}: no such example: ${example}`]),
  ];
}

const rows = z.array(row).parse(JSON.parse(readFileSync(new URL('requirements.json', root), 'utf8')));

describe('requirements.json', () => {
  it('holds every id once, in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(expected);
  });

  it('calls only page furniture none', () => {
    expect(rows.filter(({ status }) => status === 'none').map(({ id }) => id)).toEqual(['S2.32', 'S3.3']);
  });

  it('calls nothing real without a test and an example', () => {
    expect(rows.flatMap((one) => gaps(one, (path) => existsSync(new URL(path, root))))).toEqual([]);
  });

  it('would notice a hollow claim', () => {
    const real: Row = {
      id: 'S9.1',
      clause: 'c',
      capability: 'c',
      status: 'real',
      where: 'x',
      test: null,
      example: 'e',
    };
    expect(gaps(real, () => true)).toEqual(['S9.1: no such test: null']);
    expect(gaps({ ...real, test: 'x.test.ts' }, () => true)).toEqual([]);
    expect(gaps({ ...real, test: 'x.test.ts' }, (path) => path !== 'e')).toEqual(['S9.1: no such example: e']);
    expect(gaps({ ...real, status: 'planned' }, () => true)).toEqual(['S9.1 is planned and names evidence']);
  });
});
