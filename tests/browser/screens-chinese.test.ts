/** Every screen in Chinese where it is narrow: other words, other lengths. Colours are those of screens.test.ts. */
import { expect, test } from 'vitest';
import { faultsOf } from './axe-look.ts';
import { shownScreens } from './shown-screens.ts';
import { openTour } from './tour.ts';

const visit = openTour({ language: 'zh-Hant', width: 390 });

test.each(shownScreens)('$name', async (screen) => {
  const look = { theme: 'light', width: 390, rules: 'shape' } as const;
  expect(await visit(screen, (page) => faultsOf(page, [look]))).toEqual([]);
});
