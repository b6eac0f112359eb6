/**
 * A page: all slices of one series in one UTC day, as known at a moment. Owns: the names, runs and limits that pages are
 * made from. Does not own: bytes (page-codec.ts), laying runs over each other (page-lay.ts), where pages are kept (stores).
 */
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import type { Refusal } from '../values/outcome.ts';
import { hasBit } from './bits.ts';
import type { CountColumn, SlicePages } from './columns.ts';

/** Which series a page belongs to. A page says nothing of it, so that its hash can be checked alone. */
export interface SeriesName {
  readonly source: string;
  readonly series: string;
  readonly subject?: string | undefined;
  readonly agreement?: string | undefined;
  /** Length of a slice; divides a day. Slices begin at whole multiples of it from UTC midnight. */
  readonly stepMs: number;
}

/** Consecutive slices of one series as they came: one for a live push, a month for an import. */
export interface Run {
  readonly start: Instant;
  readonly recordedAt: Instant;
  /** Place in the ledger: orders what was recorded at the same instant. */
  readonly entry: number;
  readonly bad: CountColumn;
  readonly total: CountColumn;
  /** Slices that were told as unknown, lowest bit first. */
  readonly unknown?: Uint32Array | undefined;
}

/** What a day holds. Slices never told are unknown too, with a total of zero. */
export interface DaySlices {
  readonly day: Instant;
  readonly stepMs: number;
  /** When the latest of the facts in it was recorded. */
  readonly recordedAt: Instant;
  readonly bad: CountColumn;
  readonly total: CountColumn;
  readonly unknown?: Uint32Array | undefined;
  /** The unknown slices that nobody told at all. */
  readonly absent?: Uint32Array | undefined;
}

export interface Page extends DaySlices {
  /** Slices that somebody told, unknown ones included. */
  readonly told: number;
  /** Sums of each hour; none where an hour is no whole number of slices. */
  readonly hours: SlicePages | undefined;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
}

const hourMs = 3_600_000;
const shortestStepMs = 1_000;

/** The UTC midnight at or before the instant. */
export function dayOf(at: Instant): Instant {
  return Instant.of(Math.floor(at / dayMs) * dayMs);
}

/** Slices of a day. */
export function slicesADay(stepMs: number): number {
  return dayMs / stepMs;
}

/** Slices of an hour, where an hour is a whole number of them. */
export function slicesAnHour(stepMs: number): number | undefined {
  return hourMs % stepMs === 0 ? hourMs / stepMs : undefined;
}

/** The largest count of one slice: so many that the sum of an hour is still a safe integer. */
export function largestCount(stepMs: number): number {
  return Math.floor(Number.MAX_SAFE_INTEGER / (slicesAnHour(stepMs) ?? 1));
}

/** Why slices of this length make no pages; undefined when they do. */
export function stepFault(stepMs: number): Refusal | undefined {
  const whole = Number.isSafeInteger(stepMs) && stepMs >= shortestStepMs && dayMs % stepMs === 0;
  if (whole) return undefined;
  return {
    code: 'step-does-not-divide-a-day',
    message: `slices of ${stepMs} ms: a slice lasts at least a second, and a UTC day is a whole number of slices`,
    at: ['stepMs'],
  };
}

/** Why the run cannot be kept; undefined when it can. Everything that makes pages throw is refused here. */
export function runFault({ stepMs }: Pick<SeriesName, 'stepMs'>, run: Run): Refusal | undefined {
  const step = stepFault(stepMs);
  if (step !== undefined) return step;
  const { start, bad, total, unknown } = run;
  const slices = total.length;
  if (slices === 0 || bad.length !== slices || (unknown !== undefined && unknown.length * 32 < slices))
    return { code: 'uneven-columns', message: `${bad.length} bad and ${slices} total counts`, at: ['total'] };
  if (start % stepMs !== 0)
    return {
      code: 'slice-off-the-grid',
      message: `it starts ${Instant.format(start)}; slices of ${stepMs} ms begin at whole multiples of it from midnight UTC`,
      at: ['start'],
    };
  return countFault(run, largestCount(stepMs));
}

function countFault({ bad, total, unknown }: Run, largest: number): Refusal | undefined {
  for (let i = 0; i < total.length; i += 1) {
    const [events, failed] = [total[i] ?? 0, bad[i] ?? 0];
    if (!Number.isSafeInteger(events) || events < 0 || events > largest) {
      const message = `a total of ${events}; counts are whole numbers from 0 to ${largest} for slices of this length`;
      return { code: 'count-out-of-range', message, at: ['total', i] };
    }
    if (unknown !== undefined && hasBit(unknown, i)) continue;
    if (!Number.isSafeInteger(failed) || failed < 0 || failed > events) {
      const message = `${failed} bad of ${events}: bad counts are whole numbers from 0 to the total`;
      return { code: 'bad-above-total', message, at: ['bad', i] };
    }
  }
  return undefined;
}
