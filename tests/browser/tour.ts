/**
 * Every screen one after the other, each by whoever it is shown to, in a page of theirs that stays open: what they have loaded
 * once is not loaded again. Owns: pages for a tour; that a page which logs an error, throws, or is answered with 4xx or 5xx fails.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from './chromium.ts';
import { profileOf, signIn } from './profile.ts';
import type { Looks } from './profile.ts';
import { watch } from './stage.ts';

interface Seat {
  readonly page: Page;
  readonly faults: string[];
}

/** Opens an address as somebody, does something there, and gives what went wrong besides. */
export type Visit = (
  at: { readonly address: string; readonly as: string | undefined },
  look: (page: Page) => Promise<readonly string[]>,
) => Promise<readonly string[]>;

/** Hooks of the file that calls it. */
export function openTour(looks: Looks): Visit {
  let browser: Browser | undefined;
  const seats = new Map<string | undefined, Seat>();
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());
  const seatOf = async (as: string | undefined): Promise<Seat> => {
    const known = seats.get(as);
    if (known !== undefined) return known;
    if (browser === undefined) throw new TypeError('pages are opened inside tests');
    const context = await profileOf(browser, looks, inject('demo'));
    if (as !== undefined) await signIn(context, as);
    const faults: string[] = [];
    const page = await context.newPage();
    watch(page, { say: (fault) => faults.push(fault), expects: () => false });
    const seat = { page, faults };
    seats.set(as, seat);
    return seat;
  };
  return async ({ address, as }, look) => {
    const { page, faults } = await seatOf(as);
    faults.length = 0;
    await page.goto(address);
    return [...(await look(page)), ...faults];
  };
}
