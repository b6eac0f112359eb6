/**
 * What followed each closing: breaches written down, reports drafted, approved and issued, credit notes made, approved, issued,
 * handed to billing and paid. Owns: who did it and when. A month's reports are told together, in the words that services draft.
 */
import { Instant, Ratio } from '@troth/core';
import {
  actOnRecord,
  draftCreditNote,
  draftedSummary,
  exportForBilling,
  importRecords,
  issueCreditNote,
  issueReport,
  issuedStatement,
  listRecords,
  system,
} from '@troth/services';
import type { IssuedStatement, RecordDeed } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { agreementLines } from '../company/roles.ts';
import { did } from '../steps.ts';
import type { Stage, Step } from '../steps.ts';
import { breachesOf } from './breaches.ts';

const lines = new Map(agreementLines.map((line) => [line.id, line]));

/** Notes were numbered in another system until March 2024; it stopped before this number. */
const firstNumber = 99;

export const reportId = (agreement: string, period: string, number = 1): string =>
  `RPT-${agreement}-${period}-${number}`;

interface Month {
  readonly period: string;
  /** Statements of the month, once they are issued. */
  issued: readonly IssuedStatement[];
  /** Credit notes made of them. */
  notes: readonly string[];
}

/** The afternoon of the day on which a month was closed, and the payment three weeks later. */
export function afterClosing(period: string, on: string): readonly Step[] {
  const at = (time: string): string => `${on}T${time}:00+08:00`;
  const month: Month = { period, issued: [], notes: [] };
  return [
    did(at('11:30'), async (stage) => {
      month.issued = await issuedIn(stage, period);
      await importAll(stage, breachesOf(month.issued));
    }),
    did(at('14:00'), (stage) => importAll(stage, drafted(month))),
    did(at('14:30'), async (stage) => {
      month.notes = await draftNotes(stage, month);
    }),
    did(at('15:30'), (stage) => importAll(stage, [...moved(month, stage, 'approve'), ...approvedNotes(month)])),
    did(at('16:30'), async (stage) => {
      await importAll(stage, moved(month, stage, 'issue'));
      await issueWithPapers(stage, month);
    }),
    did(at('16:45'), (stage) => issueNotes(stage, month.notes)),
    ...(period < '2025-01' ? [did(paymentAfter(on), (stage) => payNotes(stage, month.notes))] : []),
  ];
}

async function issuedIn({ context, organisation }: Stage, period: string): Promise<readonly IssuedStatement[]> {
  const found: IssuedStatement[] = [];
  for (const { id } of agreementLines) {
    const one = await issuedStatement(context, { organisation, agreement: id, period });
    if (one.ok) found.push(one.value);
  }
  return found;
}

export async function importAll({ context, organisation }: Stage, deeds: readonly RecordDeed[]): Promise<void> {
  if (deeds.length > 0) need(await importRecords(context, { organisation, actor: system, deeds }));
}

const readersOf = (agreement: string): readonly string[] => {
  const reader = lines.get(agreement)?.representative;
  return reader === undefined ? [] : [reader];
};

function drafted({ period, issued }: Month): readonly RecordDeed[] {
  return issued.map(({ agreement, hash, statement }) => ({
    by: actorOf('carmen'),
    kind: 'report',
    id: reportId(agreement, period),
    body: {
      agreement,
      period,
      number: 1,
      party: lines.get(agreement)?.customer,
      statement: hash,
      summary: draftedSummary(statement),
      recipients: readersOf(agreement).map((person) => ({ person })),
    },
  }));
}

function moved({ period, issued }: Month, { context }: Stage, act: 'approve' | 'issue'): readonly RecordDeed[] {
  const sentAt = Instant.format(context.clock());
  const told = act === 'issue' ? issued.filter(({ agreement }) => !hasPapers(agreement, period)) : issued;
  return told.map(({ agreement }): RecordDeed => {
    const on = { by: actorOf('ada'), kind: 'report' as const, id: reportId(agreement, period), act };
    if (act === 'approve') return on;
    return { ...on, tells: { recipients: readersOf(agreement).map((person) => ({ person, sentAt })) } };
  });
}

/** Customers whose portal is shown: papers of their last three months were kept. Making all of them would take the demo minutes. */
const shown = new Set(['jack', 'nora', 'karen', 'mabel-siu']);
const hasPapers = (agreement: string, period: string): boolean =>
  `${agreement} ${period}` === 'SLA-SP-DIA 2024-11' ||
  (period >= '2024-11' && shown.has(lines.get(agreement)?.representative ?? ''));

/** As everybody's reports are issued: papers, and letters that went out with them. */
async function issueWithPapers({ context, organisation }: Stage, { period, issued }: Month): Promise<void> {
  for (const { agreement } of issued.filter((one) => hasPapers(one.agreement, period))) {
    const id = reportId(agreement, period);
    need(await issueReport(context, { organisation, actor: actorOf('ada'), id }));
    const letters = await listRecords(context, { organisation, actor: system, kind: 'message', about: `report/${id}` });
    for (const letter of letters) {
      const tells = { sentAt: Instant.format(context.clock()), attempts: 1 };
      const on = { organisation, actor: system, kind: 'message' as const, id: letter.id, act: 'sent', tells };
      need(await actOnRecord(context, on));
    }
  }
}

const approvedNotes = ({ notes }: Month): readonly RecordDeed[] =>
  notes.map((id) => ({ by: actorOf('ada'), kind: 'credit-note', id, act: 'approve' }));

const paysNothing = (statement: IssuedStatement['statement']): boolean =>
  statement.agreement.type !== 'sla' ||
  statement.credit === undefined ||
  Ratio.parse(statement.credit.total).equals(Ratio.parse(statement.credit.earnedBack ?? '0'));

async function draftNotes({ context, organisation }: Stage, { period, issued }: Month): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const { agreement, statement } of issued) {
    if (paysNothing(statement)) continue;
    // The first of all begins the sequence of its year.
    const from = period === '2024-02' && notes.length === 0 ? { from: firstNumber } : {};
    const asked = { organisation, actor: actorOf('henry'), agreement, period, ...from };
    notes.push(need(await draftCreditNote(context, asked)).id);
  }
  return notes;
}

export async function issueNotes({ context, organisation }: Stage, notes: readonly string[]): Promise<void> {
  const command = { organisation, actor: actorOf('henry') };
  for (const id of notes) need(await issueCreditNote(context, { ...command, id }));
  if (notes.length > 0) need(await exportForBilling(context, command));
}

/** With the invoice of the month: "INV-2024-03-CN-2024-0096". */
async function payNotes({ context, organisation }: Stage, notes: readonly string[]): Promise<void> {
  const paidOn = Instant.format(context.clock()).slice(0, 10);
  for (const id of notes) {
    const tells = { invoice: `INV-${paidOn.slice(0, 7)}-${id.slice(-4)}`, paidOn };
    const on = { organisation, actor: actorOf('henry'), kind: 'credit-note' as const, id, act: 'pay', tells };
    need(await actOnRecord(context, on));
  }
}

const paymentAfter = (on: string): string => `${on.slice(0, 8)}24T12:00:00+08:00`;
