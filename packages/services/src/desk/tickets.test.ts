/** Cases with replayed clocks, and an outage before it is logged. */
import { beforeAll, expect, it } from 'vitest';
import { previewOutage } from '../evidence/outage-preview.ts';
import { ingest } from '../evidence/ingest.ts';
import { publishAgreement } from '../agreements/publish.ts';
import { system } from '../context.ts';
import { registerSource } from '../sources/register.ts';
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
import { listTickets, ticketPage } from './tickets.ts';

let house: House;

const text = JSON.stringify({
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  type: 'sla',
  id: 'SLA-DESK',
  title: 'Help desk',
  effective: { from: '2024-01-01' },
  zone: 'UTC',
  calendars: { always: { always: true, holidays: 'none' } },
  commitments: [
    {
      id: 'restore',
      title: 'Restored in time',
      metric: {
        kind: 'case-clock',
        clock: 'restore',
        limit: '2 h',
        hours: 'always',
        pauses: { reasons: ['customer'] },
        reopen: 'continue',
        belongsTo: 'opened',
        counts: 'share',
      },
      target: '>= 90 %',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    },
  ],
});

const event = (...[id, what, at, more = {}]: readonly [string, string, string, object?]) => ({
  place: id,
  row: { form: 'case', id, case: 'INC-1', event: what, at, agreement: 'SLA-DESK', ...more },
});

beforeAll(async () => {
  house = await houseForTests();
  const { context } = house;
  const files = await demoFiles();
  await settleIn(house, files);
  await importRows(
    house,
    files.rows.filter(({ agreement, form }) => agreement === 'SLA-KC-DIA' && form !== 'issued'),
  );
  taken(await publishAgreement(context, { organisation, actor: anna, texts: [{ file: 'desk.json', text }] }));
  taken(await registerSource(context, { organisation, actor: anna, id: 'tickets', kind: 'rows' }));
  const rows = [
    event('e1', 'opened', '2025-02-25T08:00:00Z', { priority: 'P1', party: 'desk' }),
    event('e2', 'paused', '2025-02-25T09:00:00Z', { why: 'customer', party: 'customer' }),
    event('e3', 'resumed', '2025-02-25T09:30:00Z', { party: 'carrier' }),
    event('e4', 'restored', '2025-02-25T10:45:00Z'),
  ];
  const delivery = { rows, samples: [], refused: [] };
  taken(await ingest(context, { organisation, actor: system, source: 'tickets', delivery, claimed: false }));
}, 60_000);

it('lists cases with the agreements that they concern, by every filter', async () => {
  const list = async (filters: object) =>
    (await listTickets(house.context, { organisation, limit: 10, ...filters })).items.map(({ id }) => id);
  expect(await list({ agreement: 'SLA-DESK' })).toEqual(['INC-1']);
  expect(await list({ agreement: 'SLA-DESK', state: 'open' })).toEqual([]);
  expect(await list({ state: 'ended', month: '2025-02', text: 'inc' })).toEqual(['INC-1']);
  expect(await list({ agreement: 'SLA-KC-DIA' })).toEqual([]);
});

it('replays the clock: what ran, what was paused and why, and minutes per party that sum to the total', async () => {
  const page = taken(await ticketPage(house.context, { organisation, ticket: 'INC-1' }));
  const [clock] = page.clocks;
  expect(clock).toMatchObject({
    agreement: 'SLA-DESK',
    commitment: 'restore',
    limit: '2 h',
    runningMs: 135 * 60_000,
    pausedMs: 30 * 60_000,
    dueAt: '2025-02-25T10:30:00.000Z',
    late: true,
    lateSince: '2025-02-25T10:30:00.000Z',
  });
  const sum = (clock?.parties ?? []).reduce((ms, one) => ms + one.ms, 0);
  expect(sum).toBe(165 * 60_000);
  expect(clock?.parties.map(({ party }) => party)).toEqual(['carrier', 'customer', 'desk']);
  expect(clock?.stretches.flatMap(({ pausedFor }) => pausedFor ?? [])).toEqual(['customer']);
});

it('shows the promise beside 42 minutes on leap day: 41.76 allowed', async () => {
  const question = { organisation, agreement: 'SLA-KC-DIA', state: 'down' };
  const leapDay = { start: '2024-02-28T09:00:00+08:00', end: '2024-02-28T09:42:00+08:00' };
  const preview = taken(await previewOutage(house.context, { ...question, ...leapDay }));
  expect(preview.period).toBe('2024-02');
  const [promise] = preview.promises;
  expect(promise?.allowedMs).toBe(String(41.76 * 60_000));
  expect(Number(promise?.afterMs) - Number(promise?.beforeMs)).toBe(42 * 60_000);
  expect(promise?.verdictAfter).toBe('missed');
});

it('refuses what is no case and no time', async () => {
  expect((await ticketPage(house.context, { organisation, ticket: 'INC-2' })).ok).toBe(false);
  const wrong = { organisation, agreement: 'SLA-KC-DIA', state: 'down', start: 'soon', end: 'later' };
  expect((await previewOutage(house.context, wrong)).ok).toBe(false);
});
