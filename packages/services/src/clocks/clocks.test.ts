/** Clocks of open cases: a ticket event moves its own timer, a timer that falls due is told once, many are replayed at once. */
import { Instant, openClocks } from '@troth/core';
import type { RowOf } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAlerts } from '../alerts/alerts.ts';
import { publishAgreement } from '../agreements/publish.ts';
import { shelfOf } from '../agreements/shelf.ts';
import { ingest } from '../evidence/ingest.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { openCases } from './open-cases.ts';

let house: House;

const promises = {
  commitments: [
    {
      id: 'restore',
      title: 'Restoration',
      metric: {
        kind: 'case-clock',
        clock: 'restore',
        counts: 'share',
        limits: { P1: '4 h', P2: '8 h' },
        pauses: { reasons: ['customer'] },
      },
      target: '>= 95 %',
      hours: 'always',
      rounding: 'none',
    },
  ],
};

beforeEach(async () => {
  house = await houseForTests();
  house.setClock('2025-02-10T08:00:00Z');
  taken(await registerSource(house.context, { organisation, actor: anna, id: 'desk', kind: 'rows' }));
  taken(
    await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('NORTH', promises)] }),
  );
});

let told = 0;
async function happens(name: string, [event, time]: readonly [string, string], more: object = {}): Promise<void> {
  house.setClock(`2025-02-10T${time}:00Z`);
  told += 1;
  const row = {
    form: 'case',
    id: `e${told}`,
    agreement: 'NORTH',
    case: name,
    event,
    at: `2025-02-10T${time}:00Z`,
    ...more,
  };
  const delivery = { rows: [{ place: 'body', row }], samples: [], refused: [] };
  const receipt = taken(await ingest(house.context, { organisation, actor: anna, source: 'desk', delivery }));
  expect(receipt).toMatchObject({ accepted: 1, refused: [] });
}

const timers = async (): Promise<readonly string[]> =>
  (await house.context.store.read(organisation, (reader) => reader.timers({ kind: 'case-due', limit: 100 }))).map(
    ({ subject, dueAt }) => `${subject} ${Instant.format(dueAt).slice(11, 16)}`,
  );

describe('timers of cases', () => {
  it('are set, moved, stopped and cleared by what happens to the case, and to no other', async () => {
    await happens('T-1', ['opened', '08:00'], { priority: 'P1' });
    await happens('T-2', ['opened', '08:30'], { priority: 'P2' });
    expect(await timers()).toEqual(['NORTH/restore/T-1 12:00', 'NORTH/restore/T-2 16:30']);
    await happens('T-1', ['paused', '09:00'], { why: 'customer' });
    expect(await timers()).toEqual(['NORTH/restore/T-2 16:30']);
    await happens('T-1', ['resumed', '10:00']);
    expect(await timers()).toEqual(['NORTH/restore/T-1 13:00', 'NORTH/restore/T-2 16:30']);
    await happens('T-2', ['priority', '10:30'], { priority: 'P1' });
    expect(await timers()).toEqual(['NORTH/restore/T-2 12:30', 'NORTH/restore/T-1 13:00']);
    await happens('T-2', ['restored', '11:00']);
    expect(await timers()).toEqual(['NORTH/restore/T-1 13:00']);
  });

  it('are not stopped by a case of the same name of somebody else', async () => {
    const texts = [smallAgreement('SOUTH', promises)];
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
    const of = (subject: string, more: object = {}) => ({ agreement: undefined, subject, ...more });
    await happens('T-1', ['opened', '08:00'], of('site-NORTH', { priority: 'P1' }));
    await happens('T-1', ['opened', '08:30'], of('site-SOUTH', { priority: 'P1' }));
    await happens('T-1', ['restored', '09:00'], of('site-SOUTH'));
    expect(await timers()).toEqual(['NORTH/restore/T-1 12:00']);
    await house.settle();
    house.setClock('2025-02-10T12:00:00Z');
    await house.settle();
    const due = (await listAlerts(house.context, { organisation })).filter(({ kind }) => kind === 'case-due');
    expect(due.map(({ agreement }) => agreement)).toEqual(['NORTH']);
  });

  it('that fall due are told once', async () => {
    await happens('T-1', ['opened', '08:00'], { priority: 'P1' });
    await house.settle();
    house.setClock('2025-02-10T12:00:00Z');
    await house.settle();
    await house.settle();
    const due = (await listAlerts(house.context, { organisation })).filter(({ kind }) => kind === 'case-due');
    expect(due.map(({ id }) => id)).toEqual(['NORTH:restore:T-1:due:2025-02-10T12:00:00.000Z']);
    expect(await timers()).toEqual([]);
  });

  it('say what is open, the first due first', async () => {
    await happens('T-2', ['opened', '08:00'], { priority: 'P2' });
    await happens('T-1', ['opened', '08:00'], { priority: 'P1' });
    await happens('T-3', ['opened', '08:00'], { priority: 'P1' });
    await happens('T-3', ['paused', '09:00'], { why: 'customer' });
    const open = await openCases(house.context, { organisation });
    expect(open.map((one) => [one.case, one.stopped, one.remainingMs])).toEqual([
      ['T-1', false, 3 * 3_600_000 - 1],
      ['T-2', false, 7 * 3_600_000 - 1],
      ['T-3', true, 3 * 3_600_000],
    ]);
  });
});

it('replays a hundred thousand open cases in one call', async () => {
  const shelf = await house.context.store.read(organisation, (reader) => shelfOf(house.context.store, reader));
  const agreement = shelf.agreements.get('NORTH')?.agreement;
  if (agreement === undefined) throw new TypeError('NORTH is not on the shelf');
  const start = Instant.parse('2025-02-10T00:00:00Z');
  const rows = Array.from({ length: 100_000 }, (_, i): RowOf<'case'> => {
    const at = Instant.plus(start, i * 100);
    return {
      form: 'case',
      id: `e${i}`,
      source: 'desk',
      case: `T-${i}`,
      event: 'opened',
      at,
      recordedAt: at,
      priority: 'P1',
    };
  });
  const clocks = openClocks({ agreement, rows, at: Instant.plus(start, 6 * 3_600_000) });
  expect(clocks).toHaveLength(100_000);
  expect(clocks.filter(({ late }) => late)).toHaveLength(72_001);
});
