/**
 * Which periods of an agreement were closed: a view, so that a row that comes in finds the statements it may change without
 * reading them. It is made of the statements and can be made again from them.
 */
import type { Instant } from '@troth/core';
import { Instant as instants } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';

export interface ClosedPeriod {
  readonly period: string;
  readonly start: Instant;
  readonly end: Instant;
}

const kind = 'closed-periods';
const body = z.array(z.strictObject({ period: z.string(), start: z.int(), end: z.int() }));

export async function closedPeriods(reader: Reader, agreement: string): Promise<readonly ClosedPeriod[]> {
  const found = await reader.projection(kind, agreement);
  if (found === undefined) return [];
  return readBody(body, found).map(({ period, start, end }) => ({
    period,
    start: instants.of(start),
    end: instants.of(end),
  }));
}

export async function noteClosed(transaction: Transaction, agreement: string, closed: ClosedPeriod): Promise<void> {
  const before = await closedPeriods(transaction, agreement);
  if (before.some(({ period }) => period === closed.period)) return;
  await transaction.project(kind, agreement, plainData([...before, closed].sort((a, b) => a.start - b.start)));
}
