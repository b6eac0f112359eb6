/**
 * What issued statements say to forecasts: the figures that count, in every version, and which version stands. Owns: reading
 * them once. Does not own: what is made of them (core).
 */
import { Instant, pastRows } from '@troth/core';
import type { PastRow } from '@troth/core';
import type { Store } from '@troth/stores';
import { z } from 'zod';
import { statementKind } from '../periods/issued.ts';
import { following } from './following.ts';

/** Rows of issued statements by agreement, every version, each with the instant since which it is known. */
export type Histories = ReadonlyMap<string, readonly PastRow[]>;

/** By agreement and period: the hash of the statement that stands. */
export type Issues = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Issued {
  readonly rows: Map<string, PastRow[]>;
  readonly issues: Map<string, Map<string, string>>;
}

/** The hash was looked at when it was written, and is again wherever a statement is shown. */
const issued = z.object({
  agreement: z.string(),
  period: z.string(),
  hash: z.string(),
  issuedAt: z.string(),
  statement: z.custom<Parameters<typeof pastRows>[0]>((value) => typeof value === 'object' && value !== null),
});

const issuedOf = following<Issued>({
  kind: statementKind,
  empty: () => ({ rows: new Map(), issues: new Map() }),
  take: ({ rows, issues }, { body }) => {
    const found = issued.safeParse(body);
    if (!found.success) return;
    const { agreement, period, hash, issuedAt, statement } = found.data;
    const own = rows.get(agreement) ?? [];
    own.push(...pastRows(statement, Instant.parse(issuedAt)));
    rows.set(agreement, own);
    issues.set(agreement, (issues.get(agreement) ?? new Map<string, string>()).set(period, hash));
  },
});

export const historiesOf = async (store: Store, organisation: string): Promise<Histories> =>
  (await issuedOf(store, organisation)).rows;

export const issuesOf = async (store: Store, organisation: string): Promise<Issues> =>
  (await issuedOf(store, organisation)).issues;
