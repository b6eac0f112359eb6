/** What axe-core finds on a page, and whether the page is wider than its window. Owns: themes, widths, rules of WCAG 2.2 AA. */
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Looked {
  readonly themes: readonly ('light' | 'dark')[];
  readonly widths: readonly number[];
}

/** Faults as lines; the page is opened already. */
export async function faultsOf(page: Page, { themes, widths }: Looked): Promise<readonly string[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const theme of themes) {
    await showIn(page, theme);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await painted(page);
      found.push(...(await violations(page, rules[theme])).map((line) => `${width} ${theme} ${line}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 1) found.push(`${width}: the page is ${wide} px wider than the window`);
    }
  }
  return found;
}

interface Only {
  readonly type: 'tag' | 'rule';
  readonly values: readonly string[];
}

/** Violations as lines: the rule, and where it is broken. */
async function violations(page: Page, only: Only): Promise<string[]> {
  const settings = JSON.stringify({ runOnly: only, resultTypes: ['violations'] });
  // As text: the name is that of the page, not of the module above.
  const results = await page.evaluate<AxeResults>(`axe.run(${settings})`);
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

/** What a theme changes is colours. */
const rules = {
  light: { type: 'tag', values: standards },
  dark: { type: 'rule', values: ['color-contrast'] },
} as const;
