/**
 * J5 as it happened: while the cable is cut, temporary terms are proposed from the disruption; Karen of Thamesgate accepts them in her
 * portal; January's verdict uses the waiver. In a house of its own, whose clock stands in January.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { januaryHouse } from './january-house.ts';
import type { JanuaryHouse } from './january-house.ts';
import { profileOf, signIn } from './profile.ts';

let [house, browser]: [JanuaryHouse | undefined, Browser | undefined] = [undefined, undefined];

beforeAll(async () => {
  [house, browser] = await Promise.all([januaryHouse(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function sitDown(identity: string): Promise<Page> {
  if (browser === undefined || house === undefined) throw new TypeError('nobody sits down before the house is there');
  const context = await profileOf(browser, {}, house.address);
  await signIn(context, identity);
  return context.newPage();
}

/** January's row, as the statement has it. */
async function january(page: Page): Promise<{ readonly verdict: string; readonly value: string | undefined }> {
  const answer = await page.request.get('/v1/agreements/SLA-TG-VPN/periods/2025-01/statement');
  const { statement } = (await answer.json()) as {
    readonly statement: {
      readonly rows: readonly {
        readonly verdict: string;
        readonly segments: readonly { readonly value?: { readonly exact: string } }[];
      }[];
    };
  };
  const [row] = statement.rows;
  return { verdict: row?.verdict ?? '', value: row?.segments.at(-1)?.value?.exact };
}

it('terms are proposed from the disruption, accepted in the portal, and decide the month', async () => {
  const at = house;
  if (at === undefined) throw new TypeError('no house');
  await at.measure('2025-01-01T00:00:00Z', '2025-01-09T00:00:00Z', 245);
  await at.measure('2025-01-09T00:00:00Z', '2025-01-10T00:00:00Z', 312);
  const derek = await sitDown('derek');
  await derek.goto('/disruptions/DIS-0001');
  await derek.getByRole('link', { name: 'Negotiate temporary terms' }).first().click();
  await derek.getByLabel(/^Until/u).fill('2025-01-21T08:00');
  await derek.getByLabel('Level until then').fill('312');
  // Where the month is heading: (8 · 245 + 12 · 312) ÷ 20 days; under the terms it is not.
  await derek.getByText('285.2 ms').waitFor();
  await derek.getByLabel('What the customer gets for it').fill('Three percent of the monthly fee as goodwill.');
  await derek.getByRole('button', { name: 'Propose to the customer' }).click();
  await derek.getByText('Waits for the other side.').waitFor();

  const karen = await sitDown('karen');
  await karen.goto('/');
  await karen
    .locator('#waiting')
    .getByRole('link', { name: /^Temporary terms for SLA-TG-VPN/u })
    .click();
  await karen.getByText('Three percent of the monthly fee as goodwill.').waitFor();
  await karen.getByLabel('A word to your provider').fill('Agreed: we were told in time to move the backups.');
  await karen.getByRole('button', { name: 'Agree', exact: true }).click();
  await karen.getByText(/^In force as waiver TMP-/u).waitFor();
  await karen.goto('/');
  await karen.locator('#waiting').getByText('Nothing waits for you').waitFor();

  await at.measure('2025-01-10T00:00:00Z', '2025-01-21T00:00:00Z', 312);
  await at.measure('2025-01-21T00:00:00Z', '2025-02-01T00:00:00Z', 245);
  // Sessions of January are over in February.
  const february = await sitDown('derek');
  // Without it the mean would be (19 · 245 + 12 · 312) ÷ 31 = 270.9 ms, more than 260.
  expect(await january(february)).toEqual({ verdict: 'met', value: '245' });
  await february.goto('/agreements/SLA-TG-VPN/commitments/latency?period=2025-01');
  await february
    .getByText(/245 ms/u)
    .first()
    .waitFor();
});
