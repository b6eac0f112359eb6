/**
 * A draft as somebody sees it: its text, what is to be said about it, who answers for which clause, and the steps that may
 * follow with what still keeps each of them. Owns: that the other side is shown nothing that is only ours.
 */
import { accepted, contractChapters, deviationsOf, endOf, lintHistory, mayEdit, recordKindOf } from '@troth/core';
import type { AgreementTerms, Deviation, Finding, Localized, Outcome, TrailLine } from '@troth/core';
import type { Reader } from '@troth/stores';
import { attainedOf } from '../backtest/attained.ts';
import type { Actor, Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';
import { shownTo } from '../practice/shown-to.ts';
import { isApproved } from './deviations.ts';
import { findDraft } from './drafts.ts';
import type { Draft, DraftBody } from './drafts.ts';
import { clearanceOf, factsOf } from './facts.ts';
import type { Clearance, DraftLook } from './facts.ts';
import { notesOf } from './notes.ts';
import { standingNow } from './standing-now.ts';
import type { StandingNow } from './standing-now.ts';
import { stepsFor } from './steps-for.ts';
import type { StepView } from './steps-for.ts';
import { typeOf } from './type-of.ts';

/** A person or party with the name they are known by. */
export interface Named {
  readonly id: string;
  readonly name: Localized;
}

export interface ClauseView extends Clearance {
  readonly title: Localized;
  /** The text says something in it. */
  readonly present: boolean;
  readonly ownerName?: Localized | undefined;
  readonly clearedBy?: string | undefined;
  readonly clearedAt?: string | undefined;
  readonly notes: number;
}

/** What only our own people see of a draft. */
export interface DraftInside {
  readonly findings: readonly Finding[];
  /** Whether the text has a meaning yet. */
  readonly compiles: boolean;
  readonly clauses: readonly ClauseView[];
  readonly deviations: readonly Deviation[];
  readonly legal?: (NonNullable<DraftBody['legal']> & { readonly current: boolean }) | undefined;
  readonly replayed?: DraftBody['replayed'];
  readonly computed?: DraftBody['computed'];
  readonly origins?: DraftBody['origins'];
}

export interface DraftView {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly state: string;
  readonly stateName: Localized;
  readonly type: AgreementTerms['type'];
  readonly agreement: string;
  readonly revision: number;
  readonly title: Localized;
  readonly provider?: Named | undefined;
  readonly customer?: Named | undefined;
  readonly manager?: Named | undefined;
  readonly representative?: Named | undefined;
  readonly text: DraftBody['text'];
  readonly hash: string;
  readonly begunFrom: DraftBody['begunFrom'];
  readonly proposal?: string | undefined;
  readonly round?: number | undefined;
  readonly agreed?: DraftBody['agreed'];
  readonly supersededBy?: string | undefined;
  /** Of a signed one: where its revision stands now. */
  readonly standing?: StandingNow | undefined;
  readonly notes: { readonly all: number; readonly open: number };
  readonly steps: readonly StepView[];
  readonly edit: { readonly may: boolean; readonly denial?: Localized | undefined };
  readonly trail: readonly TrailLine[];
  readonly inside?: DraftInside | undefined;
}

export interface DraftQuestion extends Question {
  readonly actor: Actor;
  readonly draft: string;
}

export async function readDraft(context: Context, question: DraftQuestion): Promise<Outcome<DraftView>> {
  const { organisation, actor } = question;
  const register = await registerOf(context.store, organisation);
  return context.store.read(organisation, async (reader) => {
    const found = await findDraft(reader, question);
    if (!found.ok) return found;
    const facts = await factsOf(context, reader, found.value);
    const past = isOwn(actor) ? await againstHistory(context, reader, facts) : [];
    const look = { ...facts, findings: [...facts.findings, ...past] };
    const notes = (await notesOf(reader, found.value.id)).filter(({ party }) => isOwn(actor) || party === actor.party);
    const standing = await standingNow(context, reader, { body: found.value.body, register });
    return accepted({ ...viewOf(found.value, { look, notes, register, actor }), standing });
  });
}

/** Targets that the months lived through would not have met: said to the author, asked by no guard. */
async function againstHistory(context: Context, reader: Reader, { revision }: DraftLook): Promise<readonly Finding[]> {
  if (revision === undefined) return [];
  const attained = await attainedOf(context, reader, { agreement: revision.agreement, revision });
  return attained.ok ? lintHistory(revision, attained.value) : [];
}

type Notes = Awaited<ReturnType<typeof notesOf>>;

interface Beside {
  readonly look: DraftLook;
  readonly notes: Notes;
  readonly register: Register;
  readonly actor: Actor;
}

const isOwn = ({ side = 'own' }: Actor): boolean => side === 'own';

function viewOf(draft: Draft, { look, notes, register, actor }: Beside): DraftView {
  const { body } = draft;
  const { state, text, hash, begunFrom, proposal, round, agreed, supersededBy } = body;
  const denial = mayEdit(recordKindOf('draft'), body, whoOf(actor))?.message;
  return {
    id: draft.id,
    version: draft.version,
    recordedAt: draft.recordedAt,
    actor: draft.actor,
    state,
    stateName: stateName(body),
    type: typeOf(body),
    agreement: body.agreement,
    revision: body.revision,
    title: body.title,
    provider: namedIn(register, 'party', body.provider),
    customer: namedIn(register, 'party', body.customer),
    manager: namedIn(register, 'person', body.manager),
    representative: namedIn(register, 'person', body.representative),
    text,
    hash,
    proposal,
    round,
    agreed,
    supersededBy,
    begunFrom: isOwn(actor) ? begunFrom : {},
    notes: { all: notes.length, open: notes.filter((note) => note.state === 'open').length },
    steps: stepsFor(draft, look.facts, actor),
    edit: { may: denial === undefined, denial },
    trail: shownTo(draft, actor, register).body.trail,
    ...(isOwn(actor) ? { inside: insideOf(body, { look, notes, register }) } : {}),
  };
}

/** The last state is called by what the type of agreement ends with. */
export const stateName = (body: Pick<DraftBody, 'state' | 'text'>): Localized =>
  body.state === 'signed' ? endOf(typeOf(body)) : (recordKindOf('draft').states[body.state] ?? { en: body.state });

export function namedIn(register: Register, kind: 'party' | 'person', id: string | undefined): Named | undefined {
  if (id === undefined) return undefined;
  const title = register.get(kind, id)?.title ?? id;
  return { id, name: typeof title === 'string' ? { en: title } : title };
}

function insideOf(body: DraftBody, { look, notes, register }: Omit<Beside, 'actor'>): DraftInside {
  const { legal, replayed, computed, origins, text } = body;
  const deviations = { hash: look.facts.deviations.hash, items: deviationsOf(text) };
  const present = new Set(look.facts.clauses.map(({ key }) => key));
  return {
    findings: look.findings,
    compiles: look.revision !== undefined,
    clauses: contractChapters.map(({ key, title }) => {
      const kept = body.clauses?.find((one) => one.key === key);
      return {
        ...clearanceOf(body, key),
        title,
        present: present.has(key),
        ownerName: namedIn(register, 'person', kept?.owner)?.name,
        clearedBy: kept?.clearedBy,
        clearedAt: kept?.clearedAt,
        notes: notes.filter((note) => note.clause === key && note.state === 'open').length,
      };
    }),
    deviations: deviations.items,
    legal: legal === undefined ? undefined : { ...legal, current: isApproved(body, deviations) },
    replayed,
    computed,
    origins,
  };
}
