/**
 * What counts of simulated outages, by the terms that forgive or round them. Owns: those terms on lengths alone. The engine
 * counts real outages (`metrics/availability/counting.ts`); a test compares both. Slots of the clock are taken as completed or
 * started units, and a yearly allowance as a twelfth of it each month: a simulated outage has no time of day.
 */
import type { Commitment } from '../../agreements/revision.ts';

export interface Forgiving {
  /** What counts of one outage. */
  readonly each: (ms: number) => number;
  /** What counts of all of them together. */
  readonly all: (ms: number) => number;
}

/** Undefined where every millisecond of every outage counts. */
export function forgiving({ terms: { metric } }: Commitment, agreedMs: number): Forgiving | undefined {
  if (metric.kind !== 'availability') return undefined;
  const { ignoreShorterThan, onlyIfTotalExceeds, quantum, allowance } = metric;
  if ([ignoreShorterThan, onlyIfTotalExceeds, quantum, allowance].every((term) => term === undefined)) return undefined;
  const shortest = ignoreShorterThan?.length.value.toNumber() ?? 0;
  const long = ignoreShorterThan?.comparator === '<=' ? shortest + 1 : shortest;
  const unit = quantum?.unit.value.toNumber() ?? 1;
  const started = quantum?.rule === 'ceiling' || quantum?.partly === true;
  const gate = onlyIfTotalExceeds?.value.toNumber() ?? 0;
  const free = allowanceMs(allowance, agreedMs);
  return {
    each: (ms) =>
      ms < long ? 0 : quantum === undefined ? ms : unit * (started ? Math.ceil(ms / unit) : Math.floor(ms / unit)),
    all: (ms) => (ms > gate ? Math.max(0, ms - free) : 0),
  };
}

type Allowance = Extract<Commitment['terms']['metric'], { readonly kind: 'availability' }>['allowance'];

function allowanceMs(allowance: Allowance, agreedMs: number): number {
  if (allowance === undefined) return 0;
  const { free, per } = allowance;
  const whole = free.dimension === 'time' ? free.value.toNumber() : free.value.toNumber() * agreedMs;
  return per === 'year' && free.dimension === 'time' ? whole / 12 : whole;
}
