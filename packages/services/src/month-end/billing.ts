/**
 * Credit notes handed to billing. Owns: that each issued note goes out once, the two files with columns that never move, the
 * register of exports. A file is made again from the register and has the bytes it had: only facts that no longer change are in it.
 */
import { accepted, Instant, Money, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { createHash } from 'node:crypto';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import { practiceRecord, registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, createIn } from '../practice/write.ts';
import { allRecords } from '../stored-body.ts';
import { sumsOf } from './short-money.ts';

type Note = PracticeRecord<'credit-note'>;
type Export = PracticeRecord<'billing-export'>;

/** Columns in their order; a new one is put at the end. */
export const billingColumns = [
  'number',
  'issued',
  'customer',
  'agreement',
  'period',
  'clause',
  'currency',
  'amount',
  'follows',
  'statement',
] as const;

type Line = Readonly<Record<(typeof billingColumns)[number], string>>;

function lineOf({ body }: Note): Line {
  return {
    number: body.number,
    issued: body.trail.findLast(({ act }) => act === 'issue')?.at ?? '',
    customer: body.party,
    agreement: body.agreement,
    period: body.period,
    clause: body.clause,
    currency: body.total.currency,
    amount: body.total.amount,
    follows: body.supersedes ?? '',
    statement: body.statement,
  };
}

/** A cell never begins what a spreadsheet would compute, except for a plain negative amount. */
const cell = (text: string): string => {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export type BillingFormat = 'csv' | 'jsonl';

/** The file of these notes. */
export function billingFile(notes: readonly Note[], format: BillingFormat): string {
  const lines = notes.map(lineOf);
  if (format === 'jsonl') return lines.map((line) => `${JSON.stringify(inOrder(line))}\n`).join('');
  return [billingColumns.join(','), ...lines.map((line) => billingColumns.map((name) => cell(line[name])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}

const inOrder = (line: Line): Record<string, string> =>
  Object.fromEntries(billingColumns.map((name) => [name, line[name]]));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Takes every issued note that was in no export yet. */
export async function exportForBilling(context: Context, command: Command): Promise<Outcome<Export>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const { actor, organisation } = command;
      const exportedAt = Instant.format(await transaction.stamp());
      const all = (await allRecords(transaction, { kind: 'credit-note' })).map((one) =>
        practiceRecord('credit-note', one),
      );
      const notes = all.filter(({ body }) => body.state === 'issued' && body.exportedAt === undefined);
      if (notes.length === 0)
        return refused({ code: 'NOTHING-DUE', message: 'no issued credit note waits for billing' });
      for (const { id } of notes) {
        const told = { organisation, actor, kind: 'credit-note' as const, id, act: 'export', tells: { exportedAt } };
        const done = await actIn(transaction, act, told);
        if (!done.ok) return done;
      }
      const files = (['csv', 'jsonl'] as const).map((format) => ({
        format,
        sha256: sha256(billingFile(notes, format)),
      }));
      const totals = sumsOf(notes.map(({ body }) => Money.of(body.total.amount, body.total.currency)));
      const body = { notes: notes.map(({ id }) => id), totals, files };
      return createIn(transaction, act, { organisation, actor, kind: 'billing-export', body });
    },
  });
}

/** A file of the register, made again; its hash is the one written down. */
export async function readBillingFile(
  context: Context,
  { organisation, id, format }: Question & { readonly id: string; readonly format: BillingFormat },
): Promise<Outcome<string>> {
  const register = await registerOf(context.store, organisation);
  const found = register.get('billing-export', id);
  if (found === undefined) return refused({ code: 'NOT-FOUND', message: `there is no billing-export ${id}` });
  const notes = found.body.notes.flatMap((note) => register.get('credit-note', note) ?? []);
  const text = billingFile(notes, format);
  const kept = found.body.files.find((file) => file.format === format)?.sha256;
  if (sha256(text) !== kept) throw new Error(`${id}: the file made again has another hash than the one written down`);
  return accepted(text);
}
