/**
 * Chronic failure, and what is done about it: the plan of Tai Ping's line on the demo company, verified from evidence; a missed promise of
 * a supplier that proposes an action by itself, accepted with another day; and what its own people see. Of these agreements no other
 * journey speaks.
 */
import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();
const plan = '/actions/TSK-TP-IEPL-PLAN';
const proposal = 'TSK-UC-TAS-latency-2025-01';

describe('the plan for the line of Tai Ping', () => {
  it('is verified by three good months from evidence, against the six months that were frozen', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto(plan);
    await ada.getByText('Verified from evidence').waitFor();
    const text = await ada.locator('#effect').innerText();
    expect(text).toContain('missed 3 of 6');
    expect(text).toContain('185 min down');
    expect(text).toContain('Good months running up to the last closed one: 3 of 3.');
    expect(text).toMatch(/March 2024[^]*50 min[^]*missed/u);
    await ada.getByRole('link', { name: 'Hear of works on the tail ten days before' }).waitFor();
    await ada.getByRole('link', { name: 'August 2024', exact: true }).click();
    await ada.waitForURL(/commitments\/availability\?period=2024-08/u);
  });

  it('says what a second tail saves by the price, the same as the price of the agreement says', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto('/actions/TSK-TP-IEPL-TAIL');
    await ada.getByText('Expected credits avoided').waitFor();
    const { designs } = (await (await ada.request.get('/v1/agreements/SLA-TP-IEPL/price')).json()) as {
      readonly designs: { readonly designs: readonly { readonly id: string; readonly credits: number }[] };
    };
    const credits = (id: string): number => designs.designs.find((one) => one.id === id)?.credits ?? Number.NaN;
    const avoided = (credits('one-tail') - credits('second-tail')).toFixed(2).replace(/\B(?=(\d{3})+\.)/u, ',');
    await ada.getByRole('link', { name: `HKD ${avoided}` }).waitFor();
  });
});

describe('a missed promise of a supplier', () => {
  it('stands in Today as a proposal with one next step, is accepted with another day, and is the supplier’s from then on', async () => {
    const ada = await stage.signedInAs('ada');
    const { items } = (await (await ada.request.get('/v1/today')).json()) as {
      readonly items: readonly {
        readonly id: string;
        readonly owner?: string;
        readonly action: { readonly to: string };
      }[];
    };
    const item = items.find(({ id }) => id === `action-proposed:${proposal}`);
    expect(item).toMatchObject({ owner: 'felix', action: { to: `/actions/${proposal}` } });
    const felix = await stage.signedInAs('felix');
    await felix.goto(`/actions/${proposal}`);
    await felix.getByText('missed 1 of 3').waitFor();
    await felix.getByLabel('Due').fill('2025-04-11');
    await felix.getByRole('button', { name: 'Change and accept' }).click();
    await felix.getByText('It is not done yet.').waitFor();
    await felix.getByRole('button', { name: 'Done' }).waitFor();
    const { body } = (await (await felix.request.get(`/v1/records/action/${proposal}`)).json()) as {
      readonly body: { readonly state: string; readonly dueOn: string };
    };
    expect(body).toMatchObject({ state: 'open', dueOn: '2025-04-11' });
    await felix.goto('/suppliers/trans-asia-subsea/score');
    await felix.getByRole('link', { name: /^Mend “Round trip on the cable”/u }).waitFor();
  });
});
