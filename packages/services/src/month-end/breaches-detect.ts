/**
 * Every missed promise of an issued statement has a record that says whether people were warned (S3.5). Owns: making it, and filling in
 * what the ledger knows. What the ledger does not know (why nobody was warned) is asked of people; no report is issued before.
 */
import { Instant, Ratio } from '@troth/core';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { actIn, createIn } from '../practice/write.ts';
import { toldOnce } from '../warnings/told-once.ts';
import { breachWarning, brokenInstant, isExplained } from './breaches-warned.ts';
import { statementRegisterOf } from './statement-register.ts';
import type { ShortIssue, ShortRow } from './statement-register.ts';

const kind = 'breach' as const;

export async function detectBreaches(context: Context, organisation: string): Promise<void> {
  const register = await registerOf(context.store, organisation);
  const { latest } = await statementRegisterOf(context.store, organisation);
  const known = Map.groupBy(register.all(kind), ({ body }) => `${body.agreement}/${body.period}`);
  for (const issue of latest)
    for (const row of issue.rows) {
      if (row.verdict !== 'missed') continue;
      const written = known.get(`${issue.agreement}/${issue.period.key}`) ?? [];
      await keep(context, { organisation, register, issue, row, record: recordOf(written, row) });
    }
}

/** The record of a row; one without a subject speaks of all of them. */
export const recordOf = (
  written: readonly PracticeRecord<'breach'>[],
  row: Pick<ShortRow, 'commitment' | 'subject'>,
): PracticeRecord<'breach'> | undefined =>
  written.find(
    ({ body }) => body.commitment === row.commitment && (body.subject === undefined || body.subject === row.subject),
  );

interface Detected {
  readonly organisation: string;
  readonly register: Register;
  readonly issue: ShortIssue;
  readonly row: ShortRow;
  readonly record: PracticeRecord<'breach'> | undefined;
}

async function keep(context: Context, { organisation, register, issue, row, record }: Detected): Promise<void> {
  const of = { agreement: issue.agreement, commitment: row.commitment, period: issue.period.key };
  const broken = brokenInstant(row, issue);
  const found = breachWarning(register, of, broken);
  const command = { organisation, actor: system };
  if (record === undefined) {
    const { subject, brokenAt } = row;
    const body = {
      ...of,
      ...(subject === undefined ? {} : { subject }),
      ...(brokenAt === undefined ? {} : { brokenAt }),
      ...found,
    };
    const id = ['BRC', of.agreement, of.commitment, ...(subject === undefined ? [] : [subject]), of.period].join('-');
    toldOnce(
      await perform(context, command, {
        scope: 'records:write',
        // Of two workers the second finds the number taken.
        work: (transaction, act) => createIn(transaction, act, { ...command, kind, id: numberOf(id), body }),
      }),
    );
    return;
  }
  const isOpen = record.body.state === 'detected' || record.body.state === 'confirmed';
  if (!isOpen || isExplained(record.body, broken)) return;
  const tells = record.body.warned === undefined ? found : toldLate(record.body.warned.at, broken);
  if (Object.keys(tells).length === 0) return;
  toldOnce(
    await perform(context, command, {
      scope: 'records:write',
      work: (transaction, act) =>
        actIn(transaction, act, { ...command, kind, id: record.id, act: 'match', tells, expect: record.version }),
    }),
  );
}

const longest = 100;
const numberOf = (id: string): string | undefined => (id.length <= longest ? id : undefined);

/** Somebody wrote that people were told, and it was after the promise was broken: no longer in time to plan. */
function toldLate(at: string, broken: Instant): { readonly notWarned: 'told-late'; readonly notWarnedWhy: string } {
  const hours = Ratio.of(Instant.parse(at) - broken)
    .dividedBy(Ratio.of(3_600_000))
    .toFixed(1);
  return { notWarned: 'told-late', notWarnedWhy: `People were told ${hours} h after it was broken.` };
}
