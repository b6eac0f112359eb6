import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findingInChinese } from './in-chinese.ts';

const here = import.meta.dirname;
const rooms = [here, join(here, '../credits')];
const said = /\b(?:fault|warning|note|missing)\(\s*'([A-Z0-9-]+)'/gu;

const codes = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(room, file), 'utf8').matchAll(said)].map(([, code = '']) => code)),
);

it('every finding that a check names has its Chinese sentence', () => {
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => findingInChinese(code) === undefined)).toEqual([]);
});

it('a code that nobody knows has none, and its English stands', () => {
  expect(findingInChinese('K99-NOTHING')).toBeUndefined();
  expect(findingInChinese('constructor')).toBeUndefined();
  expect(findingInChinese('AMBIGUOUS-CAP')).toContain('解釋');
});
