import { contractProse } from '@troth/core';
import type { Language, Revision } from '@troth/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exampleRevision } from '../testing/example.ts';
import { harbourline } from '../testing/harbourline.ts';
import { holds, linked } from './clauses.ts';
import { readingGrade } from './reading-grade.ts';
import { plainHtml, plainPdf } from './twin-page.ts';
import { twinOf, twinRuns } from './twin.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-twin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const revisions: readonly Revision[] = [exampleRevision(), ...harbourline().agreements.flatMap((one) => one.revisions)];
const cases = revisions.flatMap((revision) =>
  (['en', 'zh-Hant'] as const).map(
    (language) => [`${revision.agreement} ${revision.revision} ${language}`, revision, language] as const,
  ),
);

describe.each(cases)('the plain page of %s', (_, revision, language) => {
  const twin = twinOf(revision, language);

  test('leads every number to a clause of the contract in which it stands', () => {
    const runs = twinRuns(twin);
    for (const { text, clause } of runs) {
      if (clause === undefined) expect(text).not.toMatch(/\d/u);
      else for (const [number] of text.matchAll(/\d+(?:[.,:]\d+)*/gu)) expect(holds(clause.text, number)).toBe(true);
    }
    expect(runs.filter(({ clause }) => clause !== undefined).length).toBeGreaterThan(5);
    const contract = new Set(contractProse(revision, language).blocks.map((block) => JSON.stringify(block)));
    for (const { block } of twin.clauses) expect(contract).toContain(JSON.stringify(block));
  });

  test('has all its links on the page', () => {
    const html = plainHtml(revision, language);
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/gu)].map((found) => found[1]));
    const links = [...html.matchAll(/ href="#([^"]+)"/gu)].map((found) => found[1]);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(ids).toContain(link);
  });

  test('is easily read', () => {
    if (language === 'en') expect(twin.grade).toBeLessThanOrEqual(8);
    else expect(twin.grade).toBeUndefined();
  });
});

test.each(['en', 'zh-Hant'] as const)('is one page in %s, and the clauses follow it', async (language: Language) => {
  for (const revision of revisions) {
    const file = join(folder, `${revision.agreement}-${language}.pdf`);
    writeFileSync(file, await plainPdf(revision, language));
    const first = execFileSync('pdftotext', ['-l', '1', '-layout', file, '-'], { encoding: 'utf8' });
    const second = execFileSync('pdftotext', ['-f', '2', '-l', '2', '-layout', file, '-'], { encoding: 'utf8' });
    const last = language === 'en' ? 'Every number leads to its clause' : '每個數字均連至其條款';
    expect(first).toContain(last);
    expect(second).toContain(language === 'en' ? 'The clauses behind the numbers' : '數字所依的條款');
  }
});

test('a number is not found within a longer one', () => {
  expect(holds('at least 99.95 %', '99.9')).toBe(false);
  expect(holds('HKD 1,200.00', '200.00')).toBe(false);
  expect(holds('in 30 days.', '30')).toBe(true);
  expect(linked('about 31 days', [], [])).toEqual([{ text: 'about ' }, { text: '31' }, { text: ' days' }]);
});

test('longer sentences of longer words ask for more school', () => {
  const plain = readingGrade('The cat sat on the mat. It was warm.');
  const legal = readingGrade(
    'Notwithstanding anything to the contrary, the obligations aforementioned survive termination of this agreement howsoever occasioned.',
  );
  expect(plain).toBeLessThan(3);
  expect(legal).toBeGreaterThan(15);
  expect(readingGrade('')).toBe(0);
});
