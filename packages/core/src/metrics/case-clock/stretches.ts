/**
 * The life of a case cut into stretches in which nothing changes: priority, whose turn it is, running or stopped.
 * Everything about a clock is read off these stretches, so minutes per party and minutes per reason add up by
 * construction. Does not own: hours (a stretch is physical time) and limits.
 */
import type { CaseRow } from '../../evidence/row.ts';
import type { Instant } from '../../values/instant.ts';
import type { IntervalSet } from '../../values/interval.ts';
import type { CaseLog } from './log.ts';
import { pausesOf } from './pauses.ts';
import type { Pause } from './pauses.ts';

/** Why a clock stands still. */
export interface Stop {
  readonly by: 'pause' | 'exclusion';
  readonly reason: string;
}

export interface Stretch {
  readonly start: Instant;
  readonly end: Instant;
  readonly priority: string | undefined;
  /** Whose turn it is; `provider` until the log says otherwise. */
  readonly party: string;
  readonly stop?: Stop | undefined;
}

export interface StopRules {
  /** Whether a pause stops the clock under the agreement. */
  stops(pause: Pause): boolean;
  /** Time that does not count for this case by decision. */
  readonly excluded: IntervalSet;
}

interface Change<T> {
  readonly at: Instant;
  readonly to: T;
}

/** Walks a sorted list of changes along with the sweep. */
class Value<T> {
  readonly #changes: readonly Change<T>[];
  #next = 0;
  current: T;

  constructor(changes: readonly Change<T>[], initial: T) {
    this.#changes = changes;
    this.current = initial;
  }

  moveTo(at: Instant): T {
    for (let change = this.#changes[this.#next]; change !== undefined && change.at <= at;) {
      this.current = change.to;
      this.#next += 1;
      change = this.#changes[this.#next];
    }
    return this.current;
  }
}

const changes = <T>(rows: readonly CaseRow[], read: (row: CaseRow) => T | undefined): Change<T>[] =>
  rows.flatMap((row) => {
    const to = read(row);
    return to === undefined ? [] : [{ at: row.at, to }];
  });

/** The stretches of a case from its first row to `horizon`; the priority first given also holds before it was given. */
export function stretchesOf(log: CaseLog, rules: StopRules, horizon: Instant): Stretch[] {
  const from = log.rows[0]?.at;
  if (from === undefined || from >= horizon) return [];
  const pauses = pausesOf(log);
  const excluded = rules.excluded.clip(from, horizon);
  const priorities = changes(log.rows, (row) => row.priority);
  const parties = changes(log.rows, (row) => (row.event === 'paused' ? undefined : row.party));
  const cuts = cutsOf({ from, horizon }, [
    ...priorities.map(({ at }) => at),
    ...parties.map(({ at }) => at),
    ...pauses.flatMap(({ start, end }) => [start, end]),
    ...[...excluded].flatMap(({ start, end }) => [start, end]),
  ]);
  const priority = new Value<string | undefined>(priorities, priorities[0]?.to);
  const party = new Value(parties, 'provider');
  const standing = new Standing(pauses);
  return cuts.slice(0, -1).map((start, i): Stretch => {
    const active = standing.moveTo(start);
    const stop =
      stopOf(active, rules) ?? (excluded.contains(start) ? { by: 'exclusion' as const, reason: '' } : undefined);
    const holder = party.moveTo(start);
    const turn = active.findLast((pause) => pause.party !== undefined)?.party ?? holder;
    return { start, end: cuts[i + 1] ?? start, priority: priority.moveTo(start), party: turn, stop };
  });
}

function cutsOf(span: { from: Instant; horizon: Instant }, at: readonly Instant[]): Instant[] {
  const inside = at.filter((instant) => instant > span.from && instant < span.horizon);
  return [...new Set([span.from, ...inside, span.horizon])].sort((a, b) => a - b);
}

/** The pauses that hold at the sweep's instant, in order of start. */
class Standing {
  readonly #pauses: readonly Pause[];
  #next = 0;
  #active: Pause[] = [];

  constructor(pauses: readonly Pause[]) {
    this.#pauses = pauses;
  }

  moveTo(at: Instant): readonly Pause[] {
    this.#active = this.#active.filter((pause) => pause.end > at);
    for (let pause = this.#pauses[this.#next]; pause !== undefined && pause.start <= at;) {
      if (pause.end > at) this.#active.push(pause);
      this.#next += 1;
      pause = this.#pauses[this.#next];
    }
    return this.#active;
  }
}

function stopOf(active: readonly Pause[], rules: StopRules): Stop | undefined {
  const pause = active.find((candidate) => rules.stops(candidate));
  return pause && { by: 'pause', reason: pause.reason };
}
