/**
 * All that is known of one agreement's month on one page: its line of the close board, exclusions with the clause that held when
 * the thing happened, every version of the statement, reports, notes, disputes, protections. Owns: bringing them together.
 */
import { accepted, Instant, refused } from '@troth/core';
import type { Agreement, Outcome, StatementDifference } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { inQuestion } from '../evidence/exclusion-clauses.ts';
import type { ExclusionInQuestion } from '../evidence/exclusion-clauses.ts';
import { allFacts, standingRows } from '../evidence/find-row.ts';
import { revisionAtEnd } from '../periods/guards.ts';
import { listProposals } from '../periods/restate.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { closeBoard } from './close-board.ts';
import type { CloseRow } from './close-board.ts';
import { protectionsOf } from './protections.ts';
import type { Protections } from './protections.ts';
import { statementRegisterOf } from './statement-register.ts';
import type { ShortIssue } from './statement-register.ts';

export interface CloseFile {
  readonly row: CloseRow;
  readonly exclusions: readonly ExclusionInQuestion[];
  /** The first computation stays, whatever came later. */
  readonly versions: readonly ShortIssue[];
  readonly proposals: readonly {
    readonly id: string;
    readonly state: string;
    readonly proposedBy: string;
    readonly proposedAt: string;
    readonly difference: StatementDifference;
  }[];
  readonly reports: readonly PracticeRecord<'report'>[];
  readonly notes: readonly PracticeRecord<'credit-note'>[];
  readonly breaches: readonly PracticeRecord<'breach'>[];
  readonly disputes: readonly PracticeRecord<'dispute'>[];
  readonly closeNotes: readonly PracticeRecord<'close-note'>[];
  readonly protections: Protections;
}

export interface CloseFileQuestion extends Question {
  readonly actor: Actor;
  readonly agreement: string;
  readonly period: string;
}

export async function closeFile(context: Context, question: CloseFileQuestion): Promise<Outcome<CloseFile>> {
  const { organisation, agreement: id, period } = question;
  const found = await context.store.read(organisation, async (reader) =>
    agreementOn(await shelfOf(context.store, reader), id),
  );
  if (!found.ok) return found;
  const { agreement } = found.value;
  const row = (await closeBoard(context, { ...question, only: id })).rows.find((one) => one.agreement === id);
  if (row === undefined) return refused({ code: 'NOT-FOUND', message: `${id} promises nothing in ${period}` });
  const register = await registerOf(context.store, organisation);
  const statements = await statementRegisterOf(context.store, organisation);
  const proposals = (await listProposals(context, { organisation, agreement: id })).filter(
    (one) => one.period === period,
  );
  const end = Instant.parse(row.period.end);
  const about = { agreement: id, period };
  const { claims = [] } = statements.versions(id, period).at(-1) ?? {};
  return accepted({
    row,
    exclusions: await exclusionsOf(context, question, {
      agreement,
      span: { start: Instant.parse(row.period.start), end },
    }),
    versions: statements.versions(id, period),
    proposals: proposals.map(({ id: proposal, state, proposedBy, proposedAt, difference }) => ({
      id: proposal,
      state,
      proposedBy,
      proposedAt,
      difference,
    })),
    reports: of(register, 'report', about).toSorted((one, other) => one.body.number - other.body.number),
    notes: of(register, 'credit-note', about),
    breaches: of(register, 'breach', about),
    disputes: of(register, 'dispute', about),
    closeNotes: of(register, 'close-note', about),
    protections: protectionsOf(revisionAtEnd(agreement, end), { claims }),
  });
}

/** Records of a kind about an agreement's period. */
function of<K extends 'report' | 'credit-note' | 'breach' | 'dispute' | 'close-note'>(
  register: Register,
  kind: K,
  about: { readonly agreement: string; readonly period: string },
): readonly PracticeRecord<K>[] {
  return register
    .all(kind)
    .filter((one) => one.about.agreement === about.agreement && one.about.period === about.period);
}

async function exclusionsOf(
  context: Context,
  { organisation }: CloseFileQuestion,
  {
    agreement,
    span,
  }: { readonly agreement: Agreement; readonly span: { readonly start: Instant; readonly end: Instant } },
): Promise<readonly ExclusionInQuestion[]> {
  const asked = { agreement: agreement.id, forms: ['exclusion'] as const, span };
  const facts = await context.store.read(organisation, (reader) => allFacts(reader, asked));
  const view = standingRows(facts, { agreement: agreement.id, knownAt: context.clock() });
  return view.rows('exclusion', span).map((row) => inQuestion(row, agreement));
}
