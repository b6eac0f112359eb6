/** Every screen in Chinese where it is narrow: other words, other lengths. Colours are those of axe.test.ts. */
import { expect, test } from 'vitest';
import { faultsOf } from './axe-look.ts';
import { shownScreens } from './shown-screens.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test.each(shownScreens)('$name', async ({ address, as }) => {
  const looks = { language: 'zh-Hant' } as const;
  const page = as === undefined ? await stage.stranger(looks) : await stage.signedInAs(as, looks);
  await page.goto(address);
  expect(await faultsOf(page, { themes: ['light'], widths: [390] })).toEqual([]);
});
