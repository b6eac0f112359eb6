/**
 * A row is corrected or taken back: a new row that names the one it replaces; nothing is erased. Owns: that a correction
 * stays with its agreement, and says why and by whom.
 */
import { accepted, refused, rowText } from '@troth/core';
import type { EvidenceRow, Outcome } from '@troth/core';
import { z } from 'zod';
import { mayWrite } from '../access/grants.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { findRow } from './find-row.ts';
import { keepOwnRow } from './keep-own-row.ts';

export interface Correction extends Command {
  readonly source: string;
  /** Id of the row that is corrected. */
  readonly row: string;
  /** Id of the correcting row. */
  readonly id: string;
  readonly reason: string;
  /** The fields that change; missing with `retract`. */
  readonly change?: Readonly<Record<string, unknown>> | undefined;
  /** The row is taken back as a whole. */
  readonly retract?: boolean | undefined;
}

const written = z.record(z.string(), z.unknown());
/** What of a change a key may be limited to; whether it is a row at all is looked at later. */
const names = z.object({ subject: z.string().optional().catch(''), series: z.string().optional().catch('') });
/** Fields that say which row it is, and for whom: another agreement gets a row of its own. */
const fixed = ['form', 'id', 'source', 'agreement', 'recordedAt', 'supersedes', 'retracts', 'reason'];

export async function correctRow(context: Context, command: Correction): Promise<Outcome<{ readonly id: string }>> {
  return perform(context, command, {
    scope: 'evidence:write',
    work: async (transaction, act) => {
      const { source, row: id, retract, change = {}, reason, actor } = command;
      await transaction.stamp();
      const original = await findRow(transaction, source, id);
      if (original === undefined) return refused({ code: 'NOT-FOUND', message: `${source} told no row ${id}` });
      const fault = faultOf(command, original, (await findRow(transaction, source, command.id)) !== undefined);
      if (fault !== undefined) return refused(fault);
      const base = written.parse(JSON.parse(rowText(original)));
      const row = {
        ...base,
        ...change,
        id: command.id,
        supersedes: id,
        reason: `${actor.id}: ${reason}`,
        retracts: retract === true ? true : undefined,
      };
      const kept = await keepOwnRow(transaction, { context, act }, { row, source, by: actor.id });
      return kept.ok ? accepted(kept.value) : kept;
    },
  });
}

function faultOf(
  { id, reason, change = {}, retract, source, actor }: Correction,
  original: EvidenceRow,
  taken: boolean,
): { code: string; message: string } | undefined {
  const now = { subject: original.subject, ...('series' in original ? { series: original.series } : {}) };
  const { subject = now.subject, series = now.series } = names.parse(change);
  const mine = [now, { subject, series }].every((one) => mayWrite(actor.grants, 'evidence:write', { source, ...one }));
  if (!mine) return { code: 'NOT-ALLOWED', message: `${actor.id} may not write evidence of this row` };
  if (taken)
    return { code: 'CONFLICT', message: `${source} told a row ${id} already; give the correction an id of its own` };
  if (reason.trim() === '') return { code: 'REASON', message: 'say why the row is corrected' };
  if (original.form === 'issued' || original.form === 'exclusion')
    return {
      code: 'NOT-CORRECTED',
      message: 'statements are restated and decisions are decided again; neither is corrected as a row',
    };
  const changed = Object.keys(change);
  const kept = changed.find((name) => fixed.includes(name));
  if (kept !== undefined)
    return { code: 'FIXED-FIELD', message: `\`${kept}\` does not change; take the row back and tell another one` };
  if (original.agreement === undefined && changed.includes('subject'))
    return { code: 'FIXED-FIELD', message: '`subject` says whose row it is; take it back and tell another one' };
  if (retract === true ? changed.length > 0 : changed.length === 0)
    return { code: 'CHANGE', message: 'give either the fields that change or `retract`' };
  return undefined;
}
