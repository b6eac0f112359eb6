/**
 * A major disruption on the demo company: January's cable cut as it is kept, and a new one declared over the links. Ends in the verdict
 * of January, which the waiver decides, and in words to customers that came in time.
 */
import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();

describe('the cable cut of January', () => {
  it('shows effect, waiver, proof of words, and what cannot be recovered', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto('/disruptions');
    await ada.getByRole('link', { name: 'Subsea cable cut south of Lantau' }).click();
    const thamesgate = ada.locator('[data-agreement="SLA-TG-VPN"]');
    await thamesgate.waitFor();
    const text = await thamesgate.innerText();
    expect(text).toContain('245 → 312 ms');
    expect(text).toMatch(/Met[^]*245 ms \(at most 260 ms\)/iu);
    expect(text).toContain('HKD 2,160.00');
    expect(await ada.locator('[data-agreement]').count()).toBe(3);
    await ada.getByText('30 of 30 words came by when they were promised').waitFor();
    await ada.getByText('a risk, not a claim').waitFor();
    await ada.getByRole('link', { name: 'Propose a second path to London' }).waitFor();
    const answer = await ada.request.get('/v1/agreements/SLA-TG-VPN/periods/2025-01/statement');
    const { statement } = (await answer.json()) as {
      readonly statement: { readonly rows: readonly { readonly commitment: string; readonly verdict: string }[] };
    };
    expect(statement.rows.find(({ commitment }) => commitment === 'latency')?.verdict).toBe('met');
  });
});

describe('a new disruption', () => {
  it('finds whom it touches, tells customers, and says when the next word is due', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto('/disruptions/new?from=party/trans-asia-subsea');
    await ada.getByRole('link', { name: 'SLA-TG-EPL' }).waitFor();
    await ada.getByLabel('Title').fill('Cable to London unstable');
    await ada.getByLabel('Cause, as far as it is known').fill('Light levels fall on one pair');
    await ada.getByLabel('What it does to them').fill('Round trip 245 → 280 ms');
    await ada.getByRole('button', { name: 'Declare a disruption' }).click();
    await ada.waitForURL(/\/disruptions\/DIS-/u);
    await ada.getByText('Nothing was said yet.').waitFor();
    await ada.getByLabel('Words to customers').last().fill('We see it and are moving traffic.');
    await ada.getByRole('button', { name: 'Tell them now' }).click();
    await ada.getByText('1 of 1 words came by when they were promised').waitFor();
    await ada.getByText('The next word is due 26 Feb 2025 09:00').waitFor();
    const id = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
    const { items } = (await (await ada.request.get('/v1/today')).json()) as {
      readonly items: readonly { readonly id: string; readonly reason: { readonly en: string } }[];
    };
    expect(items.find((item) => item.id === `disruption:${id}`)?.reason.en).toContain('09:00');
  });
});

describe('what follows from what happened', () => {
  it('keeps the top cause of a year as a finding, and reports the week', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto('/analysis');
    await ada.getByRole('button', { name: 'Keep the top cause as a finding' }).click();
    const kept = ada.getByRole('status').getByRole('link', { name: /^TSK-/u });
    await kept.waitFor();
    const id = await kept.innerText();
    await ada.goto('/actions/report');
    await ada.getByRole('heading', { name: /^Late \(\d+\)$/u }).waitFor();
    await ada.getByRole('link', { name: 'Renegotiate force majeure with Victoria Fibre Carriers' }).waitFor();
    await ada
      .getByRole('link', { name: /^Finding: /u })
      .first()
      .waitFor();
    const { body } = (await (await ada.request.get(`/v1/records/action/${id}`)).json()) as {
      readonly body: { readonly source: string; readonly state: string };
    };
    expect(body).toMatchObject({ source: 'analysis/cause-2024-01-01-2025-01-01', state: 'open' });
  });
});
