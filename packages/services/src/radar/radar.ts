/**
 * The nightly radar: every agreement against all that stands behind it, what is new since the night before, and what became of it.
 * Owns: the run and its answer. Does not own: comparing (look.ts, core), remembering (nights.ts), proofs (services/proof).
 */
import { accepted } from '@troth/core';
import type { Outcome } from '@troth/core';
import { shelfOf } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import { dayIn, zoneOf } from '../today/scene.ts';
import { lineOf } from './line.ts';
import type { RadarLine } from './line.ts';
import { lookAtAll } from './look.ts';
import { keep, nights, standings } from './nights.ts';
import type { Night } from './night-form.ts';
import { provenTargets } from './proven-targets.ts';
import type { ProvenTargets } from './proven-targets.ts';
import { withVerdicts } from './verdicts.ts';

/** Looks now, and keeps what changed. */
export async function runRadar(context: Context, command: Command): Promise<Outcome<Night>> {
  const { organisation, actor } = command;
  const register = await registerOf(context.store, organisation);
  const now = context.clock();
  const date = dayIn(zoneOf(register), now);
  const tonight = await context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const before = await standings(reader);
    const looked = await lookAtAll(reader, { shelf, register, now, today: date });
    return { date, now, before, seen: await withVerdicts(context, reader, { looked, before, date }) };
  });
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction) => accepted(await keep(transaction, tonight, actor.id)),
  });
}

/** For the worker: nothing is written where nobody is promised anything. */
export async function lookTonight(context: Context, organisation: string): Promise<void> {
  const register = await registerOf(context.store, organisation);
  if (register.all('agreement-roles').length === 0) return;
  const made = await runRadar(context, { organisation, actor: system });
  if (!made.ok) throw new Error(made.refusals[0]?.message ?? 'the radar could not look');
}

export interface Radar {
  readonly night?: Omit<Night, 'opened' | 'gone'> | undefined;
  /** The night before it. */
  readonly previous?: string | undefined;
  /** Missing where it never looked. */
  readonly targets?: ProvenTargets | undefined;
  readonly lines: readonly RadarLine[];
}

/** As it stood when it was last looked at: new first, then by weight. */
export async function readRadar(context: Context, { organisation }: Question): Promise<Radar> {
  const register = await registerOf(context.store, organisation);
  const today = dayIn(zoneOf(register), context.clock());
  return context.store.read(organisation, async (reader) => {
    const [latest, previous] = await nights(reader, 2);
    if (latest === undefined) return { lines: [] };
    const scene = { register, shelf: await shelfOf(context.store, reader), today, night: latest };
    const standing = [...(await standings(reader)).values()];
    const open = standing.flatMap(({ agreement, findings }) =>
      findings.map((finding) => lineOf(scene, agreement, finding)),
    );
    const gone = latest.gone.map(({ agreement, finding }): RadarLine => ({
      ...lineOf(scene, agreement, { ...finding, since: latest.date }),
      state: 'gone',
    }));
    const { opened: _opened, gone: _gone, ...night } = latest;
    return {
      night,
      previous: previous?.date,
      targets: provenTargets(scene, standing),
      lines: [...open, ...gone].sort(byWeight),
    };
  });
}

const states = ['new', 'open', 'accepted', 'gone'];
const weights = ['high', 'middle', 'low'];

function byWeight(one: RadarLine, other: RadarLine): number {
  const rank = ({ state, weight }: RadarLine): number => states.indexOf(state) * 10 + weights.indexOf(weight);
  const key = ({ agreement, id }: RadarLine): string => `${agreement} ${id}`;
  return rank(one) - rank(other) || (key(one) < key(other) ? -1 : 1);
}
