/**
 * What closed periods say to forecasts: each issued statement, in every version, down to the figures that count. Owns: reading
 * them. Does not own: what is made of them (core).
 */
import { Instant, pastRows } from '@troth/core';
import type { PastRow } from '@troth/core';
import { z } from 'zod';
import { statementKind } from '../periods/issued.ts';
import { following } from './following.ts';

/** Rows of issued statements by agreement, every version, each with the instant since which it is known. */
export type Histories = ReadonlyMap<string, readonly PastRow[]>;

/** The hash was looked at when it was written, and is again wherever a statement is shown. */
const issued = z.object({
  agreement: z.string(),
  issuedAt: z.string(),
  statement: z.custom<Parameters<typeof pastRows>[0]>((value) => typeof value === 'object' && value !== null),
});

export const historiesOf = following({
  kind: statementKind,
  empty: () => new Map<string, PastRow[]>(),
  take: (rows, { body }) => {
    const found = issued.safeParse(body);
    if (!found.success) return;
    const { agreement, issuedAt, statement } = found.data;
    const own = rows.get(agreement) ?? [];
    own.push(...pastRows(statement, Instant.parse(issuedAt)));
    rows.set(agreement, own);
  },
});
