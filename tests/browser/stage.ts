/**
 * The application on the demo company as somebody sees it. Owns: signing in, language, theme, width; that a page which logs an
 * error, throws, or is answered with 4xx or 5xx fails its test. Does not own: what is looked at.
 *
 *     const stage = openStage();
 *     test('…', async () => {
 *       const page = await stage.signedInAs('ada', { width: 390 });
 *       await page.goto('/agreements');
 *     });
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchChromium } from './chromium.ts';
import { profileOf, signIn } from './profile.ts';
import type { Looks } from './profile.ts';
import { watchRequests } from './settled.ts';

export interface Stage {
  /** A page of somebody who has signed in as this identity of the demo; relative addresses lead to the demo. */
  signedInAs(identity: string, looks?: Looks): Promise<Page>;
  /** A page of somebody who has not. */
  stranger(looks?: Looks): Promise<Page>;
  /** Answers that this test provokes: `stage.expects(404)`. Others fail it. */
  expects(...statuses: readonly number[]): void;
}

/** Hooks of the file that calls it: one browser, a new profile for every page, faults looked at after every test. */
export function openStage(): Stage {
  let browser: Browser | undefined;
  let open: BrowserContext[] = [];
  let faults: string[] = [];
  let expected: readonly number[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    const found = faults;
    const closing = open;
    [open, faults, expected] = [[], [], []];
    await Promise.all(closing.map((context) => context.close()));
    expect(found).toEqual([]);
  });
  afterAll(async () => browser?.close());
  const contextOf = async (looks: Looks): Promise<BrowserContext> => {
    if (browser === undefined) throw new TypeError('pages are opened inside tests');
    const context = await profileOf(browser, looks, inject('demo'));
    open.push(context);
    return context;
  };
  const pageOf = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    watch(page, { say: (fault) => faults.push(fault), expects: (status) => expected.includes(status) });
    return page;
  };
  return {
    async signedInAs(identity, looks = {}) {
      const context = await contextOf(looks);
      await signIn(context, identity);
      return pageOf(context);
    },
    stranger: async (looks = {}) => pageOf(await contextOf(looks)),
    expects(...statuses) {
      expected = statuses;
    },
  };
}

interface Watching {
  readonly say: (fault: string) => void;
  readonly expects: (status: number) => boolean;
}

/** Tells what a page logs as an error, throws, or is refused. */
export function watch(page: Page, { say, expects }: Watching): void {
  watchRequests(page);
  page.on('pageerror', (error) => say(`thrown: ${error.message}`));
  page.on('console', (message) => {
    // Chromium logs a line for every answer that is no success; those are looked at below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      say(`logged: ${message.text()}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !expects(status))
      say(`${response.request().method()} ${new URL(response.url()).pathname} answered ${status}`);
  });
}
