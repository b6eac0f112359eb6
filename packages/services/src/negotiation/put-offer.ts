/**
 * One side puts a change of one clause to the other, with its reason; or answers an offer with another one (S0.24, S2.18). Owns:
 * that an offer has its place, stays within its clause and leaves a text that can be read. What lint finds then is told with it: a
 * target and what a miss of it pays stand in two clauses, and the text is agreed only when both fit. In negotiation a text changes
 * in no other way. Does not own: what becomes of an offer (answer-offer.ts).
 */
import { accepted, clausesTouched, lintRevision, refused } from '@troth/core';
import type { Change, Localized, Outcome, Refusal, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { shownTo } from '../practice/shown-to.ts';
import { actIn, createIn } from '../practice/write.ts';
import { compiledText } from './compiled-text.ts';
import type { CompiledText, Text } from './compiled-text.ts';
import { draftFor, offerFor } from './found-draft.ts';
import type { FoundDraft } from './found-draft.ts';
import { placedOn } from './place-of-offer.ts';
import { overMonths } from './replay-draft.ts';
import type { Replay } from './replay.ts';
import { partyOf } from './sides.ts';

export interface PutOffer extends Command {
  readonly draft: string;
  /** K01 … K25. */
  readonly clause: string;
  readonly changes: readonly Change[];
  readonly reason: Localized;
}

export type CounterOffer = Omit<PutOffer, 'draft' | 'clause'> & { readonly offer: string };

type Offer = PracticeRecord<'offer'>;

export async function putOffer(context: Context, command: PutOffer): Promise<Outcome<Offer>> {
  const { organisation, actor } = command;
  // What it means for money is computed on what is stored before anything is written.
  const weighed = await context.store.read(organisation, async (reader) => {
    const found = await draftFor(reader, { id: command.draft, actor });
    return found.ok ? weigh(context, reader, { ...command, ...found.value }) : found;
  });
  if (!weighed.ok) return weighed;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const found = await draftFor(transaction, { id: command.draft, actor });
      if (!found.ok) return found;
      const fault = movedOn(found.value, weighed.value.version);
      if (fault !== undefined) return refused(fault);
      const body = bodyOf(found.value, command, { impact: weighed.value.impact, round: 1 });
      const made = await createIn(transaction, acts, { organisation, actor, kind: 'offer', body });
      return made.ok ? accepted(shownTo(made.value, actor)) : made;
    },
  });
}

/** Answers an offer of the other side with another change of the same clause; the offer answered is settled by it. */
export async function counterOffer(context: Context, command: CounterOffer): Promise<Outcome<Offer>> {
  const { organisation, actor } = command;
  const weighed = await context.store.read(organisation, async (reader) => {
    const found = await offerFor(reader, { id: command.offer, actor });
    if (!found.ok) return found;
    return weigh(context, reader, { ...command, ...found.value, clause: found.value.offer.body.clause });
  });
  if (!weighed.ok) return weighed;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const found = await offerFor(transaction, { id: command.offer, actor });
      if (!found.ok) return found;
      const { offer, sides } = found.value;
      const fault = movedOn(found.value, weighed.value.version) ?? ownOffer(offer, partyOf(sides, actor));
      if (fault !== undefined) return refused(fault);
      const written = bodyOf(
        found.value,
        { ...command, clause: offer.body.clause },
        { impact: weighed.value.impact, round: offer.body.round + 1 },
      );
      const body = { ...written, counters: offer.id };
      const made = await createIn(transaction, acts, { organisation, actor, kind: 'offer', body });
      if (!made.ok) return made;
      const tells = { counteredBy: made.value.id };
      const act = { organisation, actor, kind: 'offer' as const, id: offer.id, act: 'counter', tells };
      const answered = await actIn(transaction, acts, act);
      return answered.ok ? accepted(shownTo(made.value, actor)) : answered;
    },
  });
}

/** One does not answer oneself. */
export function ownOffer({ id, body }: Offer, party: string): Refusal | undefined {
  if (body.by !== party) return undefined;
  return {
    code: 'NOT-ALLOWED',
    message: `${id} is your own side’s offer: the other side answers it, and you may withdraw it`,
  };
}

/** Offers are put on a text that is being negotiated, and on the one that was looked at. */
function movedOn({ draft }: FoundDraft, version: number): Refusal | undefined {
  if (draft.body.state !== 'in-negotiation')
    return {
      code: 'CONFLICT',
      message: `${draft.id} is not in negotiation (${draft.body.state}); open the negotiation, or begin a new revision of an agreed text`,
    };
  if (draft.version === version) return undefined;
  return { code: 'CONFLICT', message: `${draft.id} was changed meanwhile; read it again and put the offer on that` };
}

interface More {
  readonly impact: object | undefined;
  readonly round: number;
}

function bodyOf(
  { draft, sides }: FoundDraft,
  { actor, clause, changes, reason }: Pick<PutOffer, 'actor' | 'clause' | 'changes' | 'reason'>,
  { impact, round }: More,
): object {
  return {
    draft: draft.id,
    agreement: draft.body.agreement,
    party: sides.other,
    by: partyOf(sides, actor),
    round,
    base: draft.version,
    clause,
    changes,
    reason,
    ...(impact === undefined ? {} : { impact }),
  };
}

interface Weighing extends FoundDraft {
  readonly clause: string;
  readonly changes: readonly Change[];
}

/** Looks whether it can be put at all, and what it would have meant. */
async function weigh(
  context: Context,
  reader: Reader,
  { draft, clause, changes }: Weighing,
): Promise<Outcome<{ readonly version: number; readonly impact: object | undefined }>> {
  const { text } = draft.body;
  const after = placedOn({ base: text, now: text }, changes);
  if (!after.ok) return after;
  const fault = withinClause({ before: text, after: after.value }, clause, changes);
  if (fault !== undefined) return refused(fault);
  const [one, other] = [
    await compiledText(context.store, reader, text),
    await compiledText(context.store, reader, after.value),
  ];
  if (!one.ok) return one;
  if (!other.ok) return other;
  const impact = await impactOf(context, reader, {
    history: draft.body.agreement,
    before: one.value,
    after: other.value,
  });
  return accepted({ version: draft.version, impact });
}

function withinClause(
  { before, after }: { readonly before: Text; readonly after: Text },
  clause: string,
  changes: readonly Change[],
): Refusal | undefined {
  const touched = clausesTouched(before, after, changes);
  const stranger = touched.find((key) => key !== clause);
  if (stranger !== undefined)
    return {
      code: 'OFFER-CLAUSE',
      message: `an offer changes one clause; this one is about ${clause} and changes ${stranger}, so put that as an offer of its own`,
      at: ['changes'],
    };
  if (touched.length > 0) return undefined;
  return {
    code: 'OFFER-EMPTY',
    message: `nothing of ${clause} would read differently; change a term of the clause`,
    at: ['changes'],
  };
}

/** Kept with the offer as it was known when it was put; of a text without history only what lint finds. */
async function impactOf(
  context: Context,
  reader: Reader,
  texts: { readonly history: string; readonly before: CompiledText; readonly after: CompiledText },
): Promise<object> {
  const made = await overMonths(context, reader, texts);
  const findings = newFindings(texts.before.revision, texts.after.revision);
  return {
    lines: made.ok && made.value.periods.length > 0 ? linesOf(made.value) : [],
    ...(findings.length === 0 ? {} : { findings }),
  };
}

/** Months that would have owed another sum, and the total. */
function linesOf({ periods, currency, before, after }: Replay): readonly object[] {
  const changed = periods.filter((one) => one.before.credit !== one.after.credit);
  return [
    ...changed.map((one) => ({
      what: one.period,
      before: `${currency} ${one.before.credit}`,
      after: `${currency} ${one.after.credit}`,
    })),
    { what: `${periods.length}`, before: `${currency} ${before}`, after: `${currency} ${after}` },
  ];
}

function newFindings(before: Revision, after: Revision): readonly string[] {
  const known = new Set(lintRevision(before).map(({ code, path }) => `${code} ${path.join('.')}`));
  return lintRevision(after)
    .filter(({ severity, code, path }) => severity !== 'note' && !known.has(`${code} ${path.join('.')}`))
    .map(({ code, message }) => `${code}: ${message}`.slice(0, 500));
}
