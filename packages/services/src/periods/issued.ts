/** Statements as they were issued. Owns: their record: the statement, its hash, who issued it, what it changed. */
import { accepted, refused, statementHash } from '@troth/core';
import type { Outcome, Statement, StatementDifference } from '@troth/core';
import type { Reader, StoredRecord } from '@troth/stores';
import { z } from 'zod';
import type { Context, Question } from '../context.ts';
import { readBody } from '../stored-body.ts';

export const statementKind = 'statement';

export interface IssuedStatement {
  readonly agreement: string;
  readonly period: string;
  /** 1 is final, later ones are restatements. */
  readonly version: number;
  readonly hash: string;
  readonly knownAt: string;
  readonly status: 'final' | 'restated';
  readonly statement: Statement;
  /** What it changed, from the version before. */
  readonly difference?: StatementDifference | undefined;
  readonly issuedBy: string;
  readonly issuedAt: string;
  /** Guards that were overruled, and why. */
  readonly overruled?: { readonly guards: readonly string[]; readonly reason: string } | undefined;
}

/** The statement as it was hashed; a record that was altered does not read. */
const statement = z.custom<Statement>((value) => typeof value === 'object' && value !== null && 'format' in value);
const body = z
  .strictObject({
    agreement: z.string(),
    period: z.string(),
    hash: z.string(),
    knownAt: z.string(),
    status: z.enum(['final', 'restated']),
    statement,
    difference: z.custom<StatementDifference>((value) => typeof value === 'object' && value !== null).optional(),
    issuedBy: z.string(),
    issuedAt: z.string(),
    overruled: z.strictObject({ guards: z.array(z.string()), reason: z.string() }).optional(),
  })
  .refine((one) => statementHash(one.statement) === one.hash, 'the statement has another hash than it was issued with');

export const issueId = (agreement: string, period: string): string => `${agreement}/${period}`;

export function issuedOf(stored: StoredRecord): IssuedStatement {
  return { ...readBody(body, stored), version: stored.version };
}

export async function latestIssue(
  reader: Reader,
  agreement: string,
  period: string,
): Promise<IssuedStatement | undefined> {
  const found = await reader.record(statementKind, issueId(agreement, period));
  return found === undefined ? undefined : issuedOf(found);
}

/** The last version of each, in order of agreement and period; `after` is "AGREEMENT/PERIOD". */
export async function issuedStatements(
  context: Context,
  question: Question & {
    readonly agreement?: string | undefined;
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<readonly IssuedStatement[]> {
  const { organisation, agreement, after, limit = 100 } = question;
  const found = await context.store.read(organisation, (reader) =>
    reader.records({
      kind: statementKind,
      limit,
      ...(agreement === undefined ? {} : { prefix: `${agreement}/` }),
      ...(after === undefined ? {} : { after }),
    }),
  );
  return found.map(issuedOf);
}

export async function issuedStatement(
  context: Context,
  question: Question & {
    readonly agreement: string;
    readonly period: string;
    readonly version?: number | undefined;
  },
): Promise<Outcome<IssuedStatement>> {
  const { organisation, agreement, period, version } = question;
  const found = await context.store.read(organisation, (reader) =>
    reader.record(statementKind, issueId(agreement, period), version === undefined ? {} : { version }),
  );
  if (found !== undefined) return accepted(issuedOf(found));
  return refused({
    code: 'NOT-FOUND',
    message: `no statement of ${agreement} for ${period} was issued${version === undefined ? '' : ` in version ${version}`}`,
  });
}
