/**
 * The 8:30 look on the demo company: works that do not fit are found, another time is proposed, the customer agrees, the works are
 * moved, and the day is ticked off. Ends in the record: the warning went out 17.5 h before the works were to begin.
 */
import type { APIResponse, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();

interface Kept {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const json = async <T>(answer: APIResponse): Promise<T> => {
  expect(answer.status()).toBe(200);
  return (await answer.json()) as T;
};

const record = async (page: Page, kind: string, id: string): Promise<Kept> =>
  json<Kept>(await page.request.get(`/v1/records/${kind}/${id}`));

interface Item {
  readonly id: string;
  readonly exposure?: { readonly amount: string };
  readonly chance?: { readonly exact: string; readonly certainty: string };
}

const items = async (page: Page): Promise<readonly Item[]> =>
  (await json<{ readonly items: readonly Item[] }>(await page.request.get('/v1/today'))).items;

const hospital = 'budget:SLA-PH-VPN:availability::2025-02';

describe('the 8:30 look', () => {
  it('orders the day by money at risk times its chance', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto('/');
    const first = ada.locator('[data-item]').first();
    await first.waitFor();
    expect(await first.getAttribute('data-item')).toBe(hospital);
    const text = await first.innerText();
    expect(text).toContain('3.1 of 4.032 min used; 0.932 min and 63.5 h left');
    expect(text).toContain('CHG-2025-0227 cuts 2 min');
    expect(text).toContain('HKD 11,000.00');
    const kiosks = await ada.locator('[data-item^="budget:SLA-MK-FIELD"]').innerText();
    expect(kiosks).toContain('37 of 40 cases in time, 4 more expected');
    expect(kiosks).toContain('93.2 %, below 95 %. It cannot be recovered.');
    const weights = (await items(ada)).map(({ exposure, chance }) => {
      const [num = '0', den = '1'] = (chance?.exact ?? '0').split('/');
      return Number(exposure?.amount ?? 0) * (Number(num) / Number(den));
    });
    expect(weights).toEqual(weights.toSorted((one, other) => other - one));
  });

  it('finds another slot, tells the hospital, and moves the works once it agrees', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto('/');
    await ada.locator(`[data-item="${hospital}"]`).getByRole('link').click();
    const slots = ada.getByRole('table', { name: 'Slots' });
    await slots.waitFor();
    expect(await slots.getByRole('row').nth(1).innerText()).toMatch(
      /27 Feb 2025 02:00[^]*5\.1 \/ 4\.032 min, missed[^]*11,000\.00/u,
    );
    expect(await slots.locator('tr:has([data-best="true"])').innerText()).toMatch(
      /1 Mar 2025 02:00[^]*2 \/ 4\.464 min[^]*none/u,
    );
    await ada.getByRole('button', { name: 'Propose to the customer' }).click();
    await ada.waitForURL(/\/plans\/DPL-/u);
    const plan = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
    expect(await ada.locator('[data-lead-hours]').getAttribute('data-lead-hours')).toBe('17.5');

    // A colleague reads whose word it is, and has nothing to press.
    const alan = await stage.signedInAs('alan-yuen');
    await alan.goto('/plans');
    await alan.getByRole('link', { name: /CHG-2025-0227/u }).click();
    await alan.getByText(/^Nora Poon answers for /u).waitFor();
    expect(await alan.getByRole('button', { name: 'Agree to the proposed time' }).count()).toBe(0);

    const nora = await stage.signedInAs('nora');
    await nora.goto('/plans');
    await nora.getByRole('link', { name: /CHG-2025-0227/u }).click();
    await nora.getByRole('button', { name: 'Agree to the proposed time' }).click();
    await nora.getByText('Agreed', { exact: false }).first().waitFor();

    await ada.goto(`/plans/${plan}`);
    await ada.getByText('The works were moved to').waitFor();
    const kept = await record(ada, 'deterioration-plan', plan);
    expect(kept.body['state']).toBe('agreed');
    const warning = await record(ada, 'warning', String(kept.body['warning']));
    const begins = Date.parse('2025-02-27T02:00:00+08:00');
    const lead = (begins - Date.parse(String(warning.body['sentAt']))) / 3_600_000;
    // The clock of the demo goes on by milliseconds, so that no two moments are one.
    expect(Math.round(lead * 10) / 10).toBe(17.5);
    const works = await record(ada, 'change', 'CHG-2025-0227');
    expect(JSON.stringify(works.body['window'])).toContain('2025-02-28T18:00:00.000Z');
    const left = (await items(ada)).find(({ id }) => id === hospital);
    expect(left?.chance?.certainty).toBe('open');
  });

  it('is ticked off with what was seen', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto('/daily-check');
    const lines = ada.getByRole('table', { name: 'Daily check' });
    await lines.waitFor();
    for (const choice of await lines.getByRole('combobox').all()) await choice.selectOption('acted');
    await ada.getByRole('button', { name: 'Finish the check' }).click();
    await ada
      .getByText(/^Finished by Ada Cheung/u)
      .first()
      .waitFor();
    const kept = await record(ada, 'daily-check', 'DAY-2025-02-26');
    expect(kept.body['state']).toBe('done');
    expect(JSON.stringify(kept.body['items'])).toContain('SLA-MK-FIELD');
    expect((await items(ada)).some(({ id }) => id === 'check:2025-02-26')).toBe(false);
  });
});
