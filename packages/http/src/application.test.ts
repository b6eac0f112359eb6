import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { houseForTests } from './testing/house-for-tests.ts';
import type { HouseForTests } from './testing/house-for-tests.ts';

const script = 'export const promise = "kept";\n'.repeat(100);
let folder: string;
let house: HouseForTests;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'troth-application-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Troth</title>');
  writeFileSync(join(folder, 'secret.txt'), 'not under assets');
  writeFileSync(join(folder, 'assets/index-Ab12.js'), script);
  writeFileSync(join(folder, 'assets/index-Ab12.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets/index-Ab12.js.gz'), gzipSync(script));
  house = await houseForTests({ application: pathToFileURL(`${folder}/`) });
});
afterAll(async () => {
  await house.app.close();
  rmSync(folder, { recursive: true });
});

test.each(['/', '/agreements/SLA-LR-METRO?tab=terms', '/secret.txt'])(
  '%s is the page, asked for anew each time',
  async (url) => {
    const answer = await house.app.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([200, '<!doctype html><title>Troth</title>']);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe");
  },
);

test('files are kept for ever and come as small as the browser can read them', async () => {
  const plain = await house.app.inject('/assets/index-Ab12.js');
  expect([plain.statusCode, plain.body]).toEqual([200, script]);
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const encoding of ['br', 'gzip']) {
    const small = await house.app.inject({ url: '/assets/index-Ab12.js', headers: { 'accept-encoding': encoding } });
    expect(small.headers).toMatchObject({
      'content-encoding': encoding,
      vary: expect.stringMatching(/accept-encoding/iu),
    });
    expect(small.rawPayload.length).toBeLessThan(300);
  }
});

test.each(['/v1/nothing', '/v1', '/assets/gone.js', '/assets/..%2fsecret.txt'])('%s is no page', async (url) => {
  const answer = await house.app.inject(url);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
});

test('who has not built it is told how', async () => {
  const empty = await houseForTests({ application: pathToFileURL(`${folder}/assets/`) });
  const answer = await empty.app.inject('/');
  expect([answer.statusCode, answer.json().detail]).toEqual([
    404,
    expect.stringContaining('npm run build -w @troth/web'),
  ]);
  await empty.app.close();
});
