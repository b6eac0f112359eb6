/** `troth remote sources`, `quarantine` and `alerts`: what comes in, what does not, and what needs somebody. */
import { Ratio } from '@troth/core';
import { allPages } from '../client/all-pages.ts';
import { dataOf } from '../client/answers.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions } from '../client/server.ts';
import type { RestatementsOptions } from '../commands/remote-statements.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { tableText } from '../tables/plain-table.ts';
import { moment } from './statements.ts';

export async function sources(options: RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const known = await allPages((query) => dataOf(server.GET('/v1/sources', { params: { query } })));
    const healths = await allPages((query) => dataOf(server.GET('/v1/source-health', { params: { query } })));
    const all = known.map((source) => ({ ...source, health: healths.find((one) => one.source === source.id) }));
    if (options.json === true) {
      host.out(`${JSON.stringify(all, undefined, 2)}\n`);
      return endings.ok;
    }
    const rows = all.map(({ id, kind, retired, health }) => [
      id,
      kind,
      retired ? 'retired' : (health?.state ?? 'waiting'),
      moment(health?.lastOccurred),
      health?.completeness === undefined ? '–' : `${Ratio.parse(health.completeness).toPercent(2)} %`,
      health?.offsetMs === undefined
        ? '–'
        : `${health.offsetMs} ms${health.fitForEvidence ? '' : ' (not fit for evidence)'}`,
      ...[health?.accepted, health?.duplicates, health?.refused].map((count) => String(count ?? 0)),
    ]);
    host.out(
      rows.length === 0
        ? 'No source is registered.\n'
        : `${tableText({ head: sourceHead, rows, right: [4, 5, 6, 7, 8] })}\n`,
    );
    return endings.ok;
  });
}

const sourceHead = [
  'Source',
  'Kind',
  'State',
  'Speaks until',
  'Complete',
  'Clock off by',
  'Accepted',
  'Known already',
  'Set aside',
];

export async function quarantine(source: string, options: RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const path = { source };
    const all = await allPages((query) =>
      dataOf(server.GET('/v1/sources/{source}/quarantine', { params: { path, query } })),
    );
    const rows = all.map(({ id, receivedAt, place, code, message }) => [
      String(id),
      moment(receivedAt),
      place,
      code,
      message,
    ]);
    if (options.json === true) host.out(`${JSON.stringify(all, undefined, 2)}\n`);
    else if (rows.length === 0) host.out(`Nothing of ${source} was set aside.\n`);
    else host.out(`${tableText({ head: ['Id', 'Received', 'Place', 'Code', 'Why'], rows, right: [0] })}\n`);
    return endings.ok;
  });
}

export async function alerts(options: RestatementsOptions & RemoteOptions, host: Host): Promise<Ending> {
  const which = options.agreement === undefined ? {} : { agreement: options.agreement };
  return atServer(options, host, async (server) => {
    const all = await allPages((page) =>
      dataOf(server.GET('/v1/alerts', { params: { query: { ...page, ...which } } })),
    );
    const rows = all.map(({ raisedAt, kind, agreement = '–', message, acknowledgedBy = '–' }) => [
      moment(raisedAt),
      kind,
      agreement,
      message,
      acknowledgedBy,
    ]);
    if (options.json === true) host.out(`${JSON.stringify(all, undefined, 2)}\n`);
    else if (rows.length === 0) host.out('No alert was raised.\n');
    else host.out(`${tableText({ head: ['Raised', 'Kind', 'Agreement', 'What', 'Seen to by'], rows })}\n`);
    return endings.ok;
  });
}
