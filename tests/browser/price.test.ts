/** What a promise costs: levels and designs side by side, the studio's panel, and the table of the catalogue, for those who may see it. */
import { describe, expect, it } from 'vitest';
import { moneyText } from '@troth/core';
import { openStage } from './stage.ts';

const stage = openStage();

interface Level {
  readonly step: string;
  readonly price: number;
  readonly proof: { readonly verdict: string };
}
interface Priced {
  readonly designs: { readonly designs: readonly { readonly id: string; readonly total: number }[] };
  readonly price: { readonly main: { readonly expected: number }; readonly without: readonly object[] };
}

const text = (amount: number): string => moneyText(amount.toFixed(2));

describe('a price', () => {
  it('shows a draft at three levels with the verdict and the price of each', async () => {
    const page = await stage.signedInAs('ada');
    const { levels } = (await (await page.request.get('/v1/drafts/DRF-0001/price/levels')).json()) as {
      readonly levels: readonly Level[];
    };
    expect(levels.map(({ step }) => step)).toContain('stricter');
    await page.goto('/drafts/DRF-0001/price');
    for (const { step, price, proof } of levels) {
      const card = page.locator(`[data-tier="${step}"]`);
      await card.locator(`[data-proof="${proof.verdict}"]`).waitFor();
      await card.getByText(text(price), { exact: true }).last().waitFor();
    }
  });

  it('shows ways to deliver it side by side, with what each costs in a year', async () => {
    const page = await stage.signedInAs('ada');
    const { designs } = (await (await page.request.get('/v1/agreements/SLA-TG-EPL/price')).json()) as Priced;
    await page.goto('/agreements/SLA-TG-EPL/price');
    for (const { id, total } of designs.designs)
      await page.locator(`[data-tier="${id}"]`).getByText(text(total), { exact: true }).first().waitFor();
  });

  it('stands in the studio as on its page, in a month', async () => {
    const page = await stage.signedInAs('ada');
    const { price } = (await (await page.request.get('/v1/drafts/DRF-0001/price')).json()) as Priced;
    await page.goto('/drafts/DRF-0001');
    const panel = page.locator('[data-price]');
    await panel.waitFor();
    expect(await panel.getAttribute('data-price')).toBe(price.main.expected.toFixed(2));
    expect(await panel.innerText()).toMatch(/HKD [\d,]+\.\d\d a month/u);
    expect(await page.locator('[data-not-priced]').count()).toBe(price.without.length);
  });
});

describe('coverage and cost', () => {
  it('says what each use earns to those who may see prices, and nothing of it to others', async () => {
    const page = await stage.signedInAs('ada');
    await page.goto('/coverage');
    const rows = page.getByRole('table', { name: 'What each costs and earns' });
    await rows.getByRole('link', { name: 'SLA-LR-METRO' }).waitFor();
    await page.getByRole('heading', { name: 'Frontier' }).waitFor();
    const ben = await stage.signedInAs('ben');
    await ben.goto('/coverage');
    await ben.getByRole('heading', { name: 'Without cover' }).waitFor();
    expect(await ben.getByRole('heading', { name: 'Frontier' }).count()).toBe(0);
    expect((await ben.request.get('/v1/cost-effectiveness')).ok()).toBe(false);
  });
});
