/** Statements as a server gives them. Owns: reading one back with its hash checked; as a table they are those of `troth evaluate`. */
import { Instant, statementHash } from '@troth/core';
import type { Statement, StatementDifference } from '@troth/core';
import { z } from 'zod';
import { evaluationJson } from '../actions/evaluate.ts';
import { dataOf, ServerFault } from '../client/answers.ts';
import type { Server } from '../client/server.ts';
import type { Evaluated } from '../evaluation.ts';
import type { Host } from '../host.ts';
import { statementReport } from '../tables/statement-report.ts';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const statementShape = z.custom<Statement>((value) => isObject(value) && 'format' in Object(value));
const differenceShape = z.custom<StatementDifference>((value) => isObject(value) && 'movers' in Object(value));

interface Given {
  readonly statement?: unknown;
  readonly hash: string;
}

/** What arrives is the statement only when its hash says so: shape and figures were hashed together. */
export function readStatement({ statement, hash }: Given): Evaluated {
  const read = statementShape.safeParse(statement);
  if (!read.success || statementHash(read.data) !== hash)
    throw new ServerFault(`what arrived is no statement with the hash ${hash}; it was altered on the way`);
  return { statement: read.data, hash };
}

export interface Where {
  readonly agreement: string;
  readonly period: string;
}

/** A statement made now; with what it changed, where it is the last that was issued. */
export async function statementAt(
  server: Server,
  { agreement, period, knownAt }: Where & { readonly knownAt?: string | undefined },
): Promise<Evaluated> {
  const path = { agreement, period };
  const query = knownAt === undefined ? {} : { knownAt };
  const found = readStatement(
    await dataOf(server.GET('/v1/agreements/{agreement}/periods/{period}/statement', { params: { path, query } })),
  );
  return found.statement.restates === undefined ? found : withDifference(server, path, found);
}

async function withDifference(server: Server, path: Where, found: Evaluated): Promise<Evaluated> {
  const address = '/v1/agreements/{agreement}/periods/{period}/issued';
  const { data: issued } = await server.GET(address, { params: { path } });
  if (issued === undefined || issued.hash !== found.hash || issued.version < 2) return found;
  const query = { version: issued.version - 1 };
  const before = readStatement(await dataOf(server.GET(address, { params: { path, query } }))).statement;
  const difference = differenceShape.safeParse(issued.difference);
  return difference.success ? { ...found, before, difference: difference.data } : found;
}

export interface Showing {
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

/** A table for each period, or one JSON document for all. */
export function showStatements(results: readonly Evaluated[], { json, lang }: Showing, host: Host): void {
  if (json === true) {
    host.out(`${JSON.stringify(evaluationJson(results), undefined, 2)}\n`);
    return;
  }
  const periods = [...new Set(results.map(({ statement }) => statement.period.key))];
  const reports = periods.map((period) =>
    statementReport(
      results.filter(({ statement }) => statement.period.key === period),
      { language: lang, colours: host.colours, period },
    ),
  );
  host.out(reports.join('\n'));
}

export const isMissed = ({ statement }: Evaluated): boolean => statement.rows.some((row) => row.verdict === 'missed');

/** A moment as it was told, without the offset that is always the same. */
export const moment = (text: string | undefined): string =>
  text === undefined
    ? '–'
    : Instant.format(Instant.parse(text))
        .replace('T', ' ')
        .replace(/\.\d+Z$/u, ' UTC');
