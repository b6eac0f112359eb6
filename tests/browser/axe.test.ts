/** Every screen in both themes, wide and narrow: nothing that WCAG 2.2 AA forbids and a machine can see. */
import { expect, test } from 'vitest';
import { faultsOf } from './axe-look.ts';
import { shownScreens } from './shown-screens.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test.each(shownScreens)('$name', async ({ address, as }) => {
  const looks = { language: 'en' } as const;
  const page = as === undefined ? await stage.stranger(looks) : await stage.signedInAs(as, looks);
  await page.goto(address);
  expect(await faultsOf(page, { themes: ['light', 'dark'], widths: [1440, 390] })).toEqual([]);
});
