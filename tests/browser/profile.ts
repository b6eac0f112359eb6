/** A browser profile as one visitor has it: language, theme, width, and who has signed in. */
import type { Browser, BrowserContext } from 'playwright-core';

export interface Looks {
  readonly language?: 'en' | 'zh-Hant';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

export async function profileOf(browser: Browser, looks: Looks, baseURL: string): Promise<BrowserContext> {
  const { language = 'en', theme = 'light', width = 1440 } = looks;
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: theme,
    locale: language === 'en' ? 'en-HK' : 'zh-HK',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((chosen) => {
    // A frame that is cut off from us keeps nothing.
    if (globalThis.origin !== 'null') localStorage.setItem('troth.language', chosen);
  }, language);
  return context;
}

/** As a press on one of the identities of the sign-in page does it. */
export async function signIn(context: BrowserContext, identity: string): Promise<void> {
  const answer = await context.request.post('/v1/session', {
    data: { identity },
    headers: { 'x-troth-csrf': '1' },
  });
  if (!answer.ok()) throw new Error(`nobody signs in as ${identity}: ${await answer.text()}`);
}
