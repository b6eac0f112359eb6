/** Lion Rock's November on paper: the figures that everybody knows, whoever may read them, the same bytes again. */
import type { Level } from '@troth/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../context.ts';
import { draftCreditNote } from '../month-end/credit-note.ts';
import { draftReport } from '../month-end/report.ts';
import { closePeriod } from '../periods/close.ts';
import { issuedStatement } from '../periods/issued.ts';
import { createRecord } from '../practice/write.ts';
import { demoFiles, houseForTests, importRows, organisation, settleIn, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { keepDocuments, listedReport, makeCreditNoteDocuments, makeReportDocuments } from './documents.ts';
import type { MadeDocument, MadeReportDocument } from './documents.ts';
import { agreementPaper, previewReport, readDocument, statementFile } from './read-document.ts';
import { reportView } from './report-facts.ts';

const scopes = ['read', 'records:write', 'statements:write', 'decisions:write', 'evidence:write'] as const;
const grants = scopes.map((scope) => ({ scope }));
const person = (id: string, level: Level): Actor => ({ id: `person:${id}`, level, side: 'own', grants });
const [ada, carmen] = [person('ada', 5), person('carmen', 4)];
const customer = (party: string): Actor => ({
  id: `person:${party}`,
  side: 'customer',
  party,
  grants: [{ scope: 'portal' }],
});
const about = { organisation, agreement: 'SLA-LR-METRO', period: '2024-11' };
const overrule = { guards: ['correction-window', 'completeness'] as const, reason: 'The figures are wanted early.' };

const folder = mkdtempSync(join(tmpdir(), 'troth-papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let house: House;
let papers: readonly MadeReportDocument[];
let report: string;

const records = [
  ['party', 'lion-rock', { name: { en: 'Lion Rock Securities', 'zh-Hant': '獅子山證券' }, role: 'customer' }],
  ['party', 'harbourline', { name: { en: 'Harbourline Networks', 'zh-Hant': '港綫網絡' }, role: 'own' }],
  ['agreement-roles', 'SLA-LR-METRO', { agreement: 'SLA-LR-METRO', provider: 'harbourline', customer: 'lion-rock' }],
  [
    'change',
    'CHG-2024-2031',
    {
      title: { en: 'New card in Central', 'zh-Hant': '中環更換板卡' },
      agreements: ['SLA-LR-METRO'],
      parties: ['lion-rock'],
      window: { start: '2024-12-08T02:00:00+08:00', end: '2024-12-08T04:00:00+08:00' },
      expectedCutMs: 1_200_000,
      counted: false,
    },
  ],
  [
    'claim',
    'CLM-1',
    {
      supplier: 'victoria-fibre',
      agreement: 'UC-VF',
      forAgreement: 'SLA-LR-METRO',
      period: '2024-11',
      event: 'OUT-0192',
      amount: { amount: '15000.00', currency: 'HKD' },
      recoverable: { amount: '0.00', currency: 'HKD' },
      gap: 'UC_FORCE_MAJEURE',
    },
  ],
] as const;

beforeAll(async () => {
  const files = await demoFiles();
  house = await houseForTests();
  house.setClock('2024-12-02T09:30:00+08:00');
  await settleIn(house, files);
  const now = house.context.clock();
  await importRows(
    house,
    files.rows.filter(({ form, recordedAt }) => form !== 'issued' && recordedAt <= now),
  );
  house.setClock('2024-12-02T09:31:00+08:00');
  const by = { organisation, actor: ada };
  for (const [kind, id, body] of records) taken(await createRecord(house.context, { ...by, kind, id, body }));
  for (const period of ['2024-09', '2024-10', '2024-11'])
    taken(await closePeriod(house.context, { ...by, agreement: 'SLA-LR-METRO', period, overrule }));
  report = taken(await draftReport(house.context, { ...about, actor: carmen })).id;
  papers = taken(await makeReportDocuments(house.context, { organisation, id: report }));
}, 60_000);

const found = (name: string): MadeReportDocument => {
  const one = papers.find((paper) => paper.name === name);
  if (one === undefined) throw new TypeError(`${name} is not among ${papers.map((paper) => paper.name).join(', ')}`);
  return one;
};
const textOf = ({ bytes }: Pick<MadeDocument, 'bytes'>): string => new TextDecoder().decode(bytes);

const run = (command: string, ...words: string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** What the file says, after it was found whole, tagged, and with its fonts in it. */
function pdfText({ bytes, name }: Pick<MadeDocument, 'bytes' | 'name'>): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
  expect(run('pdfinfo', file)).toMatch(/Tagged: +yes/u);
  for (const font of run('pdffonts', file).trim().split('\n').slice(2))
    expect(font).toMatch(/ yes +yes +yes +\d+ +\d+$/u);
  return run('pdftotext', '-layout', file, '-').replaceAll(/\s+/gu, ' ');
}

const figures = ['43,200', '21.6', '99.87269 %', 'HKD 15,000.00', 'OUT-0192', 'EXC-0052', 'CHG-2024-2031'];

test.each([
  ['SLA-LR-METRO-2024-11-report-en.pdf', ['55 min', 'Service report, November 2024', 'Lion Rock Securities']],
  ['SLA-LR-METRO-2024-11-report-zh.pdf', ['55 分鐘', '2024年11月服務報告', '獅子山證券']],
  ['SLA-LR-METRO-2024-11-report-internal-en.pdf', ['55 min', 'Internal edition', 'UC_FORCE_MAJEURE']],
  ['SLA-LR-METRO-2024-11-report-internal-zh.pdf', ['55 分鐘', '內部版本', 'UC_FORCE_MAJEURE']],
])('%s says what was promised, what happened and what is owed', (name, words) => {
  const text = pdfText(found(name));
  for (const said of [...figures, ...words]) expect(text).toContain(said);
});

test('both editions have the same figures, and only the internal one what is between us and suppliers', () => {
  const numbers = (name: string): readonly string[] =>
    [...textOf(found(name)).matchAll(/<td[^>]*>([^<]*\d[^<]*)<\/td>/gu)].map(([, cell]) => cell ?? '');
  for (const language of ['en', 'zh']) {
    const [open, inner] = ['report', 'report-internal'].map((edition) =>
      numbers(`SLA-LR-METRO-2024-11-${edition}-${language}.html`),
    );
    expect(open?.length).toBeGreaterThan(20);
    expect(inner).toEqual(expect.arrayContaining([...(open ?? [])]));
    expect(textOf(found(`SLA-LR-METRO-2024-11-report-${language}.html`))).not.toContain('UC_FORCE_MAJEURE');
  }
});

test('the figures as CSV are those of the statement, exact', async () => {
  const csv = textOf(found('SLA-LR-METRO-2024-11-report-en.csv')).split('\r\n');
  const [head = '', first = ''] = csv;
  const line = Object.fromEntries(head.split(',').map((name, at) => [name, first.split(',')[at]]));
  expect(line).toMatchObject({
    commitment: 'availability',
    value: '8629/8640',
    verdict: 'missed',
    agreed_minutes: '43200',
    counted_minutes: '55',
    allowed_minutes: '21.6',
    credit: '15000',
    statement: taken(await issuedStatement(house.context, about)).hash,
  });
  const asked = taken(await statementFile(house.context, { ...about, actor: customer('lion-rock') }));
  expect(textOf(asked)).toBe(textOf(found('SLA-LR-METRO-2024-11-report-en.csv')));
});

test('the same report is the same bytes, however often it is made', async () => {
  const again = taken(await makeReportDocuments(house.context, { organisation, id: report }));
  expect(listedReport(again)).toEqual(listedReport(papers));
});

test('a report tells the months before and takes nothing from evidence that came later', async () => {
  const view = taken(await reportView(house.context, { ...about, edition: 'customer' }));
  expect(view.history[0]?.points.map(({ period, verdict }) => `${period} ${verdict}`)).toEqual([
    '2024-09 met',
    '2024-10 met',
    '2024-11 missed',
  ]);
  expect(view.periods).toHaveLength(13);
  expect(view.internal).toBeUndefined();
  expect(view.decisions.map(({ id, decision }) => `${id} ${decision}`)).toEqual(['EXC-0052 refused']);
});

test('the credit note has its number, clause, line, and total in both languages', async () => {
  const note = taken(await draftCreditNote(house.context, { ...about, actor: carmen, from: 117 }));
  const made = taken(await makeCreditNoteDocuments(house.context, { organisation, id: note.id }));
  expect(made.map(({ name }) => name)).toEqual([
    'CN-2024-0117-en.pdf',
    'CN-2024-0117-en.html',
    'CN-2024-0117-zh.pdf',
    'CN-2024-0117-zh.html',
  ]);
  for (const paper of made.filter(({ format }) => format === 'pdf')) {
    const text = pdfText(paper);
    for (const said of ['CN-2024-0117', '13.1', '99.87269 %', 'HKD 15,000.00']) expect(text).toContain(said);
  }
});

test('the contract as a file has the terms, names its revision and is there for its own parties only', async () => {
  const asked = { organisation, agreement: 'SLA-LR-METRO', revision: 1 } as const;
  const zh = { ...asked, language: 'zh-Hant', file: 'contract.pdf' } as const;
  const paper = taken(await agreementPaper(house.context, { ...zh, actor: customer('lion-rock') }));
  expect(paper.name).toBe('SLA-LR-METRO-r1-contract.pdf');
  expect(pdfText(paper)).toContain('99.95 %');
  expect(await agreementPaper(house.context, { ...zh, actor: customer('silkroad') })).toMatchObject({
    ok: false,
    refusals: [{ code: 'NOT-FOUND' }],
  });
});

test('a preview is marked as a draft and is for the organisation', async () => {
  const asked = { ...about, edition: 'customer', language: 'en', format: 'html' } as const;
  expect(textOf(taken(await previewReport(house.context, { ...asked, actor: ada })))).toContain('draft');
  expect(textOf(found('SLA-LR-METRO-2024-11-report-en.html'))).not.toContain('draft');
  expect((await previewReport(house.context, { ...asked, actor: customer('lion-rock') })).ok).toBe(false);
});

test('issued papers are read by their hash: a customer its own edition, nobody another’s', async () => {
  const { context } = house;
  const issued = { ...about, number: 1, party: 'lion-rock', summary: { en: 'x' }, state: 'issued', trail: [] };
  const { organisation: _, ...body } = { ...issued, documents: listedReport(papers), statement: 'a'.repeat(64) };
  await context.store.write(organisation, async (transaction) => {
    await keepDocuments(transaction, papers);
    await transaction.put({ kind: 'report', id: 'RPT-ISSUED', body }, { actor: 'system' });
  });
  const read = (actor: Actor, name: string) =>
    readDocument(context, { organisation, actor, sha256: found(name).sha256 });
  const [open, inner] = ['SLA-LR-METRO-2024-11-report-en.pdf', 'SLA-LR-METRO-2024-11-report-internal-en.pdf'];
  const own = taken(await read(customer('lion-rock'), open ?? ''));
  expect(own).toMatchObject({ name: open, type: 'application/pdf', brought: false });
  expect(Buffer.from(own.bytes).equals(found(open ?? '').bytes)).toBe(true);
  expect((await read(customer('lion-rock'), inner ?? '')).ok).toBe(false);
  expect((await read(customer('silkroad'), open ?? '')).ok).toBe(false);
  expect(taken(await read(ada, inner ?? '')).name).toBe(inner);
});
