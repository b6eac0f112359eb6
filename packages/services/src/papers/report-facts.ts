/**
 * What a service report is written from. Owns: reading the statement that was issued, the evidence as it was known then, and
 * the records around it. Nothing is evaluated again: a report says what was issued.
 */
import { accepted, inForce, Instant, refused } from '@troth/core';
import type { Agreement, EvidenceView, Figure, Localized, Outcome, Revision, RowOf } from '@troth/core';
import type { ReportView } from '@troth/documents';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { allFacts, standingRows } from '../evidence/find-row.ts';
import { noteFigures } from '../month-end/note-lines.ts';
import { draftedSummary } from '../month-end/report-words.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import { issuedOf, issueId, statementKind } from '../periods/issued.ts';
import type { IssuedStatement } from '../periods/issued.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { historyOf } from './history.ts';
import { actionLines, disputeLines, internalFacts, nameOf, worksLines } from './record-lines.ts';

export interface ReportAsked extends Question {
  readonly agreement: string;
  readonly period: string;
  readonly edition: ReportView['edition'];
  /** The report whose words stand in it; generated words where there is none. */
  readonly report?: PracticeRecord<'report'> | undefined;
  /** What is made now is what is issued. */
  readonly final?: boolean;
}

export async function reportView(context: Context, asked: ReportAsked): Promise<Outcome<ReportView>> {
  const { organisation, agreement: id, period, edition, report } = asked;
  const register = await registerOf(context.store, organisation);
  const statements = await statementRegisterOf(context.store, organisation);
  return context.store.read(organisation, async (reader) => {
    const shelved = agreementOn(await shelfOf(context.store, reader), id);
    if (!shelved.ok) return shelved;
    const issued = await issueOf(reader, asked);
    if (issued === undefined)
      return refused({
        code: 'NOT-CLOSED',
        message: `${period} of ${id} is not closed; a report tells an issued statement`,
      });
    const evidence = await evidenceAround(reader, shelved.value, issued);
    const { statement } = issued;
    const revision = revisionOf(shelved.value.agreement, statement.period);
    const roles = register.get('agreement-roles', id)?.body;
    const history = historyOf({ issued, agreement: shelved.value.agreement, statements });
    const view: ReportView = {
      edition,
      draft:
        asked.final !== true &&
        (report === undefined || report.body.state === 'drafted' || report.body.state === 'approved'),
      record: report?.id,
      number: report?.body.number ?? issued.version,
      statement,
      hash: issued.hash,
      version: issued.version,
      issuedAt: issued.issuedAt,
      customer: partyName(register, roles?.customer) ?? statement.agreement.customer ?? { en: id },
      provider: partyName(register, roles?.provider) ?? statement.agreement.provider ?? { en: organisation },
      manager: roles?.manager === undefined ? undefined : nameOf(register, 'person', roles.manager),
      summary: report?.body.summary ?? draftedSummary(statement),
      coverNote: report?.body.coverNote,
      lines: noteFigures(statement, shelved.value.agreement)?.lines ?? [],
      ...history,
      incidents: incidentsOf(evidence, spanOf(issued)),
      decisions: decisionsOf(evidence, spanOf(issued)),
      works: worksLines(register, { agreement: id, span: spanOf(issued) }),
      actions: actionLines(register, { agreement: id, party: edition === 'customer' ? roles?.customer : undefined }),
      workload: workloadOf(revision, evidence, spanOf(issued)),
      disputes: disputeLines(register, { agreement: id, period }),
      internal:
        edition === 'internal' ? internalFacts(register, { issued, note: report?.body.internalNote }) : undefined,
    };
    return accepted(view);
  });
}

/** The statement that the report tells, or the last one. */
async function issueOf(
  reader: Reader,
  { agreement, period, report }: ReportAsked,
): Promise<IssuedStatement | undefined> {
  const versions = await reader.versions(statementKind, issueId(agreement, period));
  const all = versions.map(issuedOf);
  return report === undefined ? all.at(-1) : all.find(({ hash }) => hash === report.body.statement);
}

interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

const spanOf = ({ statement: { period } }: IssuedStatement): Span => ({
  start: Instant.parse(period.start),
  end: Instant.parse(period.end),
});

function revisionOf(
  agreement: Agreement,
  period: { readonly start: string; readonly end: string },
): Revision | undefined {
  return inForce(agreement, { start: Instant.parse(period.start), end: Instant.parse(period.end) }).at(-1)?.revision;
}

const partyName = (register: Register, id: string | undefined): Localized | undefined =>
  id === undefined ? undefined : register.get('party', id)?.body.name;

/** Rows that touch the period, as they were known when the statement was made. */
async function evidenceAround(
  reader: Reader,
  { agreement, names }: ShelvedAgreement,
  issued: IssuedStatement,
): Promise<EvidenceView> {
  const knownAt = Instant.parse(issued.knownAt);
  const forms = ['state', 'exclusion', 'figure'] as const;
  const facts = await allFacts(reader, {
    agreement: agreement.id,
    names: [...names],
    forms,
    span: spanOf(issued),
    knownAt,
  });
  return standingRows(facts, { agreement: agreement.id, knownAt });
}

const isUp = ({ state }: RowOf<'state'>): boolean => state === 'up' || state === 'unknown';

function incidentsOf(evidence: EvidenceView, span: Span): ReportView['incidents'] {
  return evidence
    .rows('state', span)
    .filter((row) => !isUp(row))
    .map(({ id, subject, start, end, state, cause }) => ({
      id,
      subject,
      start: Instant.format(start),
      end: end === undefined ? undefined : Instant.format(end),
      state,
      cause,
    }));
}

function decisionsOf(evidence: EvidenceView, span: Span): ReportView['decisions'] {
  return evidence.rows('exclusion', span).map(({ id, kind, start, end, decision, proposedBy, decidedBy, basis }) => ({
    id,
    kind,
    start: Instant.format(start),
    end: Instant.format(end),
    decision,
    proposedBy,
    decidedBy,
    basis,
  }));
}

function workloadOf(revision: Revision | undefined, evidence: EvidenceView, span: Span): ReportView['workload'] {
  const terms = revision?.terms.workload;
  if (terms === undefined) return [];
  if (terms === 'unlimited') return 'unlimited';
  return terms.map(({ measure, limit, tolerance, per, figure }) => {
    const unit = limit.dimension === 'time' ? 'ms' : limit.unit === '' ? 'count' : limit.unit;
    const told =
      figure === undefined ? undefined : evidence.rows('figure', span).findLast((row) => row.name === figure);
    const volume: Figure | undefined = told === undefined ? undefined : { exact: told.value.toString(), unit };
    return {
      title: measure,
      limit: { exact: limit.value.toString(), unit },
      tolerance: tolerance?.toPercent(2),
      per,
      volume,
    };
  });
}
