/** Numbers of the SRE Workbook's rules on promises about time and about events, against both targets. */
import { Instant, IntervalSet } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { ingest } from '../evidence/ingest.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { listAlerts } from './alerts.ts';
import { badShare } from './burn-events.ts';
import { badTime } from './burn-time.ts';

let house: House;

beforeEach(async () => {
  house = await houseForTests();
  taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
});

const availability = (more: object): object => ({
  id: 'availability',
  title: 'Availability',
  metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
  target: '>= 99.9 %',
  hours: 'always',
  unknown: 'separate',
  rounding: 'none',
  ...more,
});

/** Publishes, tells of outages, and lets everything be done at `now`. */
async function seen(commitments: readonly object[], now: string, outages: readonly (readonly [string, string])[]) {
  house.setClock('2025-04-01T00:00:00Z');
  taken(
    await publishAgreement(house.context, {
      organisation,
      actor: anna,
      texts: [smallAgreement('NORTH', { commitments })],
    }),
  );
  house.setClock(now);
  const rows = outages.map(([start, end], index) => ({
    place: `${index}`,
    row: { form: 'state', id: `out-${index}`, agreement: 'NORTH', state: 'down', start, end },
  }));
  const delivery = { rows, samples: [], refused: [] };
  taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
  await house.settle();
  return (await listAlerts(house.context, { organisation })).filter(({ kind }) => kind.startsWith('burn'));
}

describe('a promise about time', () => {
  it('pages at 14.4: 2 % of a month’s budget of 43.2 min in an hour is 0.864 min, and the last five minutes still burn', async () => {
    const told = await seen([availability({})], '2025-04-10T12:00:00Z', [
      ['2025-04-10T11:59:08.160Z', '2025-04-10T12:00:00Z'],
    ]);
    expect(told.map(({ id }) => id)).toEqual(['NORTH:availability:burn:page:60:2025-04-10']);
    expect(told[0]).toMatchObject({ against: 'contract' });
  });

  it('does not at a hundredth of a second less', async () => {
    const told = await seen([availability({})], '2025-04-10T12:00:00Z', [
      ['2025-04-10T11:59:08.170Z', '2025-04-10T12:00:00Z'],
    ]);
    expect(told).toEqual([]);
  });

  it('tells the stricter target of our own apart, and earlier', async () => {
    const told = await seen([availability({ internalTarget: '>= 99.95 %' })], '2025-04-10T12:00:00Z', [
      ['2025-04-10T11:59:20Z', '2025-04-10T12:00:00Z'],
    ]);
    expect(told.map(({ id }) => id)).toEqual(['NORTH:availability:burn:internal:page:60:2025-04-10']);
    expect(told[0]?.message).toContain('our own target >= 99.95 %');
  });

  it('refuses rules that no outage can trip, and tells each once', async () => {
    // A budget of a tenth: even a total outage burns at ten, and the first rule asks 14.4.
    const commitments = [availability({ target: '>= 90 %' })];
    const told = await seen(commitments, '2025-04-10T12:00:00Z', [['2025-04-10T06:00:00Z', '2025-04-10T12:00:00Z']]);
    expect(told.filter(({ kind }) => kind === 'burn-rule').map(({ id }) => id)).toEqual([
      'NORTH:availability:burn:never:page:60:r1',
    ]);
    expect(told.filter(({ kind }) => kind === 'burn-rate').map(({ id }) => id)).toContain(
      'NORTH:availability:burn:page:360:2025-04-10',
    );
    house.setClock('2025-04-11T12:00:00Z');
    await house.settle();
    const rules = (await listAlerts(house.context, { organisation })).filter(({ kind }) => kind === 'burn-rule');
    expect(rules).toHaveLength(1);
  });

  it('does not forget last night’s outage when a month begins', async () => {
    const told = await seen([availability({})], '2025-05-01T00:00:00Z', [
      ['2025-04-30T22:00:00Z', '2025-05-01T00:00:00Z'],
    ]);
    house.setClock('2025-05-01T00:10:00Z');
    await house.settle();
    const after = (await listAlerts(house.context, { organisation })).filter(({ id }) => id.endsWith('2025-05-01'));
    expect(after.map(({ id }) => id)).toContain('NORTH:availability:burn:ticket:1440:2025-05-01');
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('windows', () => {
  const now = Instant.parse('2025-04-10T12:00:00Z');
  const open = { openBetween: (start: Instant, end: Instant) => IntervalSet.single(start, end) };
  const office = { openBetween: () => IntervalSet.empty };

  it('hold agreed time only, from the first day of the promise', () => {
    const bad = IntervalSet.single(Instant.plus(now, -6 * 60_000), now);
    const of = { bad, now, minutes: 60, since: Instant.plus(now, -1e9) };
    expect(badTime({ ...of, commitment: { calendar: open as never } })?.toString()).toBe('0.1');
    expect(badTime({ ...of, commitment: { calendar: office as never } })).toBeUndefined();
    const young = { ...of, since: Instant.plus(now, -12 * 60_000) };
    expect(badTime({ ...young, commitment: { calendar: open as never } })?.toString()).toBe('0.5');
    expect(badTime({ ...of, since: now, commitment: { calendar: open as never } })).toBeUndefined();
  });

  it('say nothing of fewer than ten events', () => {
    const block = (total: number, bad: number) =>
      ({ series: 's', start: Instant.plus(now, -60_000), stepMs: 60_000, total: [total], bad: [bad] }) as never;
    expect(badShare([block(9, 9)], now, 5)).toBeUndefined();
    expect(badShare([block(10, 1)], now, 5)?.toString()).toBe('0.1');
  });
});
