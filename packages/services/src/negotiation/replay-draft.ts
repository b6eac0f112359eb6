/**
 * A draft over history: what its text would have owed, beside the text that holds or any other. Owns: which months and whose
 * evidence. Does not own: the money, keeping the result (keep-impact.ts).
 */
import { accepted, applyChanges, changesBetween, clauseOfPath, Instant, Money, refused } from '@troth/core';
import type { Outcome, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { namesOf } from '../agreements/names.ts';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import { keptUnder } from '../backtest/kept.ts';
import { markOf, textMark } from '../backtest/months.ts';
import type { Actor, Context, Question } from '../context.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import { closedPeriods } from '../periods/closed-periods.ts';
import { compiledText } from './compiled-text.ts';
import type { CompiledText } from './compiled-text.ts';
import { draftFor } from './found-draft.ts';
import type { FoundDraft } from './found-draft.ts';
import { namedText } from './named-texts.ts';
import type { Look, NamedCompiled } from './named-texts.ts';
import { readAlike, replay } from './replay.ts';
import type { Replay } from './replay.ts';

export interface ReplayQuestion extends Question {
  readonly actor: Actor;
  readonly draft: string;
  /** Names of texts, as in named-texts.ts; the text in force and the draft as it stands when missing. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** How many closed periods. */
  readonly periods?: number | undefined;
  /** An agreement whose months are taken, for a draft that has none of its own. */
  readonly comparable?: string | undefined;
}

export interface DraftReplay extends Replay {
  readonly draft: string;
  /** Whose months. */
  readonly history: string;
  readonly comparable: boolean;
  readonly from: { readonly name: string; readonly hash: string };
  readonly to: { readonly name: string; readonly hash: string };
}

export const mostPeriods = 36;

export async function replayDraft(context: Context, question: ReplayQuestion): Promise<Outcome<DraftReplay>> {
  const { organisation, draft, actor } = question;
  return context.store.read(organisation, async (reader) => {
    const found = await draftFor(reader, { id: draft, actor });
    return found.ok ? replayIn(context, reader, { ...question, found: found.value }) : found;
  });
}

interface Asked extends ReplayQuestion {
  readonly found: FoundDraft;
}

async function replayIn(context: Context, reader: Reader, asked: Asked): Promise<Outcome<DraftReplay>> {
  const { draft } = asked.found;
  const look = { context, reader, actor: asked.actor, draft };
  const after = await namedText(look, asked.to ?? 'now');
  if (!after.ok) return after;
  const before = asked.from === undefined ? await textBefore(look) : await namedText(look, asked.from);
  if (before !== undefined && !before.ok) return before;
  const history = asked.comparable ?? draft.body.agreement;
  const was = before?.value ?? after.value;
  const made = await overMonths(context, reader, { ...asked, history, before: was, after: after.value });
  if (!made.ok) return made;
  const named = ({ name, hash }: { readonly name: string; readonly hash: string }) => ({ name, hash });
  return accepted({
    ...made.value,
    draft: draft.id,
    history,
    comparable: history !== draft.body.agreement,
    from: named(was),
    to: named(after.value),
  });
}

/** What holds now; a first text is compared with nothing but itself. */
async function textBefore(look: Look): Promise<Outcome<NamedCompiled> | undefined> {
  const found = await namedText(look, 'in-force');
  return found.ok ? found : undefined;
}

export interface Months {
  readonly history: string;
  readonly periods?: number | undefined;
  readonly before: CompiledText;
  readonly after: CompiledText;
}

/** Both texts over the last closed periods of an agreement. */
export async function overMonths(context: Context, reader: Reader, asked: Months): Promise<Outcome<Replay>> {
  const { before, after, periods: wanted = 12 } = asked;
  const shelved = agreementOn(await shelfOf(context.store, reader), asked.history);
  const closed = (await closedPeriods(reader, asked.history)).slice(-Math.min(wanted, mostPeriods));
  const last = closed.at(-1);
  if (!shelved.ok || last === undefined) return withoutHistory(asked);
  const knownAt = context.clock();
  const texts = { id: asked.history, revisions: [before.revision, after.revision] };
  const names = new Set([...shelved.value.names, ...namesOf(texts)]);
  const evidence = await loadEvidence(reader, { ...shelved.value, names }, { period: last.period, knownAt });
  if (!evidence.ok) return evidence;
  const months = closed.map(({ period }) => period);
  const { agreement } = shelved.value;
  // With what each text inherits, which may be published anew under the same text; deadlines of claims pass by days.
  const key = [
    'replay',
    reader.organisation,
    [textMark(before.revision), textMark(after.revision), months],
    markOf(agreement, evidence.value),
    Instant.format(knownAt).slice(0, 10),
  ];
  // Dozens of evaluations, asked again whenever the room is opened.
  return keptUnder(context.store, key, async () => {
    const clauses = await clauseByClause(context, reader, { before, after });
    return replay({
      history: agreement,
      evidence: evidence.value,
      periods: months,
      knownAt,
      before: before.revision,
      after: after.revision,
      clauses,
    });
  });
}

/** A first text has no months, and that is said; an agreement that was named for its months must have some. */
function withoutHistory({ history, after }: Months): Outcome<Replay> {
  if (history !== after.revision.agreement)
    return refused({
      code: 'NO-HISTORY',
      message: `${history} has no closed period to compute over; name a comparable agreement that has`,
      at: ['comparable'],
    });
  const currency = after.revision.terms.currency ?? 'XXX';
  const none = Money.zero(currency).toString();
  return accepted({ currency, periods: [], before: none, after: none, difference: none, byClause: [] });
}

/** Clauses that a verdict or a credit can hang on. */
const telling = new Set(['K03', 'K05', 'K06', 'K07', 'K08', 'K09', 'K10', 'K11', 'K13', 'K14']);

async function clauseByClause(
  { store }: Context,
  reader: Reader,
  { before, after }: Pick<Months, 'before' | 'after'>,
): Promise<readonly { readonly key: string; readonly revision: Revision }[]> {
  if (readAlike(before.revision, after.revision)) return [];
  const changes = changesBetween(before.text, after.text);
  const byClause = Map.groupBy(changes, ({ path }) => clauseOfPath(path));
  const found: { key: string; revision: Revision }[] = [];
  for (const [key, own] of byClause) {
    if (key === undefined || !telling.has(key)) continue;
    const text = applyChanges(before.text, own);
    // What is set by several clauses together may not stand alone; then it has no share of its own.
    const alone = text.ok ? await compiledText(store, reader, text.value as CompiledText['text']) : text;
    if (alone.ok) found.push({ key, revision: alone.value.revision });
  }
  return found;
}
