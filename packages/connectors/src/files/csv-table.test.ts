import { describe, expect, test } from 'vitest';
import { intakeOf, refusalsOf } from '../testing/scratch.ts';

const header = 'id,source,start,end,state,cause';
const row = 'OUT-1,probe,2024-11-14T08:55:00+08:00,2024-11-14T09:50:00+08:00,down,';

describe('CSV is read', () => {
  test('the name of the file gives the form, and the line is kept', async () => {
    const { rows } = await intakeOf({ 'states.csv': `${header}\r\n${row}\r\n` });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      form: 'state',
      id: 'OUT-1',
      state: 'down',
      place: expect.stringMatching(/states\.csv:2$/u),
    });
  });
  test('a byte order mark, spaced headers, quoted text and a column for the form', async () => {
    const text = `\uFEFFForm,ID,Source,Recorded at,Start,End,State,Cause,x_note\nstate,1,probe,2024-12-04T01:00:00Z,2024-11-14T00:00:00Z,,down,"=SUM(A1), said ""Ann""",any\n`;
    const { rows } = await intakeOf({ 'anything.csv': text });
    expect(rows[0]).toMatchObject({ form: 'state', id: '1', cause: '=SUM(A1), said "Ann"' });
    expect(rows[0]).not.toHaveProperty('end');
  });
  test('lines above the header share a source; slices get an id from series and start', async () => {
    const text =
      '# source: probe-hk\n# series: rtt\nstart,end,bad,total\n2024-11-14T00:00:00Z,2024-11-14T00:01:00Z,0,60\n';
    const { rows } = await intakeOf({ '2024-11.slices.csv': text });
    expect(rows[0]).toMatchObject({ source: 'probe-hk', series: 'rtt', id: 'rtt@2024-11-14T00:00:00Z' });
  });
  test('distributions and lists', async () => {
    const text = 'id,source,series,at,buckets\n1,p,rtt,2024-11-14T00:00:00Z,100 ms:5; 250 ms:9; inf:10\n';
    const { rows } = await intakeOf({ 'values.csv': text });
    expect(rows[0]).toMatchObject({ form: 'value', buckets: [{}, {}, {}] });
  });
});

describe('CSV is refused with its place', () => {
  const at = (cell: string, text: string): string =>
    `${header}\n${row}\n${row.replace('OUT-1', 'OUT-2').replace(cell, text)}\n`;
  test.each([
    [
      'a formula for an id',
      at('OUT-2', "=cmd|'/C calc'!A1"),
      'states.csv:3: column id: "=cmd|\'/C calc\'!A1" is a formula where an id is expected',
    ],
    [
      'a formula for a time',
      at('2024-11-14T08:55:00+08:00', '=NOW()'),
      'states.csv:3: column start: "=NOW()" is a formula where a time is expected',
    ],
    ['an at sign for an id', at('probe', '@SUM(1)'), 'column source: "@SUM(1)" is a formula'],
    [
      'a time without offset',
      at('2024-11-14T08:55:00+08:00', '2024-11-14 08:55'),
      'has no offset, so it names no moment; write 2024-11-14T08:55+08:00',
    ],
    ['an end before the start', at('09:50', '07:50'), 'states.csv:3: the end lies before the start'],
    ['too many cells', `${header}\n${row},and,more\n`, '8 cells under 6 columns'],
    ['an open quote', `${header}\n${row}"never\n`, 'states.csv'],
    ['an unknown column', `${header.replace('cause', 'casue')}\n${row}\n`, 'column "casue" is no field of evidence'],
    ['a column twice', `${header.replace('cause', 'State')}\n${row}\n`, 'two columns are named state'],
    ['semicolons', `${header.replaceAll(',', ';')}\n`, 'separated by semicolons'],
    ['an empty file', '', 'no header'],
  ])('%s', async (_, text, expected) => {
    expect((await refusalsOf({ 'states.csv': text })).join('\n')).toContain(expected);
  });
  test('a decimal comma, with the number to write', async () => {
    const text = 'id,source,series,start,end,value\n1,desk,uptime,2024-11-01T00:00:00Z,2024-12-01T00:00:00Z,"99,95"\n';
    expect((await refusalsOf({ 'reported.csv': text })).join()).toContain('decimal comma; write 99.95');
  });
  test('a huge exponent', async () => {
    const text = 'source,series,start,end,bad,total\np,s,2024-11-01T00:00:00Z,2024-11-01T00:01:00Z,0,1e999999999\n';
    expect((await refusalsOf({ 'slices.csv': text })).join()).toMatch(/slices\.csv:2: `total`: .*is not a number/u);
  });
  test('a file that says nowhere what its records are', async () => {
    expect((await refusalsOf({ 'export.csv': `${header}\n${row}\n` })).join()).toContain('add a column "form"');
  });
  test('no more than twenty faults are listed', async () => {
    const text = [header, ...Array.from({ length: 100 }, () => row.replace('+08:00', ''))].join('\n');
    expect(await refusalsOf({ 'states.csv': text })).toHaveLength(20);
  });
});
