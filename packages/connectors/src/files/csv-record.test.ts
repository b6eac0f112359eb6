import { parse } from 'csv-parse/sync';
import { array, assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecord } from './csv-record.ts';

test('cells are read again as they were written', () => {
  const cell = string({ unit: 'grapheme' }).filter((text) => !/^[=@\t\r+-]/u.test(text));
  assert(
    property(array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvRecord(cells))).toEqual([cells]);
    }),
  );
});

test('formulas become words, numbers stay numbers', () => {
  expect(csvRecord(['=1+1', '@SUM(A1)', '-A1', '+43', '-3/4', '-2.5', 'a "b", c'])).toBe(
    `'=1+1,'@SUM(A1),'-A1,+43,-3/4,-2.5,"a ""b"", c"\r\n`,
  );
});
