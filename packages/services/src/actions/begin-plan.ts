/**
 * A plan of improvement begins from a promise that was missed (J9): how it stood in the periods up to then is frozen from their
 * statements, with their hashes, and plan and steps are written together. Owns: the baseline, which nobody types. Does not own: whether
 * customer and supplier agree (acts of the records), what came of it (effect.ts).
 */
import { accepted, refused } from '@troth/core';
import type { Localized, Outcome, RecordWritten } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context, Question } from '../context.ts';
import { standingsOf } from '../desk/standings.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { actIn, createIn } from '../practice/write.ts';
import { keptMonth, measured, measuredMonths, titleIn } from './months.ts';
import type { Aim, KeptMonth, Measured } from './months.ts';

export interface Promised {
  readonly agreement: string;
  readonly commitment: string;
  readonly subject?: string | undefined;
  /** The last period of the baseline: the one that was missed. */
  readonly period: string;
  /** Periods of the baseline. */
  readonly periods: number;
}

export interface Baseline extends Promised {
  readonly title?: Localized | undefined;
  readonly target?: string | undefined;
  readonly months: readonly KeptMonth[];
  readonly sum: Measured;
}

export type PlannedStep = Pick<RecordWritten<'action'>, 'title' | 'owner' | 'dueOn'>;

export interface BeginPlan
  extends Command, Promised, Pick<RecordWritten<'action'>, 'title' | 'owner' | 'dueOn' | 'note' | 'cost'> {
  /** The next number when missing. */
  readonly id?: string | undefined;
  readonly objective: NonNullable<Aim['objective']>;
  readonly design?: string | undefined;
  readonly steps: readonly PlannedStep[];
}

/** How a promise stood in the closed periods up to one of them. */
export async function planBaseline(
  context: Context,
  { organisation, ...of }: Question & Promised,
): Promise<Outcome<Baseline>> {
  const standings = (await standingsOf(context, { organisation })).get(of.agreement) ?? [];
  const closed = standings.filter(({ issue }) => issue !== undefined);
  const until = closed.findIndex(({ period }) => period.key === of.period) + 1;
  const measuredAll = measuredMonths(closed.slice(0, until), of);
  const last = measuredAll.at(-1);
  if (last === undefined)
    return refused({
      code: 'NOT-FOUND',
      message: `${of.agreement} has no statement of ${of.period}: a plan begins from a period that was closed`,
      at: ['period'],
    });
  if (last.verdict === 'no-data')
    return refused({
      code: 'NOT-FOUND',
      message: `the statement of ${of.period} says nothing of ${of.commitment}`,
      at: ['commitment'],
    });
  const months = measuredAll.slice(-of.periods).map(keptMonth);
  return accepted({ ...of, title: titleIn(closed, of), target: last.target, months, sum: measured(months) });
}

export async function beginPlan(context: Context, command: BeginPlan): Promise<Outcome<PracticeRecord<'action'>>> {
  const register = await registerOf(context.store, command.organisation);
  const baseline = await planBaseline(context, command);
  if (!baseline.ok) return baseline;
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, acts) => beginIn(transaction, acts, { command, register, baseline: baseline.value }),
  });
}

interface Beginning {
  readonly command: BeginPlan;
  readonly register: Register;
  readonly baseline: Baseline;
}

async function beginIn(
  transaction: Transaction,
  acts: Acts,
  { command, register, baseline }: Beginning,
): Promise<Outcome<PracticeRecord<'action'>>> {
  const { organisation, actor, agreement, commitment, subject, period, objective, design } = command;
  const { title, owner, dueOn, note, cost, id } = command;
  const write = { organisation, actor, kind: 'action' as const };
  const aim: Aim = {
    agreement,
    commitment,
    period,
    objective,
    before: [...baseline.months],
    ...(subject === undefined ? {} : { subject }),
    ...(baseline.target === undefined ? {} : { target: baseline.target }),
    ...(design === undefined ? {} : { design }),
  };
  const party = otherSide(register, agreement);
  const given = {
    ...(note === undefined ? {} : { note }),
    ...(cost === undefined ? {} : { cost }),
    ...(party === undefined ? {} : { party }),
  };
  const made = await createIn(transaction, acts, {
    ...write,
    id,
    body: { title, owner, dueOn, agreement, aim, ...given },
  });
  if (!made.ok) return made;
  // Whoever begins it has accepted it; from here on the other side sees it and may agree.
  const begun = await actIn(transaction, acts, { ...write, id: made.value.id, act: 'accept' });
  if (!begun.ok) return begun;
  for (const step of command.steps) {
    const source = `action/${made.value.id}`;
    const seer = partyOf(register, step.owner) ?? party;
    const body = { ...step, source, agreement, ...(seer === undefined ? {} : { party: seer }) };
    const kept = await createIn(transaction, acts, { ...write, body });
    if (!kept.ok) return kept;
  }
  return made;
}

/** Of the two parties of an agreement the one that we are not. */
function otherSide(register: Register, agreement: string): string | undefined {
  const roles = register.get('agreement-roles', agreement)?.body;
  return [roles?.customer, roles?.provider].find((party) => party !== undefined && !isOwn(register, party));
}

/** The party whose person owns a step; none where it is one of ours: then it is seen by whom the plan is with. */
function partyOf(register: Register, owner: string): string | undefined {
  const party = register.get('person', owner)?.body.party;
  return party === undefined || isOwn(register, party) ? undefined : party;
}

const isOwn = (register: Register, party: string): boolean => register.get('party', party)?.body.role === 'own';
