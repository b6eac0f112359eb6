/** Alerts as records: raised once, kept, acknowledged by somebody. Owns: their shape. Does not own: when one is raised (raise.ts). */
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Act, StoredRecord, Transaction } from '@troth/stores';
import { z } from 'zod';
import type { Command, Context, Question } from '../context.ts';
import { ownSources } from '../evidence/own-sources.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';

export const alertKinds = [
  'budget',
  'burn-rate',
  'burn-rule',
  'case-due',
  'clock-went-back',
  'missed',
  'source-silent',
] as const;
export const alertKind = 'alert';
const kind = alertKind;

const body = z.strictObject({
  kind: z.enum(alertKinds),
  agreement: z.string().optional(),
  commitment: z.string().optional(),
  subject: z.string().optional(),
  period: z.string().optional(),
  /** Of a burn rate: whose target it is measured against. */
  against: z.enum(['contract', 'internal']).optional(),
  message: z.string(),
  acknowledgedBy: z.string().optional(),
  acknowledgedAt: z.string().optional(),
});
export type AlertBody = z.output<typeof body>;

export interface Alert extends AlertBody {
  readonly id: string;
  readonly raisedAt: string;
  readonly version: number;
}

/** Raises an alert unless one of that id was raised before. Ids name what happened, so that it is told once. */
export async function raiseOnce(
  transaction: Transaction,
  { id, alert }: { readonly id: string; readonly alert: AlertBody },
  act: Act,
): Promise<boolean> {
  // Takes the turn before looking: of two workers that found the same thing one comes second.
  await transaction.stamp();
  if ((await transaction.record(kind, id)) !== undefined) return false;
  await transaction.put({ kind, id, body: plainData(alert), expect: 0 }, act);
  await transaction.emit('alert.raised', id, plainData({ id, ...alert }));
  return true;
}

/** In order of id. */
export async function listAlerts(
  context: Context,
  question: Question & {
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
    readonly agreement?: string | undefined;
  },
): Promise<readonly Alert[]> {
  const { organisation, after, limit = 100, agreement } = question;
  return context.store.read(organisation, async (reader) => {
    const found = await reader.records({
      kind,
      limit,
      ...(after === undefined ? {} : { after }),
      ...(agreement === undefined ? {} : { prefix: `${agreement}:` }),
    });
    const alerts: Alert[] = [];
    for (const record of found) {
      const raised = record.version === 1 ? record : await reader.record(kind, record.id, { version: 1 });
      alerts.push(alertOf(record, raised?.recordedAt ?? record.recordedAt));
    }
    return alerts;
  });
}

export async function acknowledgeAlert(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<Alert>> {
  return perform(context, command, {
    scope: 'evidence:write',
    within: { source: ownSources.log },
    work: async (transaction, act) => {
      const { id, actor } = command;
      const now = Instant.format(await transaction.stamp());
      const found = await transaction.record(kind, id);
      const first = await transaction.record(kind, id, { version: 1 });
      if (found === undefined || first === undefined)
        return refused({ code: 'NOT-FOUND', message: `there is no alert ${id}` });
      const alert = readBody(body, found);
      if (alert.acknowledgedBy !== undefined) return accepted(alertOf(found, first.recordedAt));
      const after = { ...alert, acknowledgedBy: actor.id, acknowledgedAt: now };
      const stored = await transaction.put({ kind, id, body: plainData(after), expect: found.version }, act());
      return accepted(alertOf(stored, first.recordedAt));
    },
  });
}

function alertOf(stored: StoredRecord, raisedAt: Instant): Alert {
  return { id: stored.id, version: stored.version, raisedAt: Instant.format(raisedAt), ...readBody(body, stored) };
}
