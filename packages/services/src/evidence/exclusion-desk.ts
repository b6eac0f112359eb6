/**
 * Exclusions that were asked for: the list, and the page of one with what each answer would do before it is given. Owns: the
 * promises with the exclusion refused and accepted, under the revision that held and under the others. Nothing is written.
 */
import { accepted, Instant, parseRow, refused } from '@troth/core';
import type { Agreement, EvaluationRequest, Localized, Outcome, RowOf, Statement } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { alone } from '../evaluation/clause-effects.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { monthAt } from '../periods/live.ts';
import { inQuestion, kindsOf } from './exclusion-clauses.ts';
import type { ExclusionInQuestion, ExclusionKind } from './exclusion-clauses.ts';
import { allFacts, standingRows } from './find-row.ts';
import { ownSources } from './own-sources.ts';
import { hasMoved, whatMoves } from './what-moves.ts';
import type { Moves, PromiseMoved } from './what-moves.ts';

export interface ExclusionLine extends ExclusionInQuestion {
  readonly agreement: string;
  readonly title: Localized;
  readonly zone: string;
  /** Month in which it began. */
  readonly period: string;
}

/** "Before" is refused, "after" is accepted. */
export interface ExclusionOutlook extends Pick<Moves, 'credit'> {
  /** Missing: as the agreement stands, revisions and all. */
  readonly revision?: number | undefined;
  readonly promises: readonly PromiseUnder[];
}

export interface PromiseUnder extends PromiseMoved {
  /** Why it would take nothing out of this promise although it were accepted. */
  readonly why?: string | undefined;
}

export interface ExclusionPage extends ExclusionLine {
  /** As the agreement stands first, then under each other revision alone. */
  readonly outlooks: readonly ExclusionOutlook[];
}

export interface ExclusionAsked extends Question {
  readonly agreement: string;
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly subject?: string | undefined;
  readonly affected?: string | undefined;
}

/** Open ones first, then the latest. */
export async function listExclusions(
  context: Context,
  { organisation }: Question,
): Promise<{ readonly items: readonly ExclusionLine[] }> {
  return context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const facts = await allFacts(reader, { forms: ['exclusion'] });
    const named = new Set(facts.flatMap(({ row }) => row.agreement ?? []));
    const items = [...named].flatMap((id) => {
      const agreement = shelf.agreements.get(id)?.agreement;
      if (agreement === undefined) return [];
      const view = standingRows(facts, { agreement: id, knownAt: context.clock() });
      return view.rows('exclusion').flatMap((row) => (row.agreement === id ? lineOf(row, agreement) : []));
    });
    return { items: items.sort(openFirst) };
  });
}

function openFirst(one: ExclusionLine, other: ExclusionLine): number {
  const open = Number(other.decision === 'proposed') - Number(one.decision === 'proposed');
  return open || (one.start < other.start ? 1 : one.start > other.start ? -1 : one.id < other.id ? -1 : 1);
}

function lineOf(row: RowOf<'exclusion'>, agreement: Agreement): ExclusionLine {
  const last = agreement.revisions.at(-1);
  return {
    ...inQuestion(row, agreement),
    agreement: agreement.id,
    title: last?.terms.title ?? { en: agreement.id },
    zone: last?.zoneName ?? 'UTC',
    period: monthAt(agreement, row.start)?.key ?? '',
  };
}

export async function exclusionPage(
  context: Context,
  { organisation, agreement: id, exclusion }: Question & { readonly agreement: string; readonly exclusion: string },
): Promise<Outcome<ExclusionPage>> {
  return context.store.read(organisation, async (reader) => {
    const shelved = agreementOn(await shelfOf(context.store, reader), id);
    if (!shelved.ok) return shelved;
    const facts = await allFacts(reader, { agreement: id, forms: ['exclusion'] });
    const row = standingRows(facts, { agreement: id, knownAt: context.clock() })
      .rows('exclusion')
      .find((one) => (one.supersedes ?? one.id) === exclusion);
    if (row === undefined)
      return refused({ code: 'NOT-FOUND', message: `there is no exclusion ${exclusion} of ${id}` });
    const line = lineOf(row, shelved.value.agreement);
    const outlooks = await outlooksOf(context, reader, { line, row });
    return outlooks.ok ? accepted({ ...line, outlooks: outlooks.value }) : outlooks;
  });
}

/** What a proposal may rest on. */
export async function exclusionKinds(
  context: Context,
  { organisation, agreement }: Question & { readonly agreement: string },
): Promise<Outcome<{ readonly items: readonly ExclusionKind[] }>> {
  const { store } = context;
  const found = await store.read(organisation, async (reader) => agreementOn(await shelfOf(store, reader), agreement));
  return found.ok ? accepted({ items: kindsOf(found.value.agreement) }) : found;
}

/** The same for one that nobody asked for yet. */
export async function previewExclusion(context: Context, asked: ExclusionAsked): Promise<Outcome<ExclusionPage>> {
  const { organisation, agreement: id, kind, start, end, subject, affected } = asked;
  const read = parseRow(
    {
      form: 'exclusion',
      id: 'preview',
      source: ownSources.decisions,
      agreement: id,
      kind,
      start,
      end,
      ...(subject === undefined ? {} : { subject }),
      ...(affected === undefined ? {} : { affected }),
      decision: 'proposed',
      recordedAt: Instant.format(context.clock()),
    },
    'preview',
  );
  if (!read.ok) return read;
  const row = read.value;
  if (row.form !== 'exclusion') throw new TypeError('an exclusion was asked for');
  return context.store.read(organisation, async (reader) => {
    const shelved = agreementOn(await shelfOf(context.store, reader), id);
    if (!shelved.ok) return shelved;
    const line = lineOf(row, shelved.value.agreement);
    const outlooks = await outlooksOf(context, reader, { line, row });
    return outlooks.ok ? accepted({ ...line, outlooks: outlooks.value }) : outlooks;
  });
}

async function outlooksOf(
  context: Context,
  reader: Reader,
  { line, row }: { readonly line: ExclusionLine; readonly row: RowOf<'exclusion'> },
): Promise<Outcome<readonly ExclusionOutlook[]>> {
  const { agreement, period, clauses } = line;
  const request = await requestAt(context, reader, { agreement, period, knownAt: context.clock() });
  if (!request.ok) return request;
  const actual = outlookOf(request.value, row);
  if (!actual.ok) return actual;
  const others = request.value.agreement.revisions.flatMap((revision) => {
    const governs = clauses.some((one) => one.inForce && one.revision === revision.revision);
    if (governs) return [];
    const other = outlookOf({ ...request.value, agreement: alone(request.value.agreement, revision) }, row);
    return other.ok ? [{ revision: revision.revision, ...other.value }] : [];
  });
  return accepted([actual.value, ...others]);
}

/** With the row decided either way, in place of what stands. */
function outlookOf(request: EvaluationRequest, row: RowOf<'exclusion'>): Outcome<ExclusionOutlook> {
  const replaced = new Set([row.id, row.supersedes]);
  const rest = request.evidence.rows.filter(
    (one) => one.form !== 'issued' && !(one.form === 'exclusion' && one.source === row.source && replaced.has(one.id)),
  );
  const decided = (decision: 'accepted' | 'refused') => [
    ...rest,
    { ...row, supersedes: undefined, recordedAt: request.knownAt, decision },
  ];
  const found = whatMoves(request, { before: decided('refused'), after: decided('accepted') });
  if (!found.ok) return found;
  const { promises, credit, statements } = found.value;
  const [, after] = statements;
  return accepted({
    promises: promises.flatMap((one) => {
      const { named, why } = bearing(after, row.id, one);
      return named || hasMoved(one) ? [{ ...one, ...(why === undefined ? {} : { why }) }] : [];
    }),
    ...(credit === undefined ? {} : { credit }),
  });
}

/** Whether the statement speaks of the exclusion under a promise, and why it took nothing out there. */
function bearing({ rows }: Statement, id: string, { commitment, subject }: PromiseMoved) {
  const segments = rows.find((one) => one.commitment === commitment && one.subject === subject)?.segments ?? [];
  const taken = segments.some(({ excluded }) => excluded.some((one) => one.rows.includes(id)));
  const why = segments.flatMap(({ refused: not }) => not.filter((one) => one.row === id)).at(0)?.why;
  return { named: taken || why !== undefined, why: taken ? undefined : why };
}
