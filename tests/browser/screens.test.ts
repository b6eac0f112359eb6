/**
 * Every screen, wide and narrow and in the dark: nothing that WCAG 2.2 AA forbids and a machine can see, and no link that leads
 * nowhere.
 */
import { expect, test } from 'vitest';
import { faultsOf } from './axe-look.ts';
import { deadEndsOf } from './links-of.ts';
import { shownScreens } from './shown-screens.ts';
import { openTour } from './tour.ts';

const visit = openTour({ language: 'en' });

test.each(shownScreens)('$name', async (screen) => {
  const found = await visit(screen, async (page) => [
    // What a theme changes is colours, and what a width changes is where things stand.
    ...(await faultsOf(page, [
      { theme: 'light', width: 390, rules: 'all' },
      { theme: 'light', width: 1440, rules: 'all' },
      { theme: 'dark', width: 1440, rules: 'colours' },
    ])),
    ...(await deadEndsOf(page, screen.as)),
  ]);
  expect(found).toEqual([]);
});
