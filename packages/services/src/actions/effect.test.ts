import { describe, expect, it } from 'vitest';
import type { Standings } from '../desk/standings.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { measuredEffect } from './effect.ts';
import type { Aim } from './months.ts';

const minute = 60_000;

/** Months of one promise: minutes down, or nothing known; a month left out has no statement at all. */
function standings(months: Readonly<Record<string, number | 'no-volume'>>): Standings {
  const periods = Object.entries(months).map(([key, down]) => ({
    agreement: 'UC-A',
    period: { key, start: `${key}-01T00:00:00Z`, end: `${key}-28T00:00:00Z` },
    issue: { hash: key },
    rows: [
      {
        commitment: 'up',
        title: { en: 'Up' },
        verdict: down === 'no-volume' ? down : down > 43 ? 'missed' : 'met',
        figures: down === 'no-volume' ? {} : { downtime: { exact: String(down * minute), unit: 'ms' } },
      },
    ],
  }));
  return new Map([['UC-A', periods]]) as unknown as Standings;
}

const aim: Aim = {
  agreement: 'UC-A',
  commitment: 'up',
  period: '2024-08',
  before: [
    { period: '2024-07', verdict: 'met', downMs: '0' },
    { period: '2024-08', verdict: 'missed', downMs: String(65 * minute) },
  ],
  objective: { mostDownMs: 30 * minute, months: 3 },
};

function action(state: string, doneAt?: string): PracticeRecord<'action'> {
  const trail = [
    { act: 'create', by: 'system', at: '2024-09-03T00:00:00Z' },
    ...(doneAt === undefined ? [] : [{ act: 'finish', by: 'person:mina', at: doneAt }]),
  ];
  return { id: 'TSK-1', body: { state, trail, aim } } as unknown as PracticeRecord<'action'>;
}

const done = action('done', '2024-10-20T00:00:00Z');
const before = { '2024-07': 0, '2024-08': 65, '2024-09': 10, '2024-10': 20 };

describe('what came of an action', () => {
  it('is verified by three good months in a row, which evidence shows', () => {
    const effect = measuredEffect(done, aim, standings({ ...before, '2024-11': 5, '2024-12': 30, '2025-01': 0 }));
    expect(effect.objective).toEqual({ mostDownMs: 30 * minute, months: 3, good: 3, state: 'verified' });
    expect(effect.since).toEqual({ months: 3, met: 3, missed: 0, noData: 0, downMs: String(35 * minute) });
    expect(effect.between).toMatchObject({ months: 2, met: 2 });
  });

  it('is not by a promise that was kept and an objective that was not', () => {
    const effect = measuredEffect(done, aim, standings({ ...before, '2024-11': 5, '2024-12': 31, '2025-01': 0 }));
    expect(effect.objective).toMatchObject({ good: 1, state: 'not-reached' });
  });

  it('is not by months without data, whether a statement says so or none was issued', () => {
    const silent = { '2024-11': 'no-volume', '2025-01': 'no-volume' } as const;
    const effect = measuredEffect(action('verified', '2024-10-20T00:00:00Z'), aim, standings({ ...before, ...silent }));
    expect(effect.months.slice(-3).map(({ period, verdict }) => [period, verdict])).toEqual([
      ['2024-11', 'no-data'],
      ['2024-12', 'no-data'],
      ['2025-01', 'no-data'],
    ]);
    expect(effect.since).toEqual({ months: 3, met: 0, missed: 0, noData: 3 });
    expect(effect.downAMonth).toBeUndefined();
    expect(effect.objective).toMatchObject({ good: 0, state: 'no-data' });
  });

  it('says where evidence of before was corrected since it was proposed', () => {
    const effect = measuredEffect(done, aim, standings({ ...before, '2024-08': 40 }));
    const moved = effect.months.filter(({ was }) => was !== undefined);
    expect(moved).toMatchObject([{ period: '2024-08', verdict: 'met', was: { verdict: 'missed' } }]);
    expect(effect.before).toMatchObject({ missed: 1 });
  });

  it('waits until somebody says that it is done', () => {
    const effect = measuredEffect(
      action('open'),
      aim,
      standings({ ...before, '2024-11': 0, '2024-12': 0, '2025-01': 0 }),
    );
    expect(effect.since).toBeUndefined();
    expect(effect.between).toMatchObject({ months: 5, met: 5 });
    expect(effect.objective.state).toBe('waiting');
  });
});
