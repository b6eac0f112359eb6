/** What must hold of every page, whatever its words. */
import { describe, expect, test } from 'vitest';
import { contractHtml, contractMarkdown } from './contract/contract.ts';
import { plainMarkdown } from './plain/plain.ts';
import { plainHtml } from './plain/twin-page.ts';
import { statementPage } from './statement/statement-page.ts';
import { exampleRevision, exampleSheet } from './testing/example.ts';

const pages: readonly (readonly [string, () => string])[] = [
  ['contract', () => contractHtml(exampleRevision(), 'en')],
  ['plain text', () => plainHtml(exampleRevision(), 'en')],
  ['statement', () => statementPage([exampleSheet()], 'en')],
  ['two statements', () => statementPage([exampleSheet(), exampleSheet()], 'zh-Hant')],
];

describe.each(pages)('%s', (_, write) => {
  test('words of authors stay words', () => {
    const text = write();
    expect(text).not.toMatch(/<script|<b>Ann|<i>not|<Lee>/u);
    expect(text).toMatch(/&lt;|安氏/u);
  });
  test('nothing is fetched from outside, and nothing runs', () => {
    const text = write();
    expect(text).not.toMatch(/(?:src|href)="(?!#)|url\(|@import|<link|<iframe|\son\w+=/u);
    expect(text).toContain("default-src 'none'");
  });
  test('every element that is opened is closed', () => {
    const open: string[] = [];
    const empty = new Set(['meta', 'rect', 'path', 'br']);
    for (const [, close, name = '', self] of write().matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gu)) {
      if (empty.has(name) || self === '/') continue;
      if (close === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
  test('the same input gives the same bytes', () => {
    expect(write()).toBe(write());
  });
});

describe('statement', () => {
  const text = statementPage([exampleSheet()], 'en');
  test('minutes stand before the percentage, with what is allowed', () => {
    const card = text.slice(text.indexOf('class="lead"'));
    expect(card.indexOf('21.6 min allowed')).toBeGreaterThan(0);
    expect(card.indexOf('21.6 min allowed')).toBeLessThan(card.indexOf('99.'));
  });
  test('each chart has words for those who do not see it, and a table', () => {
    const charts = text.match(/<svg[^>]*>/gu) ?? [];
    expect(charts.length).toBeGreaterThan(5);
    for (const chart of charts) expect(chart).toMatch(/role="img" aria-label="[^"]+"/u);
    expect(text.match(/The same as a table/gu)).toHaveLength((text.match(/<figure/gu) ?? []).length);
  });
  test('excluded, refused and unknown time, the earlier statement and both hashes are there', () => {
    for (const words of [
      'excluded by works',
      'Sam &lt;Lee&gt;',
      '360 min unknown',
      'replaces an earlier one',
      exampleSheet().hash,
    ])
      expect(text).toContain(words);
  });
});

describe('Markdown', () => {
  test('signs of authors are no markup, and a number at the start of a line begins no list', () => {
    const text = contractMarkdown(exampleRevision(), 'en');
    expect(text).toContain('Access for \\<b\\>Ann & Sons\\</b\\>');
    expect(text).toContain('Line \\| router');
    expect(text).not.toMatch(/^\d+\. /mu);
  });
  test('references in prose are filled from the terms', () => {
    expect(contractMarkdown(exampleRevision(), 'en')).toContain('The target is at least 99.95 %.');
    expect(contractMarkdown(exampleRevision(), 'zh-Hant')).toContain('目標為不低於 99.95 %。');
  });
  test('the plain text says minutes and amounts', () => {
    const text = plainMarkdown(exampleRevision(), 'en');
    expect(text).toContain('at most 21.6 min');
    expect(text).toContain('HKD 1,200.00 (10 % of the fee “Access fee”)');
  });
});
