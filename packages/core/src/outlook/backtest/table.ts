/**
 * A table of promises and periods. Owns: what one row of it says: value, verdict, room left or overrun, credit. Does not own:
 * judging (evaluation), what follows over all periods (promises.ts).
 */
import type { Verdict } from '../../credits/rule.ts';
import { figureOf } from '../../evaluation/figures.ts';
import { figureValue } from '../../evaluation/figure-words.ts';
import type { Judged } from '../../evaluation/judge.ts';
import type { JudgedPeriod } from '../../evaluation/measure-period.ts';
import type { PastPeriod } from '../../evaluation/past-periods.ts';
import type { Figure, RowResult, SegmentResult } from '../../evaluation/statement.ts';
import { higherIsBetter } from '../../terms/target.ts';
import { quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';

export interface BackTestRow {
  readonly commitment: string;
  readonly subject?: string;
  /** Of the promise's own window, which closes in the period. */
  readonly period: string;
  readonly verdict: Verdict;
  readonly target?: string;
  /** What was judged. */
  readonly value?: Figure;
  /** Why there is no value. */
  readonly absent?: string;
  /** Room that was left; negative: how much it was over. Time where the promise leaves a time, otherwise in the value's unit. */
  readonly margin?: Figure;
  /** Counted and allowed time, where the promise leaves a time. */
  readonly downtimeMs?: string;
  readonly allowedMs?: string;
  /** Credits of the row before limits of the agreement. */
  readonly credit: string;
}

/** A row with what it was written from. */
export interface TableRow {
  readonly written: BackTestRow;
  readonly judged: JudgedPeriod;
}

/** Rows of the windows that close in the period; those under way say nothing yet. */
export function tableOf({ period, rows, judged }: PastPeriod): readonly TableRow[] {
  return judged.flatMap((one, at): readonly TableRow[] => {
    const row = rows[at];
    if (row === undefined || one.window.end > period.end) return [];
    return [{ written: written(row, one), judged: one }];
  });
}

function written(row: RowResult, one: JudgedPeriod): BackTestRow {
  const [part, segment] = tightest(row, one);
  const allowed = segment === undefined ? undefined : figureValue(segment, 'allowed');
  const downtime = segment === undefined ? undefined : figureValue(segment, 'downtime');
  const margin = part === undefined ? undefined : marginOf(part, { allowed, downtime });
  const money = row.credits.flatMap(({ form, exact }) => (form === 'money' && exact !== undefined ? [exact] : []));
  return {
    commitment: row.commitment,
    ...(row.subject === undefined ? {} : { subject: row.subject }),
    period: row.period.key,
    verdict: row.verdict,
    ...(segment?.target === undefined ? {} : { target: segment.target }),
    ...(part?.attained === undefined ? {} : { value: figureOf(part.attained) }),
    ...(segment?.absent === undefined ? {} : { absent: segment.absent.detail }),
    ...(margin === undefined ? {} : { margin: figureOf(margin) }),
    ...(allowed === undefined || downtime === undefined
      ? {}
      : { downtimeMs: downtime.toString(), allowedMs: allowed.toString() }),
    credit: Ratio.sumOf(money.map((exact) => Ratio.parse(exact))).toString(),
  };
}

/** The part of the window that decides: the one with the least room; the last where none has a value. */
function tightest(row: RowResult, one: JudgedPeriod): readonly [Judged | undefined, SegmentResult | undefined] {
  const parts = one.segments.map((part, at) => [part, row.segments[at]] as const);
  return parts.reduce<readonly [Judged | undefined, SegmentResult | undefined]>(
    (worst, part) => {
      const [before, now] = [worst[0], part[0]].map((judged) => roomOf(judged));
      return before !== undefined && (now === undefined || before.atMost(now)) ? worst : part;
    },
    [undefined, undefined],
  );
}

function roomOf(part: Judged | undefined): Ratio | undefined {
  if (part?.attained === undefined) return undefined;
  const { attained, target } = part;
  if (target === undefined) return Ratio.zero;
  const over = attained.value.minus(target.bound.value);
  return higherIsBetter(target) ? over : over.negated();
}

function marginOf(
  part: Judged,
  { allowed, downtime }: { readonly allowed: Ratio | undefined; readonly downtime: Ratio | undefined },
): Quantity | undefined {
  if (part.target === undefined) return undefined;
  if (allowed !== undefined && downtime !== undefined) return time(allowed.minus(downtime));
  const room = roomOf(part);
  return room === undefined ? undefined : quantity(part.target.bound.dimension, room, part.target.bound.unit);
}
