import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { Money, parseRow, Ratio } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { closePeriod } from '../periods/close.ts';
import { actOnRecord, createRecord } from '../practice/write.ts';
import {
  anna,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { recoverable, recoverableMonth } from './recoverable.ts';

const company = fileURLToPath(new URL('../../../../examples/harbourline-company/agreements', import.meta.url));
const contracts = ['uc-vfc', 'uc-sky-xc', 'uc-sky-colo', 'uc-tas'];

let house: House;

/** The cut of 14 November as the carrier's contract sees it, and its excuse. */
const carrierRows = [
  { form: 'state', id: 'CUT', source: 'probe', state: 'down' },
  { form: 'exclusion', id: 'CUT-FM', source: 'decisions', kind: 'force-majeure', decision: 'accepted' },
].map((row) =>
  taken(
    parseRow(
      {
        ...row,
        agreement: 'UC-VFC',
        start: '2024-11-14T08:55:00+08:00',
        end: '2024-11-14T09:50:00+08:00',
        recordedAt: '2024-11-29T11:00:00+08:00',
      },
      row.id,
    ),
  ),
);

beforeAll(async () => {
  const files = await demoFiles();
  house = await houseForTests();
  await settleIn(house, files);
  const { agreements } = taken(await readFiles(contracts.map((name) => `${company}/${name}.yaml`)));
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: agreements }));
  await importRows(house, [...files.rows, ...carrierRows]);
  await house.settle();
  const make = async (kind: Parameters<typeof createRecord>[1]['kind'], id: string, body: object) =>
    taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
  for (const id of ['victoria-fibre', 'skyline-dc', 'trans-asia-subsea'])
    await make('party', id, { name: { en: id }, role: 'supplier' });
  await make('party', 'core', { name: { en: 'Core network' }, role: 'internal-group' });
  const roles = (agreement: string, provider: string, customer: string) =>
    make('agreement-roles', agreement, { agreement, provider, customer, manager: 'ada' });
  await roles('SLA-LR-METRO', 'harbourline', 'lion-rock');
  await roles('UC-VFC', 'victoria-fibre', 'harbourline');
  await roles('UC-SKY-XC', 'skyline-dc', 'harbourline');
  await roles('UC-SKY-COLO', 'skyline-dc', 'harbourline');
  await roles('UC-TAS', 'trans-asia-subsea', 'harbourline');
  const breach = (agreement: string, period: string, attribution: readonly object[]) =>
    make('breach', `B-${agreement}-${period}`, { agreement, commitment: 'availability', period, attribution });
  await breach('SLA-LR-METRO', '2024-11', [{ party: 'victoria-fibre', ms: 3_300_000 }]);
  await breach('SLA-OR-XC', '2024-05', [
    { party: 'skyline-dc', ms: 3_000_000 },
    { party: 'core', ms: 600_000 },
  ]);
  await breach('SLA-TG-EPL', '2024-10', [{ party: 'trans-asia-subsea', ms: 4_500_000 }]);
  const months = ['SLA-LR-METRO 2024-11', 'SLA-OR-XC 2024-05', 'SLA-TG-EPL 2024-10', 'SLA-KC-DIA 2024-02'];
  for (const [agreement = '', period = ''] of months.map((one) => one.split(' '))) {
    const overrule = { guards: ['correction-window' as const], reason: 'for the test' };
    taken(await closePeriod(house.context, { organisation, actor: anna, agreement, period, overrule }));
  }
});

const month = async (agreement: string, period: string) => {
  const found = taken(await recoverableMonth(house.context, { organisation, agreement, period }));
  return found.events[0];
};
const asked = { organisation, from: '2024-02', to: '2025-02' };

describe('what comes back', () => {
  it('of 14 November is nothing: the carrier’s contract calls the signal force majeure, ours does not', async () => {
    const event = await month('SLA-LR-METRO', '2024-11');
    expect(event?.owed.amount).toBe('15000.00');
    expect(event?.rows).toEqual(['OUT-0192']);
    const [fall] = event?.suppliers ?? [];
    expect(fall).toMatchObject({ contract: 'UC-VFC', recoverable: { amount: '0.00' } });
    expect(fall?.lost.map(({ code, amount }) => [code, amount.amount])).toEqual([['UC_FORCE_MAJEURE', '15000.00']]);
    expect(fall?.lost[0]?.why.en).toContain('CUT-FM');
  });

  it('is what the contract gives for the very minutes, as if its own evidence told of them', async () => {
    const event = await month('SLA-OR-XC', '2024-05');
    const [fall] = event?.suppliers ?? [];
    // Of 110 minutes 40 lay in the window of the works: they lie with nobody.
    expect([event?.countedMs, event?.excludedMs]).toEqual(['4200000', '2400000']);
    // 50 of 70 minutes; ten more are a group's, and ten nobody's: those stay ours.
    expect(fall?.amount.amount).toBe('12142.86');
    expect(event?.own.map(({ party, by, amount }) => [party, by, amount.amount])).toEqual([
      ['core', 'breach', '2428.57'],
      [undefined, 'nobody', '2428.57'],
    ]);
    // Of two contracts the one that gives less: 10 % of a rental of 16,000.00.
    expect(fall?.contract).toBe('UC-SKY-XC');
    expect(fall?.window?.assumedMs).toBeGreaterThan(0);
    expect(fall?.recoverable.amount).toBe('1600.00');
    expect(fall?.claim.step).toBe('untold');
    expect(fall?.lost.map(({ code }) => code)).toEqual(['UC_AMOUNT']);
  });

  it('is nothing where the contract promises no credit', async () => {
    const event = await month('SLA-TG-EPL', '2024-10');
    expect(event?.suppliers[0]?.lost.map(({ code }) => code)).toEqual(['UC_NO_PROMISE']);
    expect(await month('SLA-LR-METRO', '2024-07')).toBeUndefined();
  });

  it('and what is lost add up to what suppliers bear, and with ours to what is owed', async () => {
    const report = taken(await recoverable(house.context, asked));
    for (const { owed, own, suppliers } of report.events) {
      const sum = (parts: readonly { readonly amount: string }[]) =>
        Money.sum(
          parts.map(({ amount }) => Money.of(amount, 'HKD')),
          'HKD',
        ).toString();
      expect(sum([...own, ...suppliers].map(({ amount }) => amount))).toBe(owed.amount);
      for (const { amount, recoverable: back, lost } of suppliers)
        expect(sum([back, ...lost.map((one) => one.amount)])).toBe(amount.amount);
    }
    const [totals] = report.totals;
    expect(totals?.own).toBe('6957.14');
    expect(report.renegotiate.map(({ contract, code }) => [contract, code])).toEqual([
      ['UC-VFC', 'UC_FORCE_MAJEURE'],
      ['UC-SKY-XC', 'UC_AMOUNT'],
      ['UC-TAS', 'UC_NO_PROMISE'],
    ]);
    for (const { coverage } of report.contracts) expect(Ratio.parse(coverage ?? '0').atMost(Ratio.of(100))).toBe(true);
  });

  it('is not asked of months in the wrong order', async () => {
    const found = await recoverable(house.context, { ...asked, from: '2025-02', to: '2025-01' });
    expect(found.ok ? [] : found.refusals.map(({ at }) => at)).toEqual([['to']]);
  });

  it('is lost when nobody claimed in time, whatever is sent afterwards', async () => {
    const { context } = house;
    const body = {
      supplier: 'skyline-dc',
      agreement: 'UC-SKY-XC',
      forAgreement: 'SLA-OR-XC',
      period: '2024-05',
      event: 'Works overran',
      amount: { amount: '1600.00', currency: 'HKD' },
      deadline: '2024-07-31T23:59:59+08:00',
    };
    taken(await createRecord(context, { organisation, actor: anna, kind: 'claim', id: 'CLM-1', body }));
    const [late] = (await month('SLA-OR-XC', '2024-05'))?.suppliers ?? [];
    expect(late?.claim).toMatchObject({ step: 'forfeited', record: 'CLM-1' });
    expect(late?.recoverable.amount).toBe('0.00');
    expect(late?.lost.find(({ code }) => code === 'CLAIM_LATE')?.why.en).toBe('It was not claimed by 31 Jul 2024.');
    // Sent now, it is no less late.
    taken(await actOnRecord(context, { organisation, actor: anna, kind: 'claim', id: 'CLM-1', act: 'claim' }));
    expect((await month('SLA-OR-XC', '2024-05'))?.suppliers[0]?.claim.step).toBe('forfeited');
    const own = { ...body, agreement: 'UC-VFC', forAgreement: 'SLA-LR-METRO', period: '2024-11', deadline: undefined };
    taken(await createRecord(context, { organisation, actor: anna, kind: 'claim', id: 'CLM-2', body: own }));
    taken(await actOnRecord(context, { organisation, actor: anna, kind: 'claim', id: 'CLM-2', act: 'claim' }));
    expect((await month('SLA-LR-METRO', '2024-11'))?.suppliers[0]?.claim).toEqual({ step: 'claimed', record: 'CLM-2' });
  });
});
