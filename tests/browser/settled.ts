/** When a screen has all it asked for. Owns: watching a page's questions to the API. Streams that stay open are not waited for. */
import type { Page, Request } from 'playwright-core';

const quietMs = 60;
const longestMs = 30_000;

interface Watched {
  readonly open: Set<Request>;
  last: number;
}

const watched = new WeakMap<Page, Watched>();

/** Begins to watch; whoever opens pages does it before the first address. */
export function watchRequests(page: Page): void {
  const own: Watched = { open: new Set(), last: performance.now() };
  watched.set(page, own);
  const isStream = (request: Request): boolean =>
    request.resourceType() === 'eventsource' || request.url().endsWith('/v1/events');
  page.on('request', (request) => {
    if (isStream(request)) return;
    own.open.add(request);
    own.last = performance.now();
  });
  const done = (request: Request): void => {
    if (own.open.delete(request)) own.last = performance.now();
  };
  page.on('requestfinished', done);
  page.on('requestfailed', done);
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) own.open.clear();
  });
}

/** Nothing is asked any more, and nothing was for a moment: then what was answered is drawn. */
export async function settled(page: Page): Promise<void> {
  const own = watched.get(page);
  if (own === undefined) throw new TypeError('this page is not watched');
  await page.waitForLoadState('load');
  const begun = performance.now();
  while (own.open.size > 0 || performance.now() - own.last < quietMs) {
    if (performance.now() - begun > longestMs)
      throw new Error(`the page still asks for ${[...own.open].map((request) => request.url()).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
