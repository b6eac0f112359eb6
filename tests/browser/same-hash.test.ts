/**
 * The core in a browser: one bundle, the same agreements and evidence, the same statements to the byte as in Node.
 * The other party can compute what it is owed where it reads it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchChromium } from './chromium.ts';
import { hashesOf } from './hashes.ts';
import type { Given } from './hashes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let browser: Browser | undefined;
let given: Given = { agreements: [], rows: [], periods: [] };

beforeAll(async () => {
  browser = await launchChromium();
  const read = await readFiles([`${root}/examples/harbourline`]);
  if (!read.ok) throw new Error(read.refusals.map((refusal) => refusal.message).join('\n'));
  // Rows travel as JSON: Ratios become their exact text and are read again on the other side.
  given = {
    agreements: read.value.agreements,
    rows: read.value.rows,
    periods: ['2024-03', '2024-07', '2024-10', '2024-11', '2025-01', '2024'],
  };
});
afterAll(async () => browser?.close());

/** The bundle behind a page, as a site would serve it. */
async function serve(script: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/core.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><title>Troth</title><script src="/core.js"></script>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

describe('the core in Chromium', () => {
  it('gives the statement hashes that Node gives, for every agreement and period', async () => {
    const bundle = await build({
      entryPoints: [`${root}/tests/browser/hashes.ts`],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'troth',
      platform: 'browser',
      target: 'es2022',
      minify: true,
    });
    const site = await serve(bundle.outputFiles[0]?.text ?? '');
    try {
      const page = await browser?.newPage();
      const problems: string[] = [];
      page?.on('pageerror', (error) => problems.push(error.message));
      await page?.goto(site.url);
      const inBrowser: unknown = await page?.evaluate(`troth.hashesOfJson(${JSON.stringify(JSON.stringify(given))})`);
      expect(problems).toEqual([]);
      const here = hashesOf(given);
      expect(Object.keys(here).length).toBeGreaterThan(50);
      expect(z.record(z.string(), z.string()).parse(inBrowser)).toEqual(here);
    } finally {
      site.close();
    }
  });
});
