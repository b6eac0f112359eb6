import { Ratio } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoFiles, houseForTests, importRows, organisation, settleIn, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { tell } from '../testing/small-company.ts';
import { pareto } from './pareto.ts';

let house: House;

beforeAll(async () => {
  house = await houseForTests();
  const files = await demoFiles();
  await settleIn(house, files);
  await importRows(house, files.rows);
});

describe('what costs minutes', () => {
  it('adds up every outage of the span once, most first', async () => {
    const asked = { organisation, from: '2024-01-01', to: '2025-01-01' };
    const byAgreement = taken(await pareto(house.context, { ...asked, by: 'agreement' }));
    const byHour = taken(await pareto(house.context, { ...asked, by: 'hour' }));
    expect(byHour.totalMs).toBe(byAgreement.totalMs);
    expect(byHour.outages).toBe(byAgreement.outages);
    const lengths = byAgreement.bars.map(({ ms }) => Ratio.parse(ms));
    expect(Ratio.sumOf(lengths).toString()).toBe(byAgreement.totalMs);
    expect(lengths.every((ms, index) => index === 0 || ms.atMost(lengths[index - 1] ?? ms))).toBe(true);
    expect(byAgreement.bars.at(-1)?.cumulative).toBe('1');
  });

  it('weighs an outage by the share that it affected', async () => {
    // OUT-0211: an hour at 30 of 68 outlets; nothing else in January.
    const january = { organisation, from: '2025-01-02', to: '2025-02-01', by: 'agreement' as const };
    const { bars } = taken(await pareto(house.context, january));
    expect(bars.find(({ key }) => key === 'SLA-JL-SDWAN')?.ms).toBe(Ratio.of(3_600_000 * 30, 68).toString());
  });

  it('looks at one agreement alone, by works that an outage fell into or none', async () => {
    const works = { start: '2024-03-12T01:30:00+08:00', end: '2024-03-12T03:00:00+08:00' };
    await tell(house, [
      [
        'change',
        'CHG-SZ',
        {
          title: { en: 'Splicing' },
          agreements: ['SLA-TP-IEPL'],
          parties: [],
          window: works,
          expectedCutMs: 0,
          counted: true,
          owner: 'ada',
        },
      ],
    ]);
    const asked = { organisation, from: '2024-01-01', to: '2025-01-01', agreement: 'SLA-TP-IEPL' };
    const found = taken(await pareto(house.context, { ...asked, by: 'works' }));
    const minutes = (ms: string): string => Ratio.parse(ms).dividedBy(Ratio.of(60_000)).toString();
    expect(found.bars.map(({ key, ms }) => [key, minutes(ms)])).toEqual([
      ['', '135'],
      ['CHG-SZ', '50'],
    ]);
    const byHour = taken(await pareto(house.context, { ...asked, by: 'hour' }));
    expect(byHour.bars.map(({ key }) => key)).toEqual(['06:00', '01:00', '18:00']);
  });

  it('refuses a span that ends before it begins', async () => {
    const asked = { organisation, from: '2025-01-01', to: '2024-01-01', by: 'cause' as const };
    const found = await pareto(house.context, asked);
    expect(found.ok ? '' : found.refusals[0]?.code).toBe('MOMENT');
  });
});
