/** The worker: a row costs the agreements that it bears on, views say what changed, alerts are raised once. */
import { Instant } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { acknowledgeAlert, listAlerts } from '../alerts/alerts.ts';
import { publishAgreement } from '../agreements/publish.ts';
import { ingest } from '../evidence/ingest.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { liveStatement } from './live.ts';

let house: House;

beforeEach(async () => {
  house = await houseForTests();
  house.setClock('2025-02-10T00:00:00Z');
  const { context } = house;
  taken(await registerSource(context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
  const texts = ['NORTH', 'SOUTH', 'EAST'].map((id) => smallAgreement(id));
  taken(await publishAgreement(context, { organisation, actor: anna, texts }));
  await house.settle();
  house.evaluations.clear();
});

const down = (id: string, agreement: string, minutes: number) => ({
  place: id,
  row: {
    form: 'state',
    id,
    agreement,
    state: 'down',
    start: '2025-02-03T10:00:00Z',
    end: Instant.format(Instant.plus(Instant.parse('2025-02-03T10:00:00Z'), minutes * 60_000)),
  },
});

async function tell(...rows: readonly ReturnType<typeof down>[]): Promise<void> {
  const delivery = { rows, samples: [], refused: [] };
  taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
}

describe('live evaluation', () => {
  it('evaluates the agreement that a row names, and no other', async () => {
    await tell(down('one', 'NORTH', 1), down('two', 'NORTH', 2));
    await house.settle();
    expect([...house.evaluations]).toEqual([['NORTH', 1]]);
  });

  it('evaluates nothing for what is known already', async () => {
    await tell(down('one', 'NORTH', 1));
    await house.settle();
    house.evaluations.clear();
    await tell(down('one', 'NORTH', 1));
    await house.settle();
    expect([...house.evaluations]).toEqual([]);
  });

  it('finds by a subject the agreements that name it', async () => {
    const row = {
      form: 'state',
      id: 'site',
      subject: 'site-EAST',
      state: 'down',
      start: '2025-02-03T10:00:00Z',
      end: '2025-02-03T10:01:00Z',
    };
    await tell({ place: 'site', row: { ...row, agreement: 'EAST' } });
    const delivery = { rows: [{ place: 'site', row: { ...row, id: 'unnamed' } }], samples: [], refused: [] };
    taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
    await house.settle();
    expect([...house.evaluations.keys()]).toEqual(['EAST']);
  });

  it('keeps a view of the month under way that says what changed', async () => {
    await tell(down('one', 'NORTH', 1));
    await house.settle();
    const live = taken(await liveStatement(house.context, { organisation, agreement: 'NORTH' }));
    expect(live.period).toBe('2025-02');
    expect(live.changed).toContainEqual({ commitment: 'availability', field: 'downtime', before: '0', after: '60000' });
    const now = taken(await statementOf(house.context, { organisation, agreement: 'NORTH', period: '2025-02' }));
    expect(live.hash).toBe(now.hash);
  });

  it('raises each alert once, however often it is evaluated', async () => {
    // 40.32 minutes are allowed in a February at 99.9 %.
    await tell(down('one', 'NORTH', 21));
    await house.settle();
    await tell(down('two', 'SOUTH', 41));
    house.setClock('2025-02-10T01:00:00Z');
    await house.settle();
    house.setClock('2025-02-10T02:00:00Z');
    await house.settle();
    const alerts = await listAlerts(house.context, { organisation });
    expect(alerts.map(({ id }) => id)).toEqual([
      'NORTH:availability::2025-02:budget-50',
      'SOUTH:availability::2025-02:budget-100',
      'SOUTH:availability::2025-02:budget-50',
      'SOUTH:availability::2025-02:budget-80',
      'SOUTH:availability::2025-02:missed',
    ]);
    const events = await house.context.store.read(organisation, (reader) =>
      reader.events({ after: 0, limit: 1000, topics: ['alert.raised'] }),
    );
    expect(events.map(({ subject }) => subject).sort()).toEqual(alerts.map(({ id }) => id));
    const [first] = alerts;
    const seen = taken(await acknowledgeAlert(house.context, { organisation, actor: anna, id: first?.id ?? '' }));
    expect(seen).toMatchObject({ acknowledgedBy: anna.id, raisedAt: first?.raisedAt });
  });
});
