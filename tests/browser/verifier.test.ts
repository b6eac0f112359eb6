/**
 * The verifiers that go out with packs: the page in Chromium, opened from a file as its reader does, and the file for plain
 * Node. Both say what `troth verify` says, in both languages, and reach for nothing outside.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifierCommand, verifierPage } from '../../scripts/verifier.ts';

const packs = fileURLToPath(new URL('../../examples/packs', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'troth-verifier-'));
const executable = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);
const pack = join(packs, 'silkroad-2024-11.zip');
const altered = join(packs, 'silkroad-2024-11-altered.zip');
const key = join(packs, 'harbourline.key');
const seen = join(packs, 'checkpoint-2024-12-02.txt');

let browser: Browser | undefined;
beforeAll(async () => {
  if (executable === undefined)
    throw new Error('no Chromium was found: install one (Debian: apt-get install chromium) or name it in CHROMIUM');
  browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  writeFileSync(join(scratch, 'verify.html'), await verifierPage());
  writeFileSync(join(scratch, 'troth-verify.mjs'), await verifierCommand());
});
afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true });
});

async function opened(locale: string): Promise<{ readonly page: Page; readonly troubles: string[] }> {
  if (browser === undefined) throw new Error('no browser');
  const page = await browser.newPage({ locale });
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => troubles.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().endsWith('/verify.html')) troubles.push(request.url());
  });
  await page.goto(pathToFileURL(join(scratch, 'verify.html')).href);
  return { page, troubles };
}

const verdictOf = (page: Page, look: string): Promise<string> => page.locator(`.verdict.${look}`).innerText();

describe('the page, opened from a file', () => {
  it('says that a pack is valid, with key and checkpoint, and asks nothing of the network', async () => {
    const { page, troubles } = await opened('en-GB');
    await page.locator('#key').fill(readFileSync(key, 'utf8').trim());
    await page.locator('#seen').setInputFiles(seen);
    await page.locator('#pack').setInputFiles(pack);
    expect(await verdictOf(page, 'good')).toContain('VALID: nothing was altered');
    expect(await page.locator('tbody tr').count()).toBe(7);
    expect(await page.locator('tbody').innerText()).toContain('this ledger only adds to it');
    expect(troubles).toEqual([]);
  });
  it('names what was altered, in the language of the reader and in the other', async () => {
    const { page, troubles } = await opened('zh-HK');
    await page.locator('#pack').setInputFiles(altered);
    expect(await verdictOf(page, 'bad')).toContain('無效');
    expect(await page.locator('tbody').innerText()).toContain('記錄 OUT-0195（帳項 72，第 0 位）已被移除');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    await page.locator('#language').click();
    expect(await page.locator('tbody').innerText()).toContain('row OUT-0195 (entry 72, place 0) was removed');
    expect(await page.locator('h1').innerText()).toBe('Check an evidence pack');
    expect(troubles).toEqual([]);
  });
  it('says why a file, a key or a checkpoint cannot be read', async () => {
    const { page } = await opened('en');
    await page
      .locator('#pack')
      .setInputFiles({ name: 'cut.zip', mimeType: 'application/zip', buffer: readFileSync(pack).subarray(0, 5000) });
    expect(await verdictOf(page, 'bad')).toContain('cut.zip: is cut off, damaged or no zip');
    await page.locator('#pack').setInputFiles(pack);
    await page.locator('.verdict.good').waitFor();
    await page.locator('#key').fill('a+b');
    await page.locator('#key').blur();
    await page.locator('.verdict.bad').waitFor();
    expect(await verdictOf(page, 'bad')).toContain('This is no public key');
  });
  it('takes a pack that is dropped on it', async () => {
    const { page } = await opened('en');
    const bytes = readFileSync(pack).toString('base64');
    await page.evaluate((text) => {
      const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], 'dropped.zip'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    }, bytes);
    expect(await verdictOf(page, 'good')).toContain('SLA-SP-DIA');
  });
});

describe('the file for plain Node, in a folder with nothing else', () => {
  const verify = (...args: readonly string[]): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['troth-verify.mjs', ...args], {
      cwd: scratch,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  it('ends with 0, 1 and 2 as the command does', () => {
    copyFileSync(pack, join(scratch, 'pack.zip'));
    expect(verify('pack.zip', '--key', key, '--seen', seen)).toMatchObject({
      status: 0,
      said: expect.stringContaining('VALID'),
    });
    expect(verify(altered, '--lang', 'zh-Hant')).toMatchObject({
      status: 1,
      said: expect.stringContaining('OUT-0195'),
    });
    expect(verify('nowhere.zip')).toEqual({ status: 2, said: 'nowhere.zip: cannot be read: no such file\n' });
    expect(verify()).toMatchObject({ status: 2, said: expect.stringContaining('Usage') });
    expect(verify('--what')).toMatchObject({ status: 2, said: expect.stringContaining('Usage') });
  });
  it('checks a signed contract with its roots and its trail, and names what was altered', () => {
    const contracts = fileURLToPath(new URL('../../examples/contracts', import.meta.url));
    const contract = join(contracts, 'sla-lr-metro-r1-signed.pdf');
    const beside = [
      '--trust',
      join(contracts, 'harbourline-root.crt'),
      '--trail',
      join(contracts, 'sla-lr-metro-r1-trail.json'),
    ];
    expect(verify(contract, ...beside)).toMatchObject({
      status: 0,
      said: expect.stringContaining('VALID: 3 signatures'),
    });
    const bytes = readFileSync(contract);
    bytes.write('X', bytes.indexOf('/MediaBox'), 'latin1');
    writeFileSync(join(scratch, 'altered.pdf'), bytes);
    expect(verify('altered.pdf', ...beside)).toMatchObject({
      status: 1,
      said: expect.stringContaining('What does not hold: Page 1.'),
    });
  });
});
