/**
 * How the promise that an action is to move stood, month by month, from statements and live views. Owns: which of them is no data.
 * Nothing here looks at the state of an action.
 */
import { Ratio } from '@troth/core';
import type { Figure, Localized, RecordBody } from '@troth/core';
import type { Standing } from '../desk/standing.ts';
import type { PeriodStanding } from '../desk/standings.ts';

export type Aim = NonNullable<RecordBody<'action'>['aim']>;
export type KeptMonth = Aim['before'][number];

export interface MeasuredMonth {
  readonly period: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  /** Under way: what it shows so far. */
  readonly open: boolean;
  /** No data is neither kept nor missed. */
  readonly verdict: KeptMonth['verdict'];
  readonly value?: Figure | undefined;
  /** Counted time, exact milliseconds. */
  readonly downMs?: string | undefined;
  readonly target?: string | undefined;
  /** Of the statement, where one was issued. */
  readonly hash?: string | undefined;
}

/** The oldest first; months between them of which nothing is known are there, as no data. */
export function measuredMonths(
  periods: readonly PeriodStanding[],
  { commitment, subject }: Pick<Aim, 'commitment' | 'subject'>,
): readonly MeasuredMonth[] {
  const found = new Map<string, MeasuredMonth>();
  for (const standing of periods) {
    const row = standing.rows.find((one) => one.commitment === commitment && one.subject === subject);
    found.set(standing.period.key, row === undefined ? nothingIn(standing) : monthOf(standing, row));
  }
  const keys = [...found.keys()];
  return everyKey(keys).map((period) => found.get(period) ?? { period, open: false, verdict: 'no-data' });
}

export const titleIn = (
  periods: readonly PeriodStanding[],
  { commitment }: Pick<Aim, 'commitment'>,
): Localized | undefined => periods.flatMap(({ rows }) => rows).findLast((row) => row.commitment === commitment)?.title;

const nothingIn = ({ period, issue }: PeriodStanding): MeasuredMonth => ({
  period: period.key,
  start: period.start,
  end: period.end,
  open: issue === undefined,
  verdict: 'no-data',
});

function monthOf({ period, issue }: PeriodStanding, row: Standing): MeasuredMonth {
  const down = row.figures['downtime'];
  return {
    period: period.key,
    start: period.start,
    end: period.end,
    open: issue === undefined,
    verdict: verdictOf(row),
    ...(row.attained === undefined ? {} : { value: row.attained }),
    ...(down?.unit === 'ms' ? { downMs: down.exact } : {}),
    ...(row.target === undefined ? {} : { target: row.target }),
    ...(issue === undefined ? {} : { hash: issue.hash }),
  };
}

function verdictOf({ soFar, verdict }: Standing): KeptMonth['verdict'] {
  const stands = soFar ?? verdict;
  return stands === 'met' || stands === 'missed' ? stands : 'no-data';
}

const inMonths = /^(\d{4})-(\d{2})$/u;

/** "2024-11", "2025-02" → the two between as well; other periods as they are. */
function everyKey(keys: readonly string[]): readonly string[] {
  const numbers = keys.map((key) => {
    const read = inMonths.exec(key);
    return read === null ? undefined : Number(read[1]) * 12 + Number(read[2]) - 1;
  });
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined || numbers.includes(undefined)) return keys;
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const month = first + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** As it is kept in the record of an action. */
export const keptMonth = ({ period, verdict, value, downMs, hash }: MeasuredMonth): KeptMonth => ({
  period,
  verdict,
  ...(value === undefined ? {} : { value: { exact: value.exact, unit: value.unit } }),
  ...(downMs === undefined ? {} : { downMs }),
  ...(hash === undefined ? {} : { hash }),
});

export interface Measured {
  readonly months: number;
  readonly met: number;
  readonly missed: number;
  readonly noData: number;
  /** Counted time of the months with data, exact; missing where the promise is not one of time. */
  readonly downMs?: string | undefined;
}

type Summed = Pick<KeptMonth, 'verdict' | 'downMs'>;

export function measured(months: readonly Summed[]): Measured {
  const count = (verdict: Summed['verdict']): number => months.filter((one) => one.verdict === verdict).length;
  const times = months.flatMap(({ verdict, downMs }) =>
    verdict === 'no-data' || downMs === undefined ? [] : [downMs],
  );
  return {
    months: months.length,
    met: count('met'),
    missed: count('missed'),
    noData: count('no-data'),
    ...(times.length === 0 ? {} : { downMs: Ratio.sumOf(times.map((ms) => Ratio.parse(ms))).toString() }),
  };
}
