/**
 * No dead ends: every address of ours that a screen links to belongs to a screen of whoever sees it, and one link of each sort is
 * followed. Owns: what is one sort of link. Does not own: which screens there are, opening them.
 */
import { screens } from '@troth/web';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { shownScreens } from './shown-screens.ts';
import { settled } from './settled.ts';

const patterns = screens.map((screen) => ({
  ...screen,
  pattern: new RegExp(`^${screen.path.replaceAll(/\$(\w+)/gu, '[^/]+')}$`, 'u'),
}));

interface Link {
  readonly address: string;
  /** Which screen it leads to, or which operation answers it. */
  readonly sort: string;
  readonly file: boolean;
}

const sideOf: Readonly<Record<string, string>> = { jack: 'customer', mina: 'supplier' };

/** What is said of an address of the application; undefined: no screen of this person stands there. */
function sortOf(path: string, as: string | undefined): string | undefined {
  const side = sideOf[as ?? ''] ?? 'own';
  const fitting = patterns.filter(
    ({ sides, pattern }) => pattern.test(path) && (sides === 'anyone' || sides.some((one) => one === side)),
  );
  // Where one segment could be a number or a word, the word is meant: "/actions/new".
  const found = fitting.find(({ path: own }) => !own.includes('$')) ?? fitting[0];
  if (found === undefined) return undefined;
  // Records of each kind are a sort of their own.
  const kind = found.path.startsWith('/records/$kind') ? ` ${path.split('/')[2]}` : '';
  return `${side} ${found.path}${kind}`;
}

async function linksOn(page: Page): Promise<string[]> {
  const hrefs = await page.evaluate(() =>
    Array.from(document.querySelectorAll('a[href]'), (link) => link.getAttribute('href') ?? ''),
  );
  const home = new URL(inject('demo'));
  return [
    ...new Set(
      hrefs
        .map((href) => new URL(href, page.url()))
        .filter(({ origin }) => origin === home.origin)
        .map(({ pathname, search }) => `${pathname}${search}`),
    ),
  ];
}

/** Files of the API are one sort for each operation: what varies in their addresses are numbers, periods and hashes. */
const operationOf = (path: string): string =>
  path
    .split('/')
    .map((part) => (/^(?:[a-z-]+|v1)(?:\.\w+)?$/u.test(part) && part.length < 30 ? part : '…'))
    .join('/');

function read(address: string, as: string | undefined): Link | undefined {
  const { pathname } = new URL(address, inject('demo'));
  if (pathname.startsWith('/v1/')) return { address, sort: operationOf(pathname), file: true };
  const sort = sortOf(decodeURIComponent(pathname), as);
  return sort === undefined ? undefined : { address, sort, file: false };
}

// Screens that are shown are opened here and by others; links to them need no second look.
const followed = new Set(shownScreens.map(({ address, as }) => read(address, as)?.sort));

/** What is wrong with it, if anything. A failed request of the screen behind it is seen by the stage. */
async function follow(page: Page, { address, file }: Link): Promise<string[]> {
  if (file) {
    const answer = await page.request.get(address);
    return answer.ok() ? [] : [`${address} answered ${answer.status()}`];
  }
  await page.goto(address);
  await settled(page);
  const missing = await page.getByText('There is no such page').count();
  return missing === 0 ? [] : [`${address} leads to no screen`];
}

/** What is wrong with the links of the page that is open; those that were not seen yet are followed, and it is left for them. */
export async function deadEndsOf(page: Page, as: string | undefined): Promise<readonly string[]> {
  const found: string[] = [];
  for (const href of await linksOn(page)) {
    const link = read(href, as);
    if (link === undefined) found.push(`${href} belongs to no screen`);
    else if (!followed.has(link.sort)) {
      followed.add(link.sort);
      found.push(...(await follow(page, link)));
    }
  }
  return found;
}
