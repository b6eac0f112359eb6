/**
 * One promise in one period with everything that its number rests on (S0.28): words and minutes, the row of the statement with
 * its derivation, the evidence, works, earlier versions, credit and what a further miss would give. Owns: gathering; a closed
 * period is read as it was issued, an open one as it was last evaluated, so that nothing is computed while somebody waits.
 */
import { accepted, Instant, refused, statementPeriod } from '@troth/core';
import type { Commitment, Localized, Outcome, Period, Revision, RowResult, Statement, Step } from '@troth/core';
import { promiseOf } from '@troth/documents';
import type { PromiseWords } from '@troth/documents';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { noteFigures } from '../month-end/note-lines.ts';
import type { NoteLine } from '../month-end/note-lines.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { ShortIssue } from '../month-end/statement-register.ts';
import { latestIssue } from '../periods/issued.ts';
import { liveBody, liveId, liveKind, monthAt } from '../periods/live.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { readBody } from '../stored-body.ts';
import { recordLine } from './agreement-page.ts';
import type { RecordLine } from './agreement-page.ts';
import { shownPeriods } from './agreement-list.ts';
import { countdowns } from './countdown.ts';
import type { Countdown } from './countdown.ts';
import { shownRows } from './evidence-rows.ts';
import type { ShownRow } from './evidence-rows.ts';
import type { Standing } from './standing.ts';
import { standingsOf } from './standings.ts';

export interface WorksLine {
  readonly id: string;
  readonly title: Localized;
  readonly start: string;
  readonly end: string;
  readonly expectedCutMs: number;
  readonly counted: boolean;
  readonly state: string;
}

export interface VersionLine extends Pick<
  ShortIssue,
  'version' | 'hash' | 'knownAt' | 'issuedAt' | 'issuedBy' | 'status'
> {
  readonly verdict?: ShortIssue['rows'][number]['verdict'] | undefined;
  readonly figures: ShortIssue['rows'][number]['figures'];
  readonly attained?: ShortIssue['rows'][number]['attained'];
  readonly credit?: ShortIssue['credit'];
  readonly difference?: ShortIssue['difference'];
}

export interface CommitmentPage {
  readonly agreement: { readonly id: string; readonly title: Localized; readonly type: string; readonly zone: string };
  readonly commitment: {
    readonly id: string;
    readonly clause: string;
    readonly title: Localized;
    readonly metric: string;
    readonly subjects: readonly string[];
  };
  readonly words: Readonly<Record<'en' | 'zh-Hant', PromiseWords>>;
  readonly period: Statement['period'];
  readonly statement: {
    readonly status: Statement['status'];
    readonly hash?: string | undefined;
    readonly version?: number | undefined;
    readonly knownAt: string;
    readonly issuedAt?: string | undefined;
    readonly issuedBy?: string | undefined;
  };
  readonly row: RowResult;
  /** The last thirteen periods, the oldest first. */
  readonly standings: readonly Standing[];
  readonly works: readonly WorksLine[];
  readonly rows: readonly ShownRow[];
  readonly versions: readonly VersionLine[];
  readonly credit?:
    | {
        readonly total: Pick<NonNullable<Statement['credit']>, 'currency' | 'total' | 'exact' | 'earnedBack'>;
        readonly lines: readonly NoteLine[];
        readonly cap?: string | undefined;
        readonly payable: string;
      }
    | undefined;
  readonly claims: Statement['claims'];
  readonly rights: Statement['rights'];
  readonly countdowns: readonly Countdown[];
  readonly records: readonly RecordLine[];
}

export interface CommitmentQuestion extends Question {
  readonly agreement: string;
  readonly commitment: string;
  /** The month under way when missing. */
  readonly period?: string | undefined;
  readonly subject?: string | undefined;
}

interface Found {
  readonly statement: Statement;
  readonly meta: CommitmentPage['statement'];
}

export async function commitmentPage(context: Context, question: CommitmentQuestion): Promise<Outcome<CommitmentPage>> {
  const { organisation, agreement: id, commitment: wanted, subject } = question;
  const { store } = context;
  const shelved = await store.read(organisation, async (reader) => agreementOn(await shelfOf(store, reader), id));
  if (!shelved.ok) return shelved;
  const { agreement } = shelved.value;
  const key = question.period ?? monthAt(agreement, context.clock())?.key ?? '';
  const period = statementPeriod(agreement, key);
  if (!period.ok) return period;
  const found = await foundStatement(context, { organisation, agreement: id, period: key });
  if (!found.ok) return found;
  const { statement, meta } = found.value;
  const own = statement.rows.filter((row) => row.commitment === wanted);
  const row = subject === undefined ? own[0] : own.find((one) => one.subject === subject);
  const held = holding(shelved.value, { wanted, row });
  if (row === undefined || held === undefined)
    return refused({ code: 'NOT-FOUND', message: `${id} promised no ${wanted} in ${key}` });
  const [commitment, revision] = held;
  const register = await registerOf(store, organisation);
  const all = (await standingsOf(context, { organisation })).get(id) ?? [];
  const standings = all.flatMap(({ rows }) =>
    rows.filter((one) => one.commitment === wanted && one.subject === row.subject),
  );
  const rows = await store.read(organisation, (reader) =>
    evidenceOf(reader, { context, shelved: shelved.value, statement, row, period: period.value.period }),
  );
  const issues = (await statementRegisterOf(store, organisation)).versions(id, key);
  const until = standings.filter((one) => one.period <= key);
  return accepted({
    agreement: { id, title: statement.agreement.title, type: statement.agreement.type, zone: period.value.zoneName },
    commitment: {
      id: wanted,
      clause: row.clause,
      title: row.title,
      metric: row.metric,
      subjects: own.flatMap((one) => one.subject ?? []),
    },
    words: { en: promiseOf(commitment, revision, 'en'), 'zh-Hant': promiseOf(commitment, revision, 'zh-Hant') },
    period: statement.period,
    statement: meta,
    row,
    standings: standings.slice(-shownPeriods),
    works: worksIn(register.all('change'), { agreement: id, period: period.value.period }),
    rows,
    versions: issues.map((issue) => versionLine(issue, row)),
    ...creditOf(statement, shelved.value),
    claims: statement.claims.filter((one) => one.commitment === wanted),
    rights: statement.rights.filter((one) => one.commitment === wanted),
    countdowns: countdowns(commitment, revision, until),
    records: register
      .aboutAgreement(id)
      .filter(({ about }) => about.period === key)
      .map(recordLine),
  });
}

/** As issued, else as last evaluated, else computed now. */
async function foundStatement(
  context: Context,
  { organisation, agreement, period }: Question & { readonly agreement: string; readonly period: string },
): Promise<Outcome<Found>> {
  const kept = await context.store.read(organisation, (reader) => keptStatement(reader, agreement, period));
  if (kept !== undefined) return accepted(kept);
  const made = await statementOf(context, { organisation, agreement, period });
  if (!made.ok) return made;
  const { statement, hash } = made.value;
  return accepted({ statement, meta: { status: statement.status, hash, knownAt: statement.knownAt } });
}

async function keptStatement(reader: Reader, agreement: string, period: string): Promise<Found | undefined> {
  const issued = await latestIssue(reader, agreement, period);
  if (issued !== undefined) {
    const { statement, hash, version, knownAt, issuedAt, issuedBy, status } = issued;
    return { statement, meta: { status, hash, version, knownAt, issuedAt, issuedBy } };
  }
  const live = await reader.projection(liveKind, liveId(agreement, period));
  if (live === undefined) return undefined;
  const { statement, hash } = readBody(liveBody, live);
  return { statement, meta: { status: statement.status, hash, knownAt: statement.knownAt } };
}

/** The promise as the revision had it that governed the end of the period. */
function holding(
  { agreement }: ShelvedAgreement,
  { wanted, row }: { readonly wanted: string; readonly row: RowResult | undefined },
): readonly [Commitment, Revision] | undefined {
  const segment = row?.segments.at(-1);
  if (segment === undefined) return undefined;
  const start = Instant.parse(segment.start);
  const revision = agreement.revisions.find(({ from, to }) => from <= start && (to === undefined || start < to));
  const commitment = revision?.commitments.find((one) => one.id === wanted);
  return revision === undefined || commitment === undefined ? undefined : [commitment, revision];
}

interface EvidenceAsked {
  readonly context: Context;
  readonly shelved: ShelvedAgreement;
  readonly statement: Statement;
  readonly row: RowResult;
  readonly period: Period;
}

async function evidenceOf(reader: Reader, asked: EvidenceAsked): Promise<readonly ShownRow[]> {
  const { context, shelved, statement, row, period } = asked;
  const named = new Set<string>();
  for (const { steps, excluded, refused: not } of row.segments) {
    for (const step of steps) nameRows(step, named);
    for (const { rows } of excluded) for (const id of rows) named.add(id);
    for (const one of not) named.add(one.row);
  }
  const [start, end] = [Instant.parse(row.period.start), Instant.parse(row.period.end)];
  const span = { start: Instant.of(Math.min(start, period.start)), end: Instant.of(Math.max(end, period.end)) };
  const knownAt = Instant.parse(statement.knownAt);
  return shownRows(context.store, reader, { shelved, period: span, named, knownAt });
}

function nameRows({ rows = [], parts = [] }: Step, into: Set<string>): void {
  for (const id of rows) into.add(id);
  for (const part of parts) nameRows(part, into);
}

export function worksIn(
  changes: readonly PracticeRecord<'change'>[],
  { agreement, period }: { readonly agreement: string; readonly period: Pick<Period, 'start' | 'end'> },
): readonly WorksLine[] {
  return changes.flatMap(({ id, body }) => {
    const { agreements, window, title, expectedCutMs, counted, state } = body;
    const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
    if (!agreements.includes(agreement) || start >= period.end || end <= period.start) return [];
    return [{ id, title, start: window.start, end: window.end, expectedCutMs, counted, state }];
  });
}

function versionLine(issue: ShortIssue, row: RowResult): VersionLine {
  const { version, hash, knownAt, issuedAt, issuedBy, status, credit, difference } = issue;
  const own = issue.rows.find((one) => one.commitment === row.commitment && one.subject === row.subject);
  return {
    version,
    hash,
    knownAt,
    issuedAt,
    issuedBy,
    status,
    figures: own?.figures ?? {},
    ...(own === undefined ? {} : { verdict: own.verdict }),
    ...(own?.attained === undefined ? {} : { attained: own.attained }),
    ...(credit === undefined ? {} : { credit }),
    ...(difference === undefined ? {} : { difference }),
  };
}

function creditOf(statement: Statement, { agreement }: ShelvedAgreement): Pick<CommitmentPage, 'credit'> {
  const figures = noteFigures(statement, agreement);
  if (statement.credit === undefined || figures === undefined) return {};
  const { currency, total, exact, earnedBack } = statement.credit;
  return {
    credit: {
      total: { currency, total, exact, ...(earnedBack === undefined ? {} : { earnedBack }) },
      lines: figures.lines,
      ...(figures.cap === undefined ? {} : { cap: figures.cap }),
      payable: figures.payable.toString(),
    },
  };
}
