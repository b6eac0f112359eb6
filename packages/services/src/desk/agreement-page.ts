/**
 * All that the page of an agreement shows beside its contract: revisions, promises with their last periods, who is who, and
 * every record about it, on one line of time (S4.25). Owns: gathering. Nothing is evaluated and no record is queried for.
 */
import { accepted, Instant, recordKindOf } from '@troth/core';
import type { Commitment, Localized, Outcome, RecordKindName, Revision } from '@troth/core';
import { promiseOf } from '@troth/documents';
import type { PromiseWords } from '@troth/documents';
import { agreementOn } from '../agreements/read.ts';
import { agreementKind, shelfOf } from '../agreements/shelf.ts';
import type { Shelf, ShelvedAgreement } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { agreementLine, shownPeriods } from './agreement-list.ts';
import type { AgreementLine } from './agreement-list.ts';
import type { Standing } from './standing.ts';
import { standingsOf } from './standings.ts';
import type { PeriodStanding } from './standings.ts';
import { timelineOf } from './agreement-timeline.ts';
import type { TimelineEvent } from './agreement-timeline.ts';

export interface RevisionLine {
  readonly revision: number;
  readonly hash: string;
  readonly from: string;
  readonly to?: string | undefined;
  readonly inForce: boolean;
  readonly recordedAt?: string | undefined;
  readonly recordedBy?: string | undefined;
}

export interface PromiseLine {
  readonly commitment: string;
  readonly clause: string;
  readonly title: Localized;
  readonly metric: string;
  readonly words: Readonly<Record<'en' | 'zh-Hant', PromiseWords>>;
  /** One line for each subject that is judged alone. */
  readonly subjects: readonly SubjectLine[];
}

export interface SubjectLine {
  readonly subject?: string | undefined;
  readonly periods: readonly Standing[];
}

export interface RecordLine {
  readonly kind: RecordKindName;
  readonly kindName: Localized;
  readonly id: string;
  readonly title: Localized | string;
  readonly state: string;
  readonly stateName: Localized;
  readonly period?: string | undefined;
  readonly at: string;
}

export interface CopyLine {
  readonly id: string;
  readonly revision: number;
  readonly recipient: string;
  readonly recipientName: Localized | string;
  readonly party: string;
  readonly form: string;
  readonly state: string;
  readonly sentAt: string;
  readonly dueBy?: string | undefined;
  /** Another revision than this one is in force. */
  readonly outdated: boolean;
}

export interface RoleLine {
  readonly role: 'manager' | 'deputy' | 'representative' | 'counterpart';
  readonly person: string;
  readonly name: Localized | string;
}

export interface AgreementPage {
  readonly line: AgreementLine;
  readonly zone: string;
  readonly inherits: readonly { readonly agreement: string; readonly revision: number }[];
  readonly revisions: readonly RevisionLine[];
  readonly promises: readonly PromiseLine[];
  readonly periods: readonly { readonly key: string; readonly status: string; readonly version?: number | undefined }[];
  readonly roles: readonly RoleLine[];
  readonly copies: readonly CopyLine[];
  readonly records: readonly RecordLine[];
  readonly timeline: readonly TimelineEvent[];
}

export async function agreementPage(
  context: Context,
  question: Question & { readonly agreement: string; readonly actor: Actor },
): Promise<Outcome<AgreementPage>> {
  const { organisation, agreement: id } = question;
  const { store } = context;
  const line = await agreementLine(context, question);
  if (!line.ok) return line;
  const shelf = await store.read(organisation, (reader) => shelfOf(store, reader));
  const shelved = agreementOn(shelf, id);
  if (!shelved.ok) return shelved;
  const register = await registerOf(store, organisation);
  const periods = (await standingsOf(context, { organisation })).get(id) ?? [];
  const records = register.aboutAgreement(id);
  const revisions = revisionLines(shelved.value, { shelf, now: context.clock() });
  const current = revisions.find(({ inForce }) => inForce) ?? revisions.at(-1);
  const last = shelved.value.agreement.revisions.find(({ revision }) => revision === current?.revision);
  return accepted({
    line: line.value,
    zone: last?.zoneName ?? 'UTC',
    inherits: last?.parents.map(({ agreement, revision }) => ({ agreement, revision })) ?? [],
    revisions,
    promises: last === undefined ? [] : last.commitments.map((one) => promiseLine(one, last, periods)),
    periods: periods.map(({ period, status, issue }) => ({
      key: period.key,
      status,
      ...(issue === undefined ? {} : { version: issue.version }),
    })),
    roles: rolesOf(register, id),
    copies: copiesOf(records, { register, inForce: line.value.revision }),
    records: records.filter(({ kind }) => kind !== 'copy' && kind !== 'agreement-roles').map(recordLine),
    timeline: timelineOf({ records, revisions, periods }),
  });
}

function revisionLines(
  { agreement }: ShelvedAgreement,
  { shelf, now }: { readonly shelf: Shelf; readonly now: Instant },
): readonly RevisionLine[] {
  const stored = new Map(shelf.records.map((record) => [record.id, record]));
  // Where a parent changed midway, one revision appears as several spans: it is one signed text all the same.
  const byNumber = Map.groupBy(agreement.revisions, ({ revision }) => revision);
  return [...byNumber.values()].flatMap((spans) => {
    const [first, last] = [spans[0], spans.at(-1)];
    if (first === undefined || last === undefined) return [];
    const record = stored.get(`${agreement.id}/${first.revision}`);
    return [
      {
        revision: first.revision,
        hash: first.hash,
        from: Instant.format(first.from),
        ...(last.to === undefined ? {} : { to: Instant.format(last.to) }),
        inForce: first.from <= now && (last.to === undefined || now < last.to),
        ...(record?.kind === agreementKind
          ? { recordedAt: Instant.format(record.recordedAt), recordedBy: record.actor }
          : {}),
      },
    ];
  });
}

function promiseLine(commitment: Commitment, revision: Revision, periods: readonly PeriodStanding[]): PromiseLine {
  const own = periods
    .slice(-shownPeriods)
    .flatMap(({ rows }) => rows.filter((row) => row.commitment === commitment.id));
  const subjects = Map.groupBy(own, ({ subject }) => subject);
  const { id, clause, title, metric } = commitment;
  return {
    commitment: id,
    clause,
    title,
    metric: metric.kind,
    words: { en: promiseOf(commitment, revision, 'en'), 'zh-Hant': promiseOf(commitment, revision, 'zh-Hant') },
    subjects: [...subjects].map(([subject, rows]) => ({
      ...(subject === undefined ? {} : { subject }),
      periods: rows,
    })),
  };
}

function rolesOf(register: Register, agreement: string): readonly RoleLine[] {
  const roles = register.get('agreement-roles', agreement)?.body;
  if (roles === undefined) return [];
  const line = (role: RoleLine['role'], person: string | undefined): readonly RoleLine[] =>
    person === undefined ? [] : [{ role, person, name: register.get('person', person)?.title ?? person }];
  return [
    ...line('manager', roles.manager),
    ...(roles.deputies ?? []).flatMap((one) => line('deputy', one)),
    ...line('representative', roles.representative),
    ...line('counterpart', roles.counterpart),
  ];
}

function copiesOf(
  records: readonly PracticeRecord[],
  { register, inForce }: { readonly register: Register; readonly inForce: number | undefined },
): readonly CopyLine[] {
  return records.flatMap((record) => {
    if (!isCopy(record)) return [];
    const { revision, recipient, party, form, state, sentAt, dueBy } = record.body;
    return [
      {
        id: record.id,
        revision,
        recipient,
        recipientName: register.get('person', recipient)?.title ?? recipient,
        party,
        form,
        state,
        sentAt,
        ...(dueBy === undefined ? {} : { dueBy }),
        outdated: inForce !== undefined && revision !== inForce && (state === 'issued' || state === 'acknowledged'),
      },
    ];
  });
}

const isCopy = (record: PracticeRecord): record is PracticeRecord<'copy'> => record.kind === 'copy';

export function recordLine(record: PracticeRecord): RecordLine {
  const { kind, id, title, about, body, recordedAt } = record;
  const definition = recordKindOf(kind);
  return {
    kind,
    kindName: definition.names.one,
    id,
    title,
    state: body.state,
    stateName: definition.states[body.state] ?? { en: body.state },
    ...(about.period === undefined ? {} : { period: about.period }),
    at: body.trail.at(-1)?.at ?? recordedAt,
  };
}
