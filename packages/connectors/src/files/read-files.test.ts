import { describe, expect, test } from 'vitest';
import { intakeOf, refusalsOf, withFiles } from '../testing/scratch.ts';
import { readFiles } from './read-files.ts';

const evidence = `apiVersion: troth/v1
kind: Evidence
agreement: SLA-LR
source: probe
rows:
  - { form: state, id: O1, start: 2024-11-14T08:55:00+08:00, end: 2024-11-14T09:50:00+08:00, state: down }
  - { form: state, id: O2, start: 2024-11-15T08:55:00+08:00, end: 2024-11-15T09:50:00+08:00, state: down, source: desk }
`;

describe('YAML and JSON', () => {
  test('agreements are handed on as text, evidence as rows that share the head of the document', async () => {
    const intake = await intakeOf({
      'agreement.yaml': 'apiVersion: troth/v1\nkind: Agreement\n',
      'evidence.yaml': evidence,
    });
    expect(intake.agreements.map(({ text }) => text)).toEqual(['apiVersion: troth/v1\nkind: Agreement']);
    expect(
      intake.rows.map(({ id, source, agreement, place }) => [id, source, agreement, place?.replace(/^.*\//u, '')]),
    ).toEqual([
      ['O1', 'probe', 'SLA-LR', 'evidence.yaml:6'],
      ['O2', 'desk', 'SLA-LR', 'evidence.yaml:7'],
    ]);
  });
  test('rows for which nobody names a source get the one that is given, the others keep theirs', async () => {
    const files = {
      'named.yaml': evidence,
      'unnamed.yaml': evidence.replace('source: probe\n', '').replaceAll('id: O', 'id: P'),
    };
    const read = await withFiles(files, (directory) => readFiles([directory], { source: 'noc' }));
    expect(read.ok && read.value.rows.map(({ id, source }) => `${id} ${source}`)).toEqual([
      'O1 probe',
      'O2 desk',
      'P1 noc',
      'P2 desk',
    ]);
    expect(await refusalsOf(files)).toEqual([expect.stringContaining('unnamed.yaml:5')]);
  });
  test('other documents of a directory are passed over and named', async () => {
    const intake = await intakeOf({ 'evidence.yaml': evidence, 'package.json': '{"name":"x"}', 'notes.md': '# x' });
    expect(intake.passedOver.map(({ why }) => why)).toEqual(['not of kind Agreement, ServiceModel or Evidence']);
  });
  test('what stands behind an agreement is read and kept as it is written', async () => {
    const text = 'apiVersion: troth/v1\nkind: ServiceModel\nagreement: SLA-LR\nstructure: { leaf: x }\n';
    const leaf = 'leaves: [{ id: x, name: Fibre, promises: [{ agreement: UC-X, commitment: up }] }]\n';
    const [read] = (await intakeOf({ 'model.yaml': text + leaf })).models;
    expect(read?.agreement).toBe('SLA-LR');
    expect(read?.model.leaves[0]?.name).toEqual({ en: 'Fibre' });
    expect(read?.written).toEqual({
      structure: { leaf: 'x' },
      leaves: [{ id: 'x', name: 'Fibre', promises: [{ agreement: 'UC-X', commitment: 'up' }] }],
    });
    const wrong = await refusalsOf({ 'model.yaml': `${text}leaves: [{ id: x, promises: none }]\n` });
    expect(wrong.join('\n')).toMatch(/model\.yaml:5:\d+: leaves\.0\.promises: /u);
  });
  test.each([
    [
      'a row with a fault',
      evidence.replace('09:50:00+08:00, state: down }', '07:50:00+08:00, state: down }'),
      'e.yaml:6: the end lies before the start',
    ],
    [
      'a key that is unknown',
      evidence.replace('source: probe', 'sauce: probe'),
      'e.yaml:4:8: sauce: is no key of an evidence document',
    ],
    ['no rows', 'apiVersion: troth/v1\nkind: Evidence\n', 'e.yaml:1:1: rows: is missing'],
    [
      'another version',
      evidence.replace('troth/v1', 'troth/v9'),
      'e.yaml:1:13: apiVersion: write "apiVersion: troth/v1"',
    ],
    ['a tab', evidence.replace('  - {', '\t- {'), 'e.yaml:6'],
    [
      'both kinds in one file',
      `${evidence}---\napiVersion: troth/v1\nkind: Agreement\n`,
      'documents of several kinds in one file',
    ],
  ])('%s is refused with its place', async (_, text, expected) => {
    expect((await refusalsOf({ 'e.yaml': text })).join('\n')).toContain(expected);
  });
});

describe('JSON Lines', () => {
  test('a head shares fields; decimals keep the digits of the line', async () => {
    const lines =
      '{"kind":"Evidence","source":"probe"}\n\n{"form":"reported","id":"1","series":"uptime","start":"2024-11-01T00:00:00Z","end":"2024-12-01T00:00:00Z","value":0.99950000000000000001}\n';
    const { rows } = await intakeOf({ 'r.jsonl': lines });
    const value = rows[0]?.form === 'reported' ? rows[0].value.toString() : '';
    expect(value).toBe('0.99950000000000000001');
  });
  test('a broken line is refused by its number, and the others are still checked', async () => {
    const refused = await refusalsOf({ 'states.jsonl': '{"id":"1"}\n{"id":\n[1]\n' });
    expect(refused.join('\n')).toContain('states.jsonl:2: is no JSON object');
    expect(refused.join('\n')).toContain('states.jsonl:3: is no JSON object');
    expect(refused.join('\n')).toContain('states.jsonl:1: `source` is missing');
  });
  test('a wrong unit', async () => {
    const line =
      '{"form":"value","id":"1","source":"p","series":"rtt","at":"2024-11-01T00:00:00Z","value":"12 %% fast x"}\n';
    const [first] = await refusalsOf({ 'v.jsonl': line.replace('12 %% fast x', '12,5 ms') });
    expect(first).toContain('v.jsonl:1: `value`');
  });
});

describe('paths', () => {
  test('a file named twice, in its directory and by a pattern, is read once', async () => {
    await withFiles({ 'e.yaml': evidence }, async (directory) => {
      const read = await readFiles([directory, `${directory}/*.yaml`, `${directory}/e.yaml`]);
      expect(read.ok && read.value.files).toHaveLength(1);
    });
  });
  test('a path that leads nowhere, and a format nobody reads', async () => {
    await withFiles({ 'a.xlsx': 'x' }, async (directory) => {
      const nowhere = await readFiles([`${directory}/none.yaml`]);
      expect(nowhere.ok ? '' : nowhere.refusals[0]?.message).toContain('no such file or directory');
      const excel = await readFiles([`${directory}/a.xlsx`]);
      expect(excel.ok ? '' : excel.refusals[0]?.message).toContain('a format that is not read');
    });
  });
});
