/** What axe-core finds on a page, and whether the page is wider than its window. Owns: themes, widths, rules of WCAG 2.2 AA. */
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly width: number;
  /** Every rule, all but the costly one of colours, or that one alone. */
  readonly rules: 'all' | 'shape' | 'colours';
}

/** Faults as lines; the page is opened already. */
export async function faultsOf(page: Page, looks: readonly Look[]): Promise<readonly string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const { theme, width, rules } of looks) {
    await showIn(page, theme);
    await page.setViewportSize({ width, height: 900 });
    await painted(page);
    found.push(...(await violations(page, settings[rules])).map((line) => `${width} ${theme} ${line}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 1) found.push(`${width}: the page is ${wide} px wider than the window`);
  }
  return found;
}

/** Violations as lines: the rule, and where it is broken. */
async function violations(page: Page, only: object): Promise<string[]> {
  const options = JSON.stringify({ ...only, resultTypes: ['violations'] });
  // As text: the name is that of the page, not of the module above.
  const results = await page.evaluate<AxeResults>(`axe.run(${options})`);
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
}

/** As the switch in the top bar does it, without loading the page again; done when the new colours are painted. */
async function showIn(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction((wanted) => document.documentElement.dataset['mantineColorScheme'] === wanted, theme);
  await painted(page);
}

const painted = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.all(document.getAnimations().map(async (animation) => animation.finished.catch(() => undefined)));
  });

const settings: Readonly<Record<Look['rules'], object>> = {
  all: { runOnly: { type: 'tag', values: standards } },
  shape: { runOnly: { type: 'tag', values: standards }, rules: { 'color-contrast': { enabled: false } } },
  colours: { runOnly: { type: 'rule', values: ['color-contrast'] } },
};
