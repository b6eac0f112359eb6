/** The machinery closes what is due, coverage lists what nobody measures, agreements are published once. */
import { Instant } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { listAgreements, readAgreement } from '../agreements/read.ts';
import { listAlerts } from '../alerts/alerts.ts';
import { targetsWithoutData } from '../evaluation/without-data.ts';
import { explainStatement } from '../evaluation/statement-of.ts';
import { ingest } from '../evidence/ingest.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { closeDue, periodsDue } from './close-due.ts';
import { closePeriod } from './close.ts';
import { issuedStatements } from './issued.ts';

let house: House;
const minute = 60_000;

const measured = (extra: object = {}) => ({
  measurement: { sources: [{ id: 'probe', kind: 'probe', coverage: 'explicit' }], ...extra },
});

beforeEach(async () => {
  house = await houseForTests();
  house.setClock('2025-01-10T00:00:00Z');
  const source = { organisation, actor: anna, id: 'probe', kind: 'rows', cadenceMs: 5 * minute };
  taken(await registerSource(house.context, source));
});

const publish = async (...texts: Parameters<typeof smallAgreement>[]) =>
  publishAgreement(house.context, { organisation, actor: anna, texts: texts.map((one) => smallAgreement(...one)) });

async function up(start: string, end: string): Promise<void> {
  house.setClock(end);
  const row = { form: 'state', id: start, agreement: 'NORTH', state: 'up', start, end };
  const delivery = { rows: [{ place: 'body', row }], samples: [], refused: [] };
  taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
}

async function closeAll(): Promise<readonly string[]> {
  const closed: string[] = [];
  for (const due of await periodsDue(house.context, organisation))
    if (await closeDue(house.context, due)) closed.push(`${due.agreement}/${due.period}`);
  return closed;
}

describe('closing by the machinery', () => {
  it('closes what ended since the agreement was known, once, when corrections are no longer waited for', async () => {
    taken(await publish(['NORTH', measured({ correctionWindow: '2 d' })]));
    house.setClock('2025-02-02T23:00:00Z');
    expect(await closeAll()).toEqual([]);
    house.setClock('2025-02-03T00:00:01Z');
    expect(await closeAll()).toEqual(['NORTH/2025-01']);
    expect(await closeAll()).toEqual([]);
    expect(await issuedStatements(house.context, { organisation })).toMatchObject([
      { period: '2025-01', issuedBy: 'system' },
    ]);
  });

  it('leaves what is incomplete to people, who say why they close it', async () => {
    taken(await publish(['NORTH', measured({ minimumCompleteness: '99 %' })]));
    await up('2025-01-10T00:00:00Z', '2025-01-20T00:00:00Z');
    house.setClock('2025-02-03T00:00:00Z');
    expect(await periodsDue(house.context, organisation)).toHaveLength(1);
    expect(await closeAll()).toEqual([]);
    expect(await periodsDue(house.context, organisation)).toEqual([]);
    const question = { organisation, actor: anna, agreement: 'NORTH', period: '2025-01' };
    const refused = await closePeriod(house.context, question);
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'INCOMPLETE' }] });
    const overrule = { guards: ['completeness' as const], reason: 'The probe was moved.' };
    expect(taken(await closePeriod(house.context, { ...question, overrule }))).toMatchObject({ overruled: overrule });
  });
});

describe('coverage', () => {
  it('lists the promises about which nothing came in, and the source that fell silent is told once', async () => {
    taken(
      await publish(['NORTH', measured()], ['SOUTH', { measurement: { sources: [{ id: 'other', kind: 'probe' }] } }]),
    );
    await up('2025-01-10T00:00:00Z', '2025-01-12T00:00:00Z');
    const about = async () =>
      (await targetsWithoutData(house.context, { organisation })).map(({ agreement, source, lastSeen }) => [
        agreement,
        source,
        lastSeen,
      ]);
    expect(await about()).toEqual([['SOUTH', 'other', undefined]]);
    house.setClock('2025-01-20T00:00:00Z');
    expect(await about()).toEqual([
      ['NORTH', 'probe', '2025-01-12T00:00:00.000Z'],
      ['SOUTH', 'other', undefined],
    ]);
    await house.settle();
    house.setClock('2025-01-20T01:00:00Z');
    await house.settle();
    const silent = (await listAlerts(house.context, { organisation })).filter(({ kind }) => kind === 'source-silent');
    expect(silent.map(({ id }) => id)).toEqual(['source:probe:silent:2025-01-12T00:00:00.000Z']);
  });
});

describe('burn rates', () => {
  it('are told once a day while the budget goes too fast', async () => {
    const commitments = [
      {
        id: 'success',
        title: 'Success',
        metric: { kind: 'event-ratio', series: 'checkout', count: 'good', aggregate: 'pooled' },
        target: '>= 99.9 %',
        hours: 'always',
        unknown: 'separate',
        rounding: 'none',
      },
    ];
    taken(await publish(['NORTH', { commitments }]));
    const start = Instant.parse('2025-01-10T00:00:00Z');
    const rows = Array.from({ length: 120 }, (_, i) => {
      const [from, to] = [Instant.plus(start, i * minute), Instant.plus(start, (i + 1) * minute)].map(Instant.format);
      return {
        place: `${i}`,
        row: { form: 'slice', id: `s${i}`, series: 'checkout', start: from, end: to, bad: i < 55 ? 0 : 2, total: 100 },
      };
    });
    house.setClock('2025-01-10T02:00:00Z');
    const delivery = { rows, samples: [], refused: [] };
    taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
    await house.settle();
    await house.settle();
    const burning = (await listAlerts(house.context, { organisation })).filter(({ kind }) => kind === 'burn-rate');
    // 2 % of errors burn a budget of 0.1 % at twenty times its rate: faster than 14.4 in the hour, and than 6 in six.
    expect(burning.map(({ id }) => id)).toEqual([
      'NORTH:success:burn:page:360:2025-01-10',
      'NORTH:success:burn:page:60:2025-01-10',
      'NORTH:success:burn:ticket:1440:2025-01-10',
      'NORTH:success:burn:ticket:4320:2025-01-10',
    ]);
  });
});

describe('the budget of a promise about time', () => {
  it('says how fast it goes and when it is gone: 30 of 43.2 min in 20 of 30 days', async () => {
    house.setClock('2025-04-01T00:00:00Z');
    taken(await publish(['NORTH', { zone: 'Asia/Hong_Kong' }]));
    house.setClock('2025-04-20T16:00:00Z');
    const [start, end] = ['2025-04-10T00:00:00Z', '2025-04-10T00:30:00Z'];
    const row = { form: 'state', id: 'out', agreement: 'NORTH', state: 'down', start, end };
    const delivery = { rows: [{ place: 'body', row }], samples: [], refused: [] };
    taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
    await house.settle();
    const told = (await listAlerts(house.context, { organisation })).filter(({ kind }) => kind === 'budget');
    expect(told.map(({ message }) => message)).toEqual([
      'availability has used 69.4 % of what 2025-04 allows, at a burn rate of 1.0417; all of it by day 28.8 of 30',
    ]);
  });
});

describe('publishing', () => {
  it('takes a text once, and no other words under the same revision', async () => {
    expect(taken(await publish(['NORTH'])).map(({ fresh }) => fresh)).toEqual([true]);
    expect(taken(await publish(['NORTH'])).map(({ fresh }) => fresh)).toEqual([false]);
    expect(await publish(['NORTH', { title: 'Another' }])).toMatchObject({
      ok: false,
      refusals: [{ code: 'REVISION-PUBLISHED' }],
    });
    taken(await publish(['NORTH', { title: 'Another', revision: 2, effective: { from: '2025-02-01' } }]));
    const [listed] = await listAgreements(house.context, { organisation });
    expect(listed?.revisions.map(({ revision, to }) => [revision, to])).toEqual([
      [1, '2025-02-01T00:00:00.000Z'],
      [2, undefined],
    ]);
    const first = taken(await readAgreement(house.context, { organisation, agreement: 'NORTH', revision: 1 }));
    expect(first).toMatchObject({ revision: 1, recordedBy: anna.id, text: { title: 'NORTH' } });
    expect(await readAgreement(house.context, { organisation, agreement: 'WEST' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'NOT-FOUND' }],
    });
  });

  it('refuses texts without one meaning, all of them together', async () => {
    const [commitment] = [
      {
        id: 'a',
        title: 'A',
        metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
        target: '>= 99.9 %',
        hours: 'never',
        rounding: 'none',
      },
    ];
    const refused = await publish(['NORTH'], ['SOUTH', { commitments: [commitment] }]);
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'CALENDAR-UNKNOWN' }] });
    expect(await listAgreements(house.context, { organisation })).toEqual([]);
  });

  it('explains a statement clause by clause', async () => {
    taken(await publish(['NORTH', { exclusions: 'none' }]));
    const told = taken(await explainStatement(house.context, { organisation, agreement: 'NORTH', period: '2025-01' }));
    expect(told.ablations).toEqual([]);
    expect(told.statement.rows.map(({ commitment }) => commitment)).toEqual(['availability']);
  });
});
