/** What becomes of a delivery: partial success, limits of keys, clocks, gaps, slices as runs, raw samples as slices. */
import type { Delivery, Receipt } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Outcome } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import type { Actor } from '../context.ts';
import { sourceHealth } from '../sources/health.ts';
import { registerSource, retireSource } from '../sources/register.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { ingest } from './ingest.ts';

let house: House;
const minute = 60_000;
const noon = Instant.parse('2025-02-10T12:00:00Z');
const at = (minutes: number): string => Instant.format(Instant.plus(noon, minutes * minute));

const events = {
  commitments: [
    {
      id: 'success',
      title: 'Success',
      metric: { kind: 'event-ratio', series: 'checkout', count: 'good', aggregate: 'pooled' },
      target: '>= 99 %',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    },
  ],
};

beforeEach(async () => {
  house = await houseForTests();
  house.setClock(at(60));
  const { context } = house;
  taken(await registerSource(context, { organisation, actor: anna, id: 'probe', kind: 'rows', cadenceMs: 5 * minute }));
  const texts = [smallAgreement('NORTH', events), smallAgreement('SOUTH')];
  taken(await publishAgreement(context, { organisation, actor: anna, texts }));
});

const slice = (start: number, [bad, total]: readonly [number, number], more: object = {}) => ({
  place: `slice ${start}`,
  row: {
    form: 'slice',
    id: `s${start}`,
    series: 'checkout',
    start: at(start),
    end: at(start + 1),
    bad,
    total,
    ...more,
  },
});

async function tell(delivery: Partial<Delivery>, by: Actor = anna, key?: string): Promise<Outcome<Receipt>> {
  const whole = { rows: [], samples: [], refused: [], ...delivery };
  const own = key === undefined ? {} : { key };
  return ingest(house.context, { organisation, actor: by, source: 'probe', delivery: whole, ...own });
}

describe('a delivery', () => {
  it('is stored row by row: one that is wrong takes none of the others with it', async () => {
    const rows = [
      slice(0, [1, 10]),
      { place: 'line 2', row: { form: 'slice', id: 'x', start: 'yesterday' } },
      slice(1, [0, 10]),
    ];
    const receipt = taken(await tell({ rows }));
    expect(receipt).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(receipt.refused.map(({ place }) => place)).toEqual(['line 2']);
    expect(receipt.refused[0]?.message).toContain('yesterday');
    const aside = await house.context.store.read(organisation, (reader) => reader.quarantine({ limit: 10 }));
    expect(aside.map(({ source, place, raw }) => [source, place, raw?.includes('yesterday')])).toEqual([
      ['probe', 'line 2', true],
    ]);
  });

  it('counts what it knew already', async () => {
    taken(await tell({ rows: [slice(0, [1, 10])] }));
    expect(taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [0, 10])] }))).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
  });

  it('acts once under one key, and refuses the key for something else', async () => {
    const first = taken(await tell({ rows: [slice(0, [1, 10])] }, anna, 'k1'));
    expect(taken(await tell({ rows: [slice(0, [1, 10])] }, anna, 'k1'))).toEqual(first);
    const other = await tell({ rows: [slice(1, [1, 10])] }, anna, 'k1');
    expect(other.ok ? [] : other.refusals.map(({ code }) => code)).toEqual(['KEY-REUSED']);
  });

  it('gives the exact figure of its slices; the last told holds', async () => {
    taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [5, 10])] }));
    taken(await tell({ rows: [slice(1, [0, 10])] }));
    const made = taken(await statementOf(house.context, { organisation, agreement: 'NORTH', period: '2025-02' }));
    expect(made.statement.rows[0]?.segments[0]?.value?.exact).toBe('0.95');
  });

  it('keeps a slice with a fraction as a row, and one of whole counts in columns', async () => {
    taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [0, 10], { bad: '0.5' })] }));
    const kinds = await house.context.store.read(organisation, (reader) => reader.entries({ limit: 100 }));
    expect(kinds.map(({ kind }) => kind).filter((kind) => kind !== 'record')).toEqual(['evidence', 'slices']);
  });

  it('does not speak for another source', async () => {
    const receipt = taken(await tell({ rows: [slice(0, [1, 10], { source: 'other' })] }));
    expect(receipt.refused.map(({ code }) => code)).toEqual(['source-not-yours']);
  });

  it('is refused whole from a source that nobody registered, or that is retired', async () => {
    taken(await retireSource(house.context, { organisation, actor: anna, id: 'probe' }));
    const late = await tell({ rows: [slice(0, [1, 10])] });
    expect(late.ok ? [] : late.refusals.map(({ code }) => code)).toEqual(['NOT-FOUND']);
  });
});

describe('a correction', () => {
  const state = (id: string, more: object) => ({
    place: id,
    row: { form: 'state', id, state: 'down', start: at(0), end: at(1), ...more },
  });

  it('replaces a row of its own agreement, and moves none to another', async () => {
    taken(await tell({ rows: [state('a', { agreement: 'NORTH' }), state('b', { subject: 'site-NORTH' })] }));
    const rows = [
      state('a1', { agreement: 'NORTH', supersedes: 'a' }),
      state('a2', { agreement: 'SOUTH', supersedes: 'a' }),
      state('a3', { supersedes: 'a' }),
      state('b1', { subject: 'site-SOUTH', supersedes: 'b' }),
      state('c1', { agreement: 'NORTH', supersedes: 'not told yet' }),
    ];
    const receipt = taken(await tell({ rows }));
    expect(receipt.accepted).toBe(2);
    expect(receipt.refused.map(({ place, code }) => [place, code])).toEqual([
      ['a2', 'moves-row'],
      ['a3', 'moves-row'],
      ['b1', 'moves-row'],
    ]);
  });
});

describe('a key', () => {
  const narrow: Actor = {
    id: 'key:1',
    grants: [{ scope: 'evidence:write', source: 'probe', series: 'check' }],
  };

  it('writes only the series it was given out for', async () => {
    const receipt = taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [0, 10], { series: 'login' })] }, narrow));
    expect(receipt.accepted).toBe(1);
    expect(receipt.refused.map(({ code, place }) => [code, place])).toEqual([['outside-grant', 'slice 1']]);
  });

  it('writes no other source, and imports no history', async () => {
    const other: Actor = { id: 'key:2', grants: [{ scope: 'evidence:write', source: 'elsewhere' }] };
    const refused = await tell({ rows: [slice(0, [1, 10])] }, other);
    expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual(['NOT-ALLOWED']);
    const delivery = { rows: [slice(0, [1, 10])], samples: [], refused: [] };
    const history = await ingest(house.context, {
      organisation,
      actor: narrow,
      source: 'probe',
      delivery,
      claimed: true,
    });
    expect(history.ok ? [] : history.refusals.map(({ code }) => code)).toEqual(['NOT-ALLOWED']);
  });
});

describe('clocks and gaps', () => {
  it('sets aside what was observed in the future, and takes works that are announced', async () => {
    const works = { place: 'works', row: { form: 'works', id: 'w', agreement: 'NORTH', start: at(600), end: at(660) } };
    const receipt = taken(await tell({ rows: [slice(70, [0, 10]), works] }));
    expect(receipt.accepted).toBe(1);
    expect(receipt.refused.map(({ code }) => code)).toEqual(['in-the-future']);
  });

  it('says when a sender’s clock is not fit for evidence', async () => {
    taken(await tell({ rows: [slice(0, [0, 10])], sentAt: noon + 60 * minute + 30_000 }));
    expect(await sourceHealth(house.context, { organisation })).toMatchObject([
      { offsetMs: 30_000, fitForEvidence: true },
    ]);
    taken(await tell({ rows: [slice(1, [0, 10])], sentAt: noon + 62 * minute }));
    expect(await sourceHealth(house.context, { organisation })).toMatchObject([
      { offsetMs: 2 * minute, fitForEvidence: false, state: 'disconnected' },
    ]);
  });

  it('finds gaps by the cadence, and closes them when late rows fill them', async () => {
    const stretch = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => slice(from + i, [0, 10]));
    taken(await tell({ rows: [...stretch(0, 10), ...stretch(30, 60)] }));
    const [before] = await sourceHealth(house.context, { organisation });
    expect(before?.gaps).toEqual([{ from: at(10), to: at(30) }]);
    expect(before?.completeness).toBe('2/3');
    expect(before?.state).toBe('degraded');
    taken(await tell({ rows: stretch(10, 30) }));
    const [after] = await sourceHealth(house.context, { organisation });
    expect(after).toMatchObject({ gaps: [], completeness: '1', state: 'connected', lastOccurred: at(60) });
  });
});

describe('raw samples', () => {
  it('become slices by the mapping of their source, the same however they are cut and doubled', async () => {
    const mappings = [
      {
        as: 'counters',
        total: { metric: 'requests_total' },
        bad: { metric: 'errors_total' },
        series: 'checkout',
        step: '1 min',
        every: '15 s',
        newSeries: 'from-zero',
      },
    ];
    taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows', mappings }));
    const samples = Array.from({ length: 41 }, (_, i) => [
      { labels: { __name__: 'requests_total' }, at: noon + i * 15_000, value: 100 + i * 5 },
      { labels: { __name__: 'errors_total' }, at: noon + i * 15_000, value: 7 + Math.max(0, i - 20) },
    ]).flat();
    const parts = [samples.slice(0, 30), samples.slice(50), samples.slice(20, 55), samples];
    for (const part of parts) taken(await tell({ samples: part }));
    const blocks = await house.context.store.read(organisation, (reader) =>
      reader.columns({ span: { start: noon, end: Instant.plus(noon, 10 * minute) } }),
    );
    const [block] = blocks;
    expect(blocks).toHaveLength(1);
    const first = (noon - (block?.start ?? 0)) / minute;
    expect([...(block?.total ?? [])].slice(first + 1, first + 9)).toEqual([20, 20, 20, 20, 20, 20, 20, 20]);
    expect([...(block?.bad ?? [])].slice(first + 1, first + 9)).toEqual([0, 0, 0, 0, 3, 4, 4, 4]);
  });
});
