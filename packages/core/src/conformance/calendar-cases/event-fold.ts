/** Availability folded from raw state and downtime events, where announced downtime counts as good. */
import { z } from 'zod';
import { Ratio } from '../../values/ratio.ts';
import { plainOp } from './op.ts';

const at = z.int();
const pending = 99;

const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), at, state: z.int(), previousState: z.int() }),
  z.strictObject({ type: z.literal('downtime'), from: at, to: at }),
  z.strictObject({ type: z.literal('current'), state: z.int() }),
]);

const inputs = z.strictObject({
  from: at,
  to: at,
  unit: z.literal('ms').default('ms'),
  /** Prose; "state>=N" in it says from which state on a state is bad. */
  semantics: z.string().default(''),
  events: z.array(event),
});

type Inputs = z.output<typeof inputs>;
type StateEvent = Extract<z.output<typeof event>, { type: 'state' }>;

interface Step {
  readonly at: number;
  /** Order of steps at one instant: states, then downtime that starts, then downtime that ends. */
  readonly rank: number;
  readonly change: StateEvent | number;
}

/** The last state at or before the window; else what the first later event says was before; else the current one. */
function initialState({ from, events }: Inputs): number {
  const states = events.filter((one) => one.type === 'state').sort((a, b) => a.at - b.at);
  const before = states.findLast((one) => one.at <= from);
  const after = states.find((one) => one.at > from);
  const current = events.find((one) => one.type === 'current');
  return before?.state ?? after?.previousState ?? current?.state ?? 0;
}

function stepsOf({ from, to, events }: Inputs): Step[] {
  const steps: Step[] = [{ at: to, rank: 3, change: 0 }];
  for (const one of events) {
    if (one.type === 'state' && one.at > from && one.at < to) steps.push({ at: one.at, rank: 0, change: one });
    if (one.type !== 'downtime' || one.from >= to || one.to < from) continue;
    steps.push({ at: Math.max(one.from, from), rank: 1, change: 1 });
    if (one.to < to) steps.push({ at: one.to, rank: 2, change: -1 });
  }
  return steps.sort((a, b) => a.at - b.at || a.rank - b.rank);
}

/** Bad and total milliseconds; time that an event calls pending afterwards leaves the total. */
function fold(given: Inputs): { readonly bad: number; readonly total: number } {
  const worst = Number(/state\s*>=\s*(\d+)/.exec(given.semantics)?.[1] ?? 2);
  let state = initialState(given);
  let last = given.from;
  let downtimes = 0;
  let bad = 0;
  let total = given.to - given.from;
  for (const step of stepsOf(given)) {
    const length = step.at - last;
    const wasPending = typeof step.change !== 'number' && step.change.previousState === pending;
    if (wasPending) total -= length;
    else if (state >= worst && state !== pending && downtimes === 0) bad += length;
    last = step.at;
    if (typeof step.change === 'number') downtimes += step.change;
    else state = step.change.state;
  }
  return { bad, total };
}

export const sliEvents = plainOp({
  name: 'sli_events',
  says: 'raw state and downtime events folded; percent to four decimals',
  inputs,
  answer(given) {
    if (given.to <= given.from) return { error: 'end time must be greater than start time' };
    const { bad, total } = fold(given);
    if (total === 0) return { percent: null };
    const percent = Ratio.of(total - bad, total).times(Ratio.of(100));
    return { percent: Number(percent.toFixed(4)) };
  },
});
