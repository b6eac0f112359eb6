import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Revision } from '@troth/core';
import { harbourline } from '../testing/harbourline.ts';
import { redlineHtml, redlinePdf } from './redline.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-redline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function both(): { readonly before: Revision; readonly after: Revision } {
  const [before, after] = harbourline().agreements.find(({ id }) => id === 'SLA-LR-METRO')?.revisions ?? [];
  if (before === undefined || after === undefined) throw new Error('the example has two revisions');
  return { before, after };
}

describe('a redline on paper', () => {
  test('shows terms and words of both languages, what goes struck out and what comes underlined', () => {
    const html = redlineHtml({ ...both(), language: 'en' });
    expect(html).toContain('1 <del>Feb</del><ins>Nov</ins> 2024');
    expect(html).toContain('<del>2024-02-01</del>');
    expect(html).toContain('<ins>2024-11-01</ins>');
    expect(html).toMatch(/lang="zh-Hant-HK"[^]*<del>2024年2月1日<\/del>/u);
    expect(html).toContain('On-site attendance in time › metric › limit');
    expect(html).not.toContain('Warranties');
    expect(html).toContain(both().before.hash);
  });

  test('is printed in either language, the same twice', async () => {
    for (const language of ['en', 'zh-Hant'] as const) {
      const bytes = await redlinePdf({ ...both(), language });
      expect(Buffer.from(await redlinePdf({ ...both(), language })).equals(Buffer.from(bytes))).toBe(true);
      const file = join(folder, `${language}.pdf`);
      writeFileSync(file, bytes);
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      expect(text).toContain(language === 'en' ? 'what changes' : '修訂對照');
      expect(text).toContain('2024-11-01');
    }
  });

  test('says so when nothing differs', () => {
    const { after } = both();
    expect(redlineHtml({ before: after, after, language: 'en' })).toContain('The two texts are the same.');
  });
});
