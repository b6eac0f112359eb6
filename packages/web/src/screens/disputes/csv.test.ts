import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('cells keep their commas and quotes, and nothing is computed by a spreadsheet', () => {
  expect(
    csvText([
      ['a', 'b,c', 'say "x"'],
      ['=1+1', '-5 min', 'plain'],
    ]),
  ).toBe(`a,"b,c","say ""x"""\r\n'=1+1,'-5 min,plain\r\n`);
});
