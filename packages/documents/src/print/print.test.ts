import { Instant, slamChart } from '@troth/core';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { codePointsOf, drawable } from './glyphs.ts';
import type { Paper } from './paper.ts';
import { printPdf } from './press.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-print-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostile = '#panic("x") $x^2$ *b* _i_ <label> @cite `raw` \\u{41} #{1+1} // no comment /* nor this */ 電訊';

const paper: Paper = {
  title: `Report ${hostile}`,
  language: 'zh-Hant',
  author: 'Harbourline',
  keywords: [hostile],
  identity: 'SLA-1 · 2024-11',
  footer: hostile,
  madeAt: Instant.parse('2024-12-02T01:00:00Z'),
  blocks: [
    { kind: 'heading', level: 1, text: hostile },
    { kind: 'paragraph', text: hostile },
    { kind: 'facts', rows: [['客戶', hostile]] },
    { kind: 'highlight', figure: '55 分鐘', text: 'HKD 15,000.00' },
    { kind: 'clause', number: '6.1', title: '定義', text: hostile },
    { kind: 'list', items: [hostile, '二'] },
    { kind: 'hash', label: 'SHA-256', value: 'a'.repeat(64) },
    {
      kind: 'drawing',
      drawing: slamChart({
        language: 'zh-Hant',
        width: 660,
        periods: [{ key: '2024-11', label: '2024年11月' }],
        rows: [
          {
            title: `可用率 ${hostile}`,
            cells: [{ period: '2024-11', state: 'missed', value: '55 分鐘', used: '255' }],
          },
        ],
      }),
    },
    {
      kind: 'table',
      caption: '很長的表',
      head: ['編號', '時間', '長度', '說明'],
      rows: Array.from({ length: 80 }, (_, index) => [`OUT-${index}`, '2024年11月14日', `${index} 分鐘`, hostile]),
      right: [2],
    },
  ],
};

const asked = (command: string, ...words: string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

async function printed(): Promise<string> {
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, await printPdf(paper));
  return file;
}

describe('a paper that was printed', () => {
  test('says every word as it was given and runs none of them', async () => {
    const text = asked('pdftotext', '-raw', await printed(), '-').replaceAll(/\s+/gu, ' ');
    for (const words of [
      '#panic("x") $x^2$ *b* _i_ <label> @cite `raw` \\u{41} #{1+1} // no comment /* nor this */',
      '55 分鐘',
      'HKD 15,000.00',
      'OUT-79',
    ])
      expect(text).toContain(words);
  });

  test('is archival and tagged, whole, with its fonts in it and its title and date in the file', async () => {
    const file = await printed();
    expect(asked('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    const info = asked('pdfinfo', file);
    expect(info).toMatch(/Tagged: +yes/u);
    expect(info).toMatch(/CreationDate: +Mon Dec +2 01:00:00 2024/u);
    const fonts = asked('pdffonts', file).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes +\d+ +\d+$/u);
    const metadata = readFileSync(file, 'latin1');
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });

  test('can follow the standards of access and of attachments instead', async () => {
    for (const standard of ['ua-1', 'a-3a'] as const)
      expect((await printPdf(paper, standard)).length).toBeGreaterThan(1000);
  });

  test('has the same bytes when it is printed again, here and by another process', async () => {
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const first = hash(await printPdf(paper));
    const other = { ...paper, title: 'another paper in between' };
    expect(hash(await printPdf(other))).not.toBe(first);
    expect(hash(await printPdf(paper))).toBe(first);
    const program = `
      import { printPdf } from ${JSON.stringify(fileURLToPath(new URL('./press.ts', import.meta.url)))};
      import { createHash } from 'node:crypto';
      const bytes = await printPdf(${JSON.stringify(paper)});
      process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
    expect(asked(process.execPath, '--input-type=module-typescript', '-e', program)).toBe(first);
  });

  test('repeats the heads of a table that runs over pages, and numbers them', async () => {
    const text = asked('pdftotext', '-layout', await printed(), '-');
    const pages = Number(/Pages: +(\d+)/u.exec(asked('pdfinfo', await printed()))?.[1]);
    expect(pages).toBeGreaterThan(2);
    expect(text).toMatch(new RegExp(`${pages} ?/ ?${pages}`, 'u'));
    expect([...text.matchAll(/編號 +時間/gu)].length).toBeGreaterThanOrEqual(pages - 1);
  });
});

test('a sign that the font lacks is shown as the mark for that; what is invisible is left out', () => {
  const font = readFileSync(
    fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf')),
  );
  const points = codePointsOf(font);
  expect(points.size).toBeGreaterThan(15_000);
  expect(drawable('電訊 A−B\u202e😀\u0007', points)).toBe('電訊 A−B〓 ');
});
