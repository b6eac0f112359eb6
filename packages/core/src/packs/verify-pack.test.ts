import { utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocuments } from '../agreements/document.ts';
import { smallAgreement } from '../agreements/testing/small-agreement.ts';
import { sealDay } from '../evidence/page-codec.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import type { SignedCheckpoint } from '../ledger/checkpoint.ts';
import { canonicalText } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';
import { buildPack } from './build-pack.ts';
import type { Trust } from './check-checkpoint.ts';
import { chained, ledgerOf, noteOver, signerOf, smallParts, taken, verify } from './testing/small-pack.ts';
import type { PackFiles } from './pack.ts';
import type { PackReport } from './report.ts';
import { utf8Text } from './utf8.ts';
import { verifyPack } from './verify-pack.ts';

let whole: PackFiles = new Map();
beforeAll(async () => {
  whole = buildPack(await smallParts());
});

const reportOn = async (
  files: PackFiles,
  trust: Partial<Trust> = { trustedKeys: [signerOf(1)] },
): Promise<PackReport> => taken(await verifyPack(files, { verify, ...trust }));
const faultsOf = (report: PackReport): string[] =>
  report.checks.flatMap(({ faults }) => faults.map(({ code }) => code));
const sentences = (report: PackReport): string =>
  report.checks.flatMap(({ faults }) => faults.map(({ says }) => says.en)).join('\n');

const textIn = (files: PackFiles, name: string): string => utf8Text(files.get(name) ?? new Uint8Array(0)) ?? '';
const withText = (name: string, change: (text: string) => string): PackFiles =>
  new Map([...whole, [name, utf8ToBytes(change(textIn(whole, name)))]]);
const withLines = (name: string, change: (lines: string[]) => readonly string[]): PackFiles =>
  withText(name, (text) =>
    change(text.trimEnd().split('\n'))
      .map((line) => `${line}\n`)
      .join(''),
  );
const line = (lines: readonly string[], at: number): string => lines[at] ?? '';
const note = async (size: number, signer = signerOf(1)): Promise<SignedCheckpoint> => {
  const { rows, statements } = await smallParts();
  const [statement] = statements;
  if (statement === undefined) throw new TypeError('no statement');
  return taken(parseCheckpoint(await noteOver(ledgerOf(rows, statement), size, signer)));
};
const only = (name: string): string => [...whole.keys()].find((one) => one.startsWith(name)) ?? '';

describe('a pack as it was built', () => {
  test('is valid, with the key trusted and the ledger seen before', async () => {
    const report = await reportOn(whole, { trustedKeys: [signerOf(1)], seen: await note(3) });
    expect(sentences(report)).toBe('');
    expect(report).toMatchObject({
      valid: true,
      agreement: 'SMALL',
      period: '2024-04',
      checkpoint: { size: 7 },
      notes: [],
    });
    expect(report.checks.map(({ name }) => name)).toEqual([
      'files',
      'checkpoint',
      'history',
      'ledger',
      'agreements',
      'rows',
      'statements',
    ]);
  });
  test('is the same to the byte when built again, and holds nothing of the row withheld but its hash', async () => {
    expect(buildPack(await smallParts())).toEqual(whole);
    expect([...whole.keys()].map((name) => textIn(whole, name)).join('')).not.toContain('OTHER');
  });
  test('may hold its agreement as canonical JSON, and two texts of one name', async () => {
    const parts = await smallParts();
    const [first] = taken(readDocuments(parts.agreements));
    const other = smallAgreement({ id: 'OTHER' }, 'elsewhere/small.yaml');
    const asJson = { file: 'small.yaml', text: canonicalText(first?.data) };
    const files = buildPack({ ...parts, agreements: [asJson, other] });
    expect([...files.keys()].filter((name) => name.startsWith('agreements/'))).toHaveLength(2);
    const report = await reportOn(files);
    expect(sentences(report)).toBe(
      'agreements/2-small.yaml: the text of OTHER revision 1 was changed: the ledger records no such text',
    );
  });
  test('says so when its key is all there is to trust', async () => {
    const report = await reportOn(whole, {});
    expect(report.valid).toBe(true);
    expect(report.notes[0]?.en).toContain('The key came with the pack');
  });
  test('is said to be back-dated where its rows were entered after the moment of the statement', async () => {
    const parts = await smallParts();
    const late = parts.entries.map((entry) => ({ ...entry, recordedAt: parts.knownAt }));
    const ahead = { ...parts, knownAt: parts.entries[0]?.recordedAt ?? parts.knownAt };
    const report = await reportOn(buildPack({ ...ahead, entries: late }));
    expect(report.notes.map(({ en }) => en).join()).toMatch(/Entries 1, 3 were made after/u);
  });
});

describe('rows that were touched are named', () => {
  test.each([
    ['removed', (rows: string[]) => rows.toSpliced(1, 1), 'row-removed', 'row OUT-2 (entry 1, place 2) was removed'],
    [
      'changed',
      (rows: string[]) => rows.with(1, line(rows, 1).replace('12:00', '11:31')),
      'row-changed',
      'row OUT-2 (entry 1, place 2) was changed',
    ],
    [
      'made unreadable',
      (rows: string[]) => rows.with(1, line(rows, 1).replace('"state"', '"gossip"')),
      'row-changed',
      'it is no row of evidence',
    ],
    [
      'moved',
      (rows: string[]) => [line(rows, 1), line(rows, 0), ...rows.slice(2)],
      'row-reordered',
      'row OUT-1 (entry 1, place 0) was moved',
    ],
    [
      'swapped with their places',
      (rows: string[]) => [
        line(rows, 0).replace('"place":0', '"place":2'),
        line(rows, 1).replace('"place":2', '"place":0'),
        ...rows.slice(2),
      ],
      'row-reordered',
      'row OUT-1 (entry 1, place 2) was moved: it was recorded at place 0',
    ],
    [
      'duplicated',
      (rows: string[]) => [line(rows, 0), ...rows],
      'row-duplicated',
      'row OUT-1 (entry 1, place 0) was duplicated',
    ],
    [
      'duplicated under another place',
      (rows: string[]) => [...rows, line(rows, 3).replace('"place":1', '"place":2')],
      'row-duplicated',
      'row OUT-4 (entry 3, place 2) was duplicated',
    ],
    [
      'added',
      (rows: string[]) => [...rows, line(rows, 3).replace('"place":1', '"place":2').replace('OUT-4', 'OUT-5')],
      'row-added',
      'row OUT-5 (entry 3, place 2) was added',
    ],
    [
      'put under an entry that records none',
      (rows: string[]) => rows.with(3, line(rows, 3).replace('"entry":3', '"entry":5')),
      'row-added',
      'row OUT-4 (entry 5, place 1) was added',
    ],
    [
      'from the future',
      (rows: string[]) => [
        ...rows,
        line(rows, 3)
          .replace('"place":1', '"place":2')
          .replace('OUT-4', 'OUT-9')
          .replace(/"recordedAt":"[^"]+"/u, '"recordedAt":"2024-06-01T00:00:00.000Z"'),
      ],
      'row-from-the-future',
      'row OUT-9 (entry 3, place 2) is from the future',
    ],
  ] as const)('%s', async (...[, change, code, says]) => {
    const report = await reportOn(withLines('rows.jsonl', change));
    expect(faultsOf(report)).toContain(code);
    expect(sentences(report)).toContain(says);
  });
  test('and only they', async () => {
    const report = await reportOn(
      withLines('rows.jsonl', (rows) => rows.with(1, line(rows, 1).replace('12:00', '11:31'))),
    );
    const rows = report.checks.find(({ name }) => name === 'rows');
    expect(rows?.faults.map(({ code }) => code)).toEqual(['row-changed']);
  });
  test('also when the list of hashes was made to fit', async () => {
    const report = await reportOn(
      withText('proofs.json', (text) => text.replace(/"hash":"[0-9a-f]{8}/u, '"hash":"00000000')),
    );
    expect(sentences(report)).toContain('the list of rows of entry 1 was altered');
  });
  test('and a row that is left out as if it were withheld is missing from the statement', async () => {
    const files = withLines('rows.jsonl', (rows) => rows.toSpliced(0, 1));
    const hidden = textIn(files, 'proofs.json').replace(',"id":"OUT-1"', '').replace('"id":"OUT-1",', '');
    const report = await reportOn(new Map([...files, ['proofs.json', utf8ToBytes(hidden)]]));
    expect(faultsOf(report)).toEqual(['pack-cut', 'statement-not-reproduced']);
    expect(sentences(report)).toContain('basis.evidence.rows says 4, computed is 3');
  });
});

describe('other things that were touched are named', () => {
  test('a figure of the statement', async () => {
    const report = await reportOn(
      withText(only('statements/'), (text) => text.replace('"total":"100.00"', '"total":"10.00"')),
    );
    expect(faultsOf(report)).toEqual(['statement-changed']);
    expect(sentences(report)).toContain('credit.total says "10.00", computed is "100.00"');
  });
  test('the text of the agreement', async () => {
    const report = await reportOn(withText('agreements/small.yaml', (text) => text.replace('99.9 %', '99.8 %')));
    expect(faultsOf(report)).toContain('agreement-changed');
    expect(sentences(report)).toContain('agreements/small.yaml: the text of SMALL revision 1 was changed');
  });
  test('an agreement or a statement that is missing', async () => {
    const without = (name: string): PackFiles => new Map([...whole].filter(([one]) => one !== name));
    expect(faultsOf(await reportOn(without('agreements/small.yaml')))).toEqual([
      'pack-cut',
      'agreement-removed',
      'statement-not-reproduced',
    ]);
    expect(faultsOf(await reportOn(without(only('statements/'))))).toEqual(['pack-cut', 'statement-removed']);
  });
  test('an agreement that is no longer one', async () => {
    const report = await reportOn(withText('agreements/small.yaml', () => 'kind: Shopping list'));
    expect(faultsOf(report)).toEqual(['agreement-changed', 'statement-not-reproduced']);
  });
  test('an entry of the ledger: changed, removed, moved, told twice', async () => {
    const codes = async (change: (lines: string[]) => readonly string[]): Promise<string[]> =>
      faultsOf(await reportOn(withLines('ledger.jsonl', change)));
    expect(await codes((all) => all.with(0, line(all, 0).replace('mei', 'eve')))).toEqual(['entry-changed']);
    expect(await codes((all) => all.toSpliced(4, 1))).toEqual(['pack-cut', 'entry-removed', 'statement-changed']);
    expect(await codes((all) => [line(all, 1), line(all, 0), ...all.slice(2)])).toEqual(['entry-reordered']);
    expect(await codes((all) => [...all, line(all, 3)])).toEqual(['pack-cut', 'entry-duplicated']);
  });
  test('a file that nothing vouches for', async () => {
    const report = await reportOn(new Map([...whole, ['letter.txt', new Uint8Array(0)]]));
    expect(sentences(report)).toBe('letter.txt has no place in a pack; nothing vouches for it');
  });
});

describe('days of slices that were touched are named', () => {
  const page = (): string => only('pages/');
  test('changed', async () => {
    const bytes = whole.get(page()) ?? new Uint8Array(0);
    const report = await reportOn(new Map([...whole, [page(), bytes.with(bytes.length - 1, 9)]]));
    expect(sentences(report)).toMatch(/the slices of requests on 2024-04-1\d were changed: the page hashes to/u);
  });
  test('removed', async () => {
    const report = await reportOn(new Map([...whole].filter(([name]) => name !== page())));
    expect(faultsOf(report)).toEqual(['pack-cut', 'page-removed', 'statement-not-reproduced']);
    expect(sentences(report)).toMatch(/the slices of requests on 2024-04-1\d were removed/u);
  });
  test('added', async () => {
    const { bytes, hash } = sealDay({
      day: Instant.parse('2024-04-12T00:00:00Z'),
      stepMs: 3_600_000,
      recordedAt: Instant.parse('2024-04-13T00:00:00Z'),
      bad: new Uint8Array(24),
      total: new Uint8Array(24).fill(60),
    });
    const report = await reportOn(new Map([...whole, [`pages/${hash}`, bytes]]));
    expect(faultsOf(report)).toEqual(['pack-cut', 'page-added']);
  });
});

describe('keys and history', () => {
  test('a swapped key is named, when the reader has a key or an earlier checkpoint', async () => {
    const parts = await smallParts();
    const { rows, statements } = parts;
    const [statement] = statements;
    if (statement === undefined) throw new TypeError('no statement');
    const forged = await noteOver(ledgerOf(rows, statement), 7, signerOf(9));
    const swapped = buildPack({ ...parts, keys: [signerOf(9)], checkpoint: { ...parts.checkpoint, note: forged } });
    expect(faultsOf(await reportOn(swapped, {}))).toEqual([]);
    expect(faultsOf(await reportOn(swapped))).toEqual(['key-swapped']);
    expect(faultsOf(await reportOn(swapped, { seen: await note(3) }))).toEqual(['key-swapped']);
  });
  test('a key that signed before is not enough when another signed now', async () => {
    const parts = await smallParts();
    const [statement] = parts.statements;
    if (statement === undefined) throw new TypeError('no statement');
    const forged = await noteOver(ledgerOf(parts.rows, statement), 7, signerOf(9));
    const keys = [signerOf(1), signerOf(9)];
    const both = buildPack({ ...parts, keys, checkpoint: { ...parts.checkpoint, note: forged } });
    expect(faultsOf(await reportOn(both, { seen: await note(3) }))).toEqual(['key-swapped']);
  });
  test('a checkpoint whose text was changed is not signed', async () => {
    const forged = withText('checkpoint.txt', (text) => text.replace('\n7\n', '\n8\n'));
    expect(faultsOf(await reportOn(forged))).toContain('signature-broken');
    expect(faultsOf(await reportOn(forged, {}))).toContain('signature-broken');
  });
  test('an older state than the one seen is a rollback', async () => {
    const old = buildPack(await smallParts(undefined, 6));
    expect(faultsOf(await reportOn(old, { seen: await note(6) }))).toEqual([]);
    const report = await reportOn(old, { seen: await note(7) });
    expect(faultsOf(report)).toEqual(['checkpoint-rolled-back']);
    expect(sentences(report)).toContain('it covers 6 entries, the one you hold covers 7');
  });
  test('another history than the one seen is named, the same size or not', async () => {
    const other = chained(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((subject) => ({ kind: 'record', subject, actor: 'mei', body: {} })),
    );
    for (const size of [3, 7]) {
      const seen = taken(parseCheckpoint(await noteOver(other, size)));
      expect(faultsOf(await reportOn(whole, { seen }))).toEqual(['history-rewritten']);
    }
  });
  test('a state for which the pack has no proof is not taken on trust', async () => {
    expect(faultsOf(await reportOn(whole, { seen: await note(4) }))).toEqual(['history-not-shown']);
  });
  test('the checkpoint of another ledger is none', async () => {
    const seen = await note(3);
    const elsewhere = { ...seen, checkpoint: { ...seen.checkpoint, origin: 'troth.example/else' } };
    expect(faultsOf(await reportOn(whole, { seen: elsewhere }))).toEqual(['history-rewritten']);
  });
  test("an older checkpoint put in place of the pack's own is a rollback, another one is named too", async () => {
    const parts = await smallParts(undefined, 6);
    const early = await noteOver(parts.entries, 3);
    const files = new Map([...buildPack(parts), ['checkpoint.txt', utf8ToBytes(early)]]);
    expect(sentences(await reportOn(files))).toBe(
      'the checkpoint was rolled back: it covers 3 entries, and the pack holds entry 5, which was recorded later',
    );
    const { rows, statements } = await smallParts();
    const [statement] = statements;
    if (statement === undefined) throw new TypeError('no statement');
    const other = await noteOver(chained(ledgerOf(rows, statement).toReversed()), 7);
    expect(faultsOf(await reportOn(new Map([...whole, ['checkpoint.txt', utf8ToBytes(other)]])))).toEqual([
      'checkpoint-swapped',
    ]);
  });
});

describe('what cannot be read is refused, with the file and the line', () => {
  const refusalOf = async (files: PackFiles): Promise<string> => {
    const read = await verifyPack(files, { verify });
    return read.ok ? '' : read.refusals.map(({ message }) => message).join('\n');
  };
  test.each<[string, (text: string) => string, string]>([
    ['pack.json', (text) => text.slice(0, 20), 'pack.json: breaks off'],
    [
      'pack.json',
      (text) => text.replace('troth-pack/1', 'troth-pack/9'),
      'pack.json: is not what a pack holds there: format',
    ],
    ['rows.jsonl', (text) => text.slice(0, -20), 'rows.jsonl: line 4: breaks off'],
    [
      'ledger.jsonl',
      (text) => text.replace('"actor"', '"author"'),
      'ledger.jsonl: line 1: is not what a pack holds there',
    ],
    ['checkpoint.txt', (text) => text.slice(0, -10), 'This is no checkpoint'],
    ['keys.json', () => '{"keys":["x"]}', 'This is no public key'],
  ])('%s', async (name, change, says) => {
    expect(await refusalOf(withText(name, change))).toContain(says);
  });
  test('a missing file, bytes that are no text, and what is no pack at all', async () => {
    expect(await refusalOf(new Map([...whole].filter(([name]) => name !== 'proofs.json')))).toContain(
      'proofs.json: is missing',
    );
    expect(await refusalOf(new Map([...whole, ['rows.jsonl', Uint8Array.of(0xff, 0xfe)]]))).toContain(
      'rows.jsonl: is not UTF-8',
    );
    expect(await refusalOf(new Map())).toContain('this is no evidence pack');
  });
});

test('long texts with letters of every width come back from their bytes', () => {
  const text = 'a港é🙂'.repeat(3000);
  expect(utf8Text(utf8ToBytes(text))).toBe(text);
  expect(utf8Text(new Uint8Array(5000).fill(0x80))).toBeUndefined();
  expect(utf8Text(new Uint8Array(0))).toBe('');
});
