/**
 * Issued statements that have to be looked at again, because something came late. Owns: that the wish outlives the job that
 * serves it: jobs are given up after many failures and are in no backup, the mark stands until the look was taken.
 */
import type { Instant } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import { queue } from '../worker/queues.ts';

export interface IssuedPeriod {
  readonly agreement: string;
  readonly period: string;
}

const kind = 'look-again';
const atOnce = 500;
const idOf = ({ agreement, period }: IssuedPeriod): string => `${agreement}/${period}`;
const body = z.strictObject({ agreement: z.string(), period: z.string() });

/** In the transaction of what came late. */
export async function askToLook(transaction: Transaction, issued: IssuedPeriod, after?: Instant): Promise<void> {
  const { agreement, period } = issued;
  await transaction.project(kind, idOf(issued), { agreement, period });
  const data = { organisation: transaction.organisation, agreement, period };
  await transaction.enqueue(queue.restate, { key: idOf(issued), data, ...(after === undefined ? {} : { after }) });
}

/** The look was taken, and what it found is written. */
export async function looked(transaction: Transaction, issued: IssuedPeriod): Promise<void> {
  await transaction.project(kind, idOf(issued), undefined);
}

/** Periods whose look was asked for and not taken yet. */
export async function notLookedAt(reader: Reader): Promise<readonly IssuedPeriod[]> {
  return (await reader.projections({ kind, limit: atOnce })).map((found) => body.parse(found.body));
}
