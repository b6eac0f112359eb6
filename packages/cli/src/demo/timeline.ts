/**
 * The telling of the company's history: each step through the same services as everybody's data, with the clock standing where
 * the step happened. Owns: order. Does not own: what happened (company, history).
 */
import { Instant } from '@troth/core';
import { importRecords, system } from '@troth/services';
import type { RecordDeed } from '@troth/services';
import type { DemoClock } from './clock.ts';
import { actorOf } from './company/people.ts';
import type { Stage, Step } from './steps.ts';

export interface Telling extends Stage {
  readonly clock: DemoClock;
  /** Asked before each stretch of steps: whether nobody waits for the rest any more. */
  readonly isOver?: () => boolean;
  /** Called after each stretch of steps. */
  readonly onProgress?: (done: number) => void;
}

const instantOf = ({ at }: Step): Instant => Instant.parse(at);

/** Steps in order of time; those of one moment in the order given. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  const timed = steps.map((step, position) => ({ step, position, at: instantOf(step) }));
  timed.sort((one, other) => one.at - other.at || one.position - other.position);
  return timed.map(({ step }) => step);
}

export async function tell(steps: readonly Step[], telling: Telling): Promise<void> {
  const ordered = inOrder(steps);
  for (let from = 0; from < ordered.length;) {
    const first = ordered[from];
    if (first === undefined) return;
    if (telling.isOver?.() === true) throw new Error('The demo was ended while it was loaded.');
    const at = instantOf(first);
    telling.clock.stand(at);
    const deeds = deedsFrom(ordered, from, at);
    if (deeds.length > 0) await write(telling, deeds);
    else await first.work?.(telling);
    from += Math.max(1, deeds.length);
    telling.onProgress?.(from);
    // Who looks meanwhile is answered: nothing in a store in memory would wait for them.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Deeds of one moment, up to the first step that is none. */
function deedsFrom(ordered: readonly Step[], from: number, at: Instant): readonly RecordDeed[] {
  const deeds: RecordDeed[] = [];
  for (const step of ordered.slice(from, from + mostTogether)) {
    if (step.deed === undefined || instantOf(step) !== at) break;
    deeds.push({ ...step.deed, by: actorOf(step.deed.by) });
  }
  return deeds;
}

const mostTogether = 500;

async function write({ context, organisation }: Stage, deeds: readonly RecordDeed[]): Promise<void> {
  const done = await importRecords(context, { organisation, actor: system, deeds });
  if (done.ok) return;
  const names = deeds.map(({ kind, id }) => `${kind}/${id ?? ''}`).slice(0, 5);
  throw new TypeError(`${names.join(', ')}: ${done.refusals.map(({ message }) => message).join('; ')}`);
}
