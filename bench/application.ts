/**
 * The application on the demo company, kept in the embedded database: how long what each screen asks for takes, and how long
 * the browser takes to show the first page. Owns: asking again and again, one request at a time, as one person does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '@troth/cli';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../tests/browser/chromium.ts';
import { shownScreens } from '../tests/browser/shown-screens.ts';
import type { ShownScreen } from '../tests/browser/shown-screens.ts';
import { profileOf, signIn } from '../tests/browser/profile.ts';
import { percentile } from './rounds.ts';
import type { Section } from './rounds.ts';

const rounds = 40;
const limitMs = 100;
const scriptLimit = 200_000;

interface Asked {
  readonly screen: ShownScreen;
  readonly paths: readonly string[];
}

export async function run(): Promise<Section> {
  const directory = mkdtempSync(join(tmpdir(), 'troth-bench-'));
  const demo = await startDemo({ store: { directory } });
  const browser = await launchChromium();
  try {
    await loaded(demo.address);
    const first = await firstLoad(browser, demo.address);
    const rows: string[][] = [];
    let slowest = { name: '', ms: 0 };
    for (const asked of await whatScreensAsk(browser, demo.address)) {
      const times = await timesOf(browser, demo.address, asked);
      const worst = times.toSorted((one, other) => other.p95 - one.p95)[0];
      if (worst === undefined) continue;
      if (worst.p95 > slowest.ms) slowest = { name: worst.path, ms: worst.p95 };
      const bytes = times.reduce((sum, time) => sum + time.bytes, 0);
      rows.push([
        asked.screen.title.en,
        String(times.length),
        `${times.reduce((sum, time) => sum + time.median, 0).toFixed(1)} ms`,
        `${worst.p95.toFixed(1)} ms`,
        worst.path.split('?')[0] ?? '',
        `${(bytes / 1000).toFixed(0)} kB`,
      ]);
    }
    return section({ rows, slowest, first });
  } finally {
    await browser.close();
    await demo.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Waits until the whole history is there: a smaller company would be faster. */
async function loaded(address: string): Promise<void> {
  for (;;) {
    const state: { loaded: number; of: number; ready: boolean } = await (await fetch(`${address}/v1/demo`)).json();
    if (state.ready && state.loaded === state.of) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

interface FirstLoad {
  readonly contentfulMs: number;
  readonly largestMs: number;
  readonly shownMs: number;
  readonly scriptBytes: number;
  readonly requests: number;
}

/** Today, with nothing kept from before; the median of five by when its list stands there. */
async function firstLoad(browser: Browser, address: string): Promise<FirstLoad> {
  const found: FirstLoad[] = [];
  for (let round = 0; round < 5; round += 1) {
    const context = await profileOf(browser, {}, address);
    await signIn(context, 'ada');
    found.push(await oneLoad(await context.newPage()));
    await context.close();
  }
  found.sort((one, other) => one.shownMs - other.shownMs);
  const [, , middle] = found;
  if (middle === undefined) throw new TypeError('nothing was loaded');
  return middle;
}

async function oneLoad(page: Page): Promise<FirstLoad> {
  const start = performance.now();
  await page.goto('/');
  await page.locator('main ol > li').first().waitFor();
  const shownMs = performance.now() - start;
  await page.waitForLoadState('networkidle');
  const told = await page.evaluate(async () => {
    const largest = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      });
    });
    const parts = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming);
    const scripts = parts.filter(({ name }) => new URL(name).pathname.endsWith('.js'));
    return {
      largestMs: largest,
      contentfulMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      requests: parts.length,
    };
  });
  return { ...told, shownMs };
}

/** Each screen is opened once; what it reads from the API is what is asked for again. */
async function whatScreensAsk(browser: Browser, address: string): Promise<readonly Asked[]> {
  const found: Asked[] = [];
  for (const screen of shownScreens) {
    if (screen.as === undefined) continue;
    const context = await profileOf(browser, {}, address);
    await signIn(context, screen.as);
    const page = await context.newPage();
    const paths = new Set<string>();
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (request.method() === 'GET' && pathname.startsWith('/v1/') && pathname !== '/v1/events')
        paths.add(`${pathname}${search}`);
    });
    await page.goto(screen.address);
    await page.waitForLoadState('networkidle');
    await context.close();
    found.push({ screen, paths: [...paths] });
  }
  return found;
}

interface Timed {
  readonly path: string;
  readonly median: number;
  readonly p95: number;
  readonly bytes: number;
}

async function timesOf(browser: Browser, address: string, { screen, paths }: Asked): Promise<readonly Timed[]> {
  const context = await profileOf(browser, {}, address);
  await signIn(context, screen.as ?? '');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await context.close();
  const timed: Timed[] = [];
  for (const path of paths) timed.push(await timeOf(`${address}${path}`, path, cookie));
  return timed;
}

async function timeOf(url: string, path: string, cookie: string): Promise<Timed> {
  const ask = async (): Promise<{ ms: number; bytes: number }> => {
    const start = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    const { byteLength } = await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return { ms: performance.now() - start, bytes: byteLength };
  };
  // What is asked for first pays for reading the register.
  for (let warm = 0; warm < 3; warm += 1) await ask();
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { ms, bytes: size } = await ask();
    times.push(ms);
    bytes = size;
  }
  return { path, median: percentile(times, 0.5), p95: percentile(times, 0.95), bytes };
}

interface Told {
  readonly rows: readonly (readonly string[])[];
  readonly slowest: { readonly name: string; readonly ms: number };
  readonly first: FirstLoad;
}

function section({ rows, slowest, first }: Told): Section {
  const { contentfulMs, largestMs, shownMs, scriptBytes, requests } = first;
  return {
    title: 'The application on the demo company',
    about: [
      `The whole of Harbourline (13 months, about 9,500 tickets) in the embedded database, one process, one person. Each screen was opened once in Chromium; every request to the API that it made was then sent ${rounds} times after three, one at a time. The middle column adds the medians of a screen's requests, which the browser sends at once.`,
      `First load of Today in Chromium with an empty cache, median of five: first contentful paint ${contentfulMs.toFixed(0)} ms, largest contentful paint ${largestMs.toFixed(0)} ms, the list is there after ${shownMs.toFixed(0)} ms; ${requests} requests, ${(scriptBytes / 1000).toFixed(0)} kB of compressed script.`,
    ],
    head: ['screen', 'requests', 'all of them, median', 'slowest, p95', 'which', 'answers'],
    rows,
    targets: [
      {
        what: `p95 of every request of every screen below ${limitMs} ms`,
        measured: `${slowest.ms.toFixed(1)} ms (${slowest.name})`,
        reached: slowest.ms < limitMs,
      },
      {
        what: 'compressed script of the first load of Today below 200 kB',
        measured: `${(scriptBytes / 1000).toFixed(0)} kB`,
        reached: scriptBytes < scriptLimit,
      },
    ],
  };
}
