/**
 * How often what a promise stands on fails, and how long a repair takes: from its service model, its own closed periods, and
 * agreements for the same service. Owns: finding these. Does not own: what weight each has (core).
 */
import { givenHabit, habitFrom, Instant, nothingSeen, outagesSeen, serviceModelSchema } from '@troth/core';
import type { KnownHabit, OutagesSeen, ServiceModel } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { historiesOf } from './history.ts';
import type { Histories } from './history.ts';
import { pastKnown } from './past-known.ts';

/** One promise, of one subject where each is judged alone. */
export interface PromiseName {
  readonly agreement: string;
  readonly commitment: string;
  readonly subject?: string | undefined;
}

/** All that habits are read from, at least as new as the size of the register says. */
export interface HabitSources {
  readonly register: Register;
  readonly histories: Histories;
}

export async function habitSources(context: Context, { organisation }: Question): Promise<HabitSources> {
  const register = await registerOf(context.store, organisation);
  return { register, histories: await historiesOf(context.store, organisation) };
}

/** Undefined where neither outages nor repairs were ever seen, or nothing of minutes is promised. */
export async function habitOf(
  context: Context,
  question: Question & PromiseName & { readonly asOf?: Instant | undefined },
): Promise<KnownHabit | undefined> {
  const sources = await habitSources(context, question);
  const by = question.asOf ?? context.clock();
  const given = givenHabit(modelOf(sources.register, question.agreement, by), { ...question, by });
  const fellows = fellowsOf(sources, question.agreement, by);
  const known = pastKnown(sources.histories, by);
  return habitFrom({ given, own: outagesSeen(known.of(question)), fellows });
}

/** The model that is kept of an agreement, unless it was marked stale or written after `by`; undefined where none can be read. */
export function modelOf(register: Register, agreement: string, by?: Instant): ServiceModel | undefined {
  const body = register.get('service-model', agreement)?.body;
  if (body === undefined || body.state === 'stale') return undefined;
  const [made] = body.trail;
  if (by !== undefined && made !== undefined && Instant.parse(made.at) > by) return undefined;
  const read = serviceModelSchema.safeParse(body.model);
  return read.success ? read.data : undefined;
}

/** Agreements for the same service; all of the house where those never failed or where no service is named. */
export function fellowsOf({ register, histories }: HabitSources, agreement: string, by: Instant): OutagesSeen {
  const known = pastKnown(histories, by);
  const service = register.get('agreement-roles', agreement)?.body.service;
  if (service === undefined) return known.outages();
  const same = register
    .all('agreement-roles')
    .filter(({ id, body }) => id !== agreement && body.service === service)
    .map(({ id }) => id);
  const near = same.length === 0 ? nothingSeen : known.outages(same);
  return near.outages.isZero() ? known.outages() : near;
}
