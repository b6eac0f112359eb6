/**
 * What an audit looks at beside the figures. Owns: copies that were confirmed late or not at all, exclusions that one person
 * proposed and decided, reports that one person drafted and approved. Does not own: computing again (recompute.ts).
 */
import { Instant } from '@troth/core';
import type { Localized, RecordBody, RowOf } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';
import type { Drawn } from './draw.ts';

export type AuditResult = NonNullable<RecordBody<'audit'>['results']>[number];

export interface Looked {
  readonly drawn: Drawn;
  readonly register: Register;
  readonly now: Instant;
  /** Of the statement's period. */
  readonly span: { readonly start: Instant; readonly end: Instant };
}

const say = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });

/** Copies that were out in the period. */
export function copiesInTime({ drawn, register, now, span }: Looked): readonly AuditResult[] {
  return register
    .all('copy')
    .filter(({ body }) => body.agreement === drawn.agreement && Instant.parse(body.sentAt) < span.end)
    .filter((copy) => !isOver(copy, span.start))
    .map((copy) => ({
      ...drawn,
      check: 'copies' as const,
      about: `copy/${copy.id}`,
      ...acknowledged(copy, now),
    }));
}

/** Superseded or recalled before the period began. */
const isOver = ({ body: { trail } }: PracticeRecord<'copy'>, start: Instant): boolean =>
  trail.some(({ act, at }) => (act === 'supersede' || act === 'recall') && Instant.parse(at) < start);

function acknowledged({ id, body }: PracticeRecord<'copy'>, now: Instant): Pick<AuditResult, 'ok' | 'text'> {
  const { dueBy, trail, revision, form } = body;
  const name = `${id} (r${revision}, ${form})`;
  const line = trail.find(({ act }) => act === 'acknowledge');
  const due = dueBy === undefined ? undefined : Instant.parse(dueBy);
  if (line === undefined && (due === undefined || now <= due))
    return { ok: true, text: say(`${name} is not due yet.`, `${name} 尚未到期。`) };
  if (line === undefined) return { ok: false, text: say(`${name} was never confirmed.`, `${name} 從未獲確認。`) };
  if (due !== undefined && Instant.parse(line.at) > due)
    return { ok: false, text: say(`${name} was confirmed after its day.`, `${name} 逾期才獲確認。`) };
  return { ok: true, text: say(`${name} was confirmed in time.`, `${name} 已依時確認。`) };
}

/** Exclusions in the period that were decided. */
export function decidedByAnother(
  { drawn, span, register }: Looked,
  rows: readonly RowOf<'exclusion'>[],
): readonly AuditResult[] {
  return rows
    .filter(({ start, end, decision }) => decision !== 'proposed' && start < span.end && end > span.start)
    .map((row) => {
      const { id, supersedes, proposedBy, decidedBy } = row;
      const name = supersedes ?? id;
      const ok = proposedBy !== undefined && decidedBy !== undefined && proposedBy !== decidedBy;
      const [by, of] = [named(register, proposedBy), named(register, decidedBy)];
      const text = ok
        ? say(`${name}: proposed by ${by.en}, decided by ${of.en}.`, `${name}：由 ${by.zh} 提出，由 ${of.zh} 決定。`)
        : say(`${name}: nobody else decided what ${by.en} proposed.`, `${name}：${by.zh} 所提出的並非由另一人決定。`);
      return { ...drawn, check: 'segregation' as const, ok, text };
    });
}

/** Reports of the period that were approved. */
export function approvedByAnother({ drawn, register }: Looked): readonly AuditResult[] {
  return register
    .all('report')
    .filter(({ body }) => body.agreement === drawn.agreement && body.period === drawn.period)
    .flatMap(({ id, body: { trail } }): readonly AuditResult[] => {
      const drafter = trail.find(({ act }) => act === 'create')?.by;
      const approver = trail.findLast(({ act }) => act === 'approve')?.by;
      if (approver === undefined) return [];
      const [by, of] = [named(register, drafter), named(register, approver)];
      const text = say(
        `${id}: drafted by ${by.en}, approved by ${of.en}.`,
        `${id}：由 ${by.zh} 草擬，由 ${of.zh} 批准。`,
      );
      return [{ ...drawn, check: 'approvals', ok: drafter !== approver, text, about: `report/${id}` }];
    });
}

/** Somebody as they are called; evidence may name people in its own words. */
function named(register: Register, actor: string | undefined): { readonly en: string; readonly zh: string } {
  const id = actor?.replace(/^person:/u, '') ?? '–';
  const { en, 'zh-Hant': zh = en } = register.get('person', id)?.body.name ?? { en: id };
  return { en, zh };
}
