/** What screens say is what the API says: agreements, an agreement, promises, in both languages. */
import { figureValue, minutesText, moneyText, sayMinutes } from '@troth/core';
import type { Language } from '@troth/core';
import { expect, inject, test } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();
const promises = [
  ['SLA-LR-METRO', '2024-11'],
  ['SLA-KC-DIA', '2024-02'],
  ['SLA-TG-EPL', '2024-10'],
  ['SLA-OR-XC', '2024-05'],
] as const;
type Page = Awaited<ReturnType<typeof stage.signedInAs>>;
interface Figures {
  readonly figures: Readonly<Record<string, { readonly exact: string; readonly unit: string }>>;
}
interface Line {
  readonly id: string;
  readonly now?: Figures;
  readonly owed?: { readonly amount: string; readonly currency: string };
}
interface Told extends Readonly<Record<string, unknown>> {
  readonly row: { readonly segments: readonly Figures[] };
  readonly credit?: { readonly payable: string; readonly total: { readonly currency: string } };
}

async function told<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`${inject('demo')}${path}`);
  expect(answer.status()).toBe(200);
  return answer.json() as Promise<T>;
}

test.each(['en', 'zh-Hant'] as const)(
  'the list of agreements in %s',
  async (language: Language) => {
    const page = await stage.signedInAs('ada', { language });
    const { items } = await told<{ items: Line[] }>(page, '/v1/agreement-lines');
    await page.goto('/agreements');
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(items.length);
    for (const { id, owed, now } of items) {
      const row = await page.locator('tbody tr', { hasText: id }).first().innerText();
      if (owed !== undefined) expect(row).toContain(moneyText(owed.amount));
      const [used, allowed] = ['downtime', 'allowed'].map((name) => now && figureValue(now, name));
      if (used !== undefined && allowed !== undefined) expect(row).toContain(minutesText(used));
    }
  },
  60_000,
);

test.each(['en', 'zh-Hant'] as const)(
  'promises in %s',
  async (language: Language) => {
    const page = await stage.signedInAs('ada', { language });
    for (const [agreement, period] of promises) {
      const own = `/agreements/${agreement}/commitments/availability?period=${period}`;
      const { row, credit } = await told<Told>(page, `/v1${own}`);
      await page.goto(own);
      await page.locator('#timeline').waitFor();
      const text = (await page.locator('article').first().innerText()).replaceAll('\u00a0', ' ');
      for (const segment of row.segments) {
        for (const name of ['downtime', 'allowed', 'gross', 'excluded']) {
          const value = figureValue(segment, name);
          if (value !== undefined) expect(text).toContain(sayMinutes(value, language));
        }
      }
      if (credit !== undefined && Number(credit.payable) > 0)
        expect(text).toContain(`${credit.total.currency} ${moneyText(credit.payable)}`);
    }
  },
  60_000,
);

test('from signing in to why Lion Rock missed November, and what we owe, in three clicks', async () => {
  const page = await stage.signedInAs('ada');
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Agreements', exact: true }).click();
  const line = page.locator('tbody tr', { hasText: 'SLA-LR-METRO' });
  await line.getByRole('link', { name: /November 2024: missed/u }).click();
  await page.getByRole('link', { name: 'EXC-0052' }).click();
  const panel = page.getByRole('dialog');
  await panel.waitFor();
  expect(await panel.innerText()).toContain('the market stayed open');
  expect(await page.locator('article').first().innerText()).toContain('HKD 15,000.00');
}, 60_000);
