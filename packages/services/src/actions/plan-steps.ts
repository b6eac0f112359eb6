/**
 * The steps of a plan with how far each slipped from the day that was first agreed. Owns: that a day which was moved later is a slip
 * too. Does not own: whether a step helped (effect.ts).
 */
import { Instant } from '@troth/core';
import type { Localized } from '@troth/core';
import type { Context } from '../context.ts';
import { practiceRecord } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { dayIn, zoneOf } from '../today/scene.ts';

export interface PlanStep {
  readonly id: string;
  readonly title: Localized | string;
  readonly owner: string;
  /** Party of the owner, the organisation's own where it is one of ours. */
  readonly side: string | undefined;
  readonly dueOn: string;
  /** As it stood when the step was first agreed. */
  readonly plannedOn: string;
  readonly doneOn?: string | undefined;
  /** Days from the planned day to when it was done, or to when it is due by now; 0 in time. */
  readonly slipDays: number;
  readonly state: string;
  readonly agreedBy: readonly string[];
  /** What whoever did it says. */
  readonly effect?: string | undefined;
}

interface Asked {
  readonly organisation: string;
  readonly plan: string;
  /** Sees only steps that it has a part in. */
  readonly party: string | undefined;
}

type Step = PracticeRecord<'action'>;

export async function planSteps(
  context: Context,
  register: Register,
  { organisation, plan, party }: Asked,
): Promise<readonly PlanStep[]> {
  const steps = register
    .all('action')
    .filter(
      ({ body, parties }) => body.source === `action/${plan}` && (party === undefined || parties.includes(party)),
    );
  const zone = zoneOf(register);
  const today = dayIn(zone, context.clock());
  return Promise.all(
    steps.map(async (step) => {
      const versions = await context.store.read(organisation, (reader) => reader.versions('action', step.id));
      const bodies = versions.map((version) => practiceRecord('action', version).body);
      const plannedOn = (bodies.find(({ state }) => state !== 'proposed') ?? step.body).dueOn;
      return stepOf(step, { register, plannedOn, today });
    }),
  );
}

interface Known {
  readonly register: Register;
  readonly plannedOn: string;
  readonly today: string;
}

function stepOf({ id, title, body }: Step, { register, plannedOn, today }: Known): PlanStep {
  const { owner, dueOn, state, trail, effect } = body;
  const isDone = state === 'done' || state === 'verified';
  const doneAt = isDone ? trail.findLast(({ act }) => act === 'finish')?.at : undefined;
  const doneOn = doneAt === undefined ? undefined : dayIn(zoneOf(register), Instant.parse(doneAt));
  const isWaiting = state === 'open' || state === 'escalated';
  const until = doneOn ?? (isWaiting && today > dueOn ? today : dueOn);
  return {
    id,
    title,
    owner,
    side: register.get('person', owner)?.body.party,
    dueOn,
    plannedOn,
    ...(doneOn === undefined ? {} : { doneOn }),
    slipDays: Math.max(0, Math.round((Date.parse(until) - Date.parse(plannedOn)) / 86_400_000)),
    state,
    agreedBy: trail.flatMap(({ act, by }) => (act === 'agree' ? [by.replace(/^person:/u, '')] : [])),
    ...(effect === undefined ? {} : { effect }),
  };
}
