/** `troth remote close` and `troth remote restatements`: what is given out, and what late evidence would change of it. */
import type { StatementDifference } from '@troth/core';
import { z } from 'zod';
import { allPages } from '../client/all-pages.ts';
import { dataOf } from '../client/answers.ts';
import { onceKey } from '../client/once-key.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions } from '../client/server.ts';
import type { CloseOptions, DeclineOptions, RestatementsOptions } from '../commands/remote-statements.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { tableText } from '../tables/plain-table.ts';
import { moment, readStatement, showStatements } from './statements.ts';

export async function close(options: CloseOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { agreement, period, overrule, reason } = options;
  if ((overrule === undefined) !== (reason === undefined))
    throw badInput('--overrule and --reason go together: a person takes a guard upon himself, and says why');
  const body = overrule === undefined || reason === undefined ? {} : { overrule: { guards: [...overrule], reason } };
  return atServer(options, host, async (server) => {
    const header = { 'idempotency-key': onceKey('close', agreement, period, JSON.stringify(body)) };
    const issued = await dataOf(
      server.POST('/v1/agreements/{agreement}/periods/{period}/close', {
        params: { path: { agreement, period }, header },
        body,
      }),
    );
    showStatements([readStatement(issued)], options, host);
    if (options.json !== true) host.out(`\n${issuedLine(issued)}\n`);
    return endings.ok;
  });
}

const issuedLine = (issued: {
  readonly agreement: string;
  readonly period: string;
  readonly version: number;
  readonly status: string;
  readonly issuedBy: string;
}): string =>
  `${issued.agreement} ${issued.period} is issued: version ${issued.version}, ${issued.status}, by ${issued.issuedBy}`;

const differenceShape = z.custom<Pick<StatementDifference, 'movers' | 'money'>>(
  (value) => typeof value === 'object' && value !== null && 'movers' in value && Array.isArray(value.movers),
);

export async function restatements(options: RestatementsOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { agreement } = options;
  return atServer(options, host, async (server) => {
    const which = agreement === undefined ? {} : { agreement };
    const all = await allPages((page) =>
      dataOf(server.GET('/v1/restatements', { params: { query: { ...page, ...which } } })),
    );
    if (options.json === true) host.out(`${JSON.stringify(all, undefined, 2)}\n`);
    else if (all.length === 0) host.out('No restatement was proposed.\n');
    else host.out(`${tableText({ head: restatementHead, rows: all.map(restatementRow), right: [4] })}\n`);
    return endings.ok;
  });
}

const restatementHead = ['Id', 'State', 'Proposed by', 'As known on', 'Money', 'Because of'];

function restatementRow(one: {
  readonly id: string;
  readonly state: string;
  readonly proposedBy: string;
  readonly knownAt: string;
  readonly difference?: unknown;
}): readonly string[] {
  const read = differenceShape.safeParse(one.difference);
  const { movers = [], money } = read.success ? read.data : {};
  const owed = money === undefined ? '–' : `${money.currency} ${money.delta.startsWith('-') ? '' : '+'}${money.delta}`;
  const because = movers.map(({ row, source }) => `${row} (${source})`).join(', ');
  return [one.id, one.state, one.proposedBy, moment(one.knownAt), owed, because];
}

export async function approve(id: string, options: RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const header = { 'idempotency-key': onceKey('approve', id) };
    const issued = await dataOf(
      server.POST('/v1/restatements/{restatement}/approve', { params: { path: { restatement: id }, header } }),
    );
    readStatement(issued);
    host.out(
      options.json === true
        ? `${JSON.stringify(issued, undefined, 2)}\n`
        : `${issuedLine(issued)}\nstatement ${issued.hash}\n`,
    );
    return endings.ok;
  });
}

export async function decline(id: string, options: DeclineOptions & RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const { reason } = options;
    const header = { 'idempotency-key': onceKey('decline', id, reason) };
    const kept = await dataOf(
      server.POST('/v1/restatements/{restatement}/decline', {
        params: { path: { restatement: id }, header },
        body: { reason },
      }),
    );
    host.out(options.json === true ? `${JSON.stringify(kept, undefined, 2)}\n` : `${kept.id} is ${kept.state}\n`);
    return endings.ok;
  });
}
