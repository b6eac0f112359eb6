/** `troth remote keys`: who may do what at a server. A secret is shown once, where it is made, and nowhere else. */
import { grantSchema, scopes } from '@troth/services';
import type { Grant } from '@troth/services';
import type { components } from '../client/api.d.ts';
import { allPages } from '../client/all-pages.ts';
import { dataOf } from '../client/answers.ts';
import { onceKey } from '../client/once-key.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions } from '../client/server.ts';
import type { NewKeyOptions } from '../commands/remote-server.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { tableText } from '../tables/plain-table.ts';
import { moment } from './statements.ts';

export async function keys(options: RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const all = await allPages((query) => dataOf(server.GET('/v1/keys', { params: { query } })));
    const rows = all.map(({ id, name, grants, createdAt, expiresAt, revoked }) => [
      id,
      name,
      grants.map(grantText).join('; '),
      moment(createdAt),
      revoked ? 'revoked' : expiresAt === undefined ? 'in use' : `until ${moment(expiresAt)}`,
    ]);
    if (options.json === true) host.out(`${JSON.stringify(all, undefined, 2)}\n`);
    else host.out(`${tableText({ head: ['Id', 'Name', 'May', 'Made', 'State'], rows })}\n`);
    return endings.ok;
  });
}

const grantText = ({ scope, ...limits }: Grant): string =>
  [scope, ...Object.entries(limits).map(([name, value]) => `${name}=${value}`)].join(',');

type WrittenGrant = components['schemas']['Key']['grants'][number];

const withoutGaps = ({ scope, source, series, subject }: Grant): WrittenGrant => ({
  scope,
  ...(source === undefined ? {} : { source }),
  ...(series === undefined ? {} : { series }),
  ...(subject === undefined ? {} : { subject }),
});

/** "evidence:write,source=probe-hk". */
function grantFrom(text: string): WrittenGrant {
  const [scope, ...limits] = text.split(',');
  const pairs = limits.map((limit): [string, string] => {
    const at = limit.indexOf('=');
    return [limit.slice(0, at), limit.slice(at + 1)];
  });
  const read = grantSchema.safeParse({ scope, ...Object.fromEntries(pairs) });
  if (read.success) return withoutGaps(read.data);
  throw badInput(
    `--grant ${text}: write a scope, and what it is limited to, as in evidence:write,source=probe-hk; scopes are ${scopes.join(', ')}`,
  );
}

export async function createKey(options: NewKeyOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { name, grant, expires } = options;
  const grants = grant.map(grantFrom);
  return atServer(options, host, async (server) => {
    // Two keys with the same words are two keys: each call is a request of its own, and only its retries are the same.
    const header = { 'idempotency-key': onceKey('key', Buffer.from(host.random(16)).toString('hex')) };
    const body = { name, grants, ...(expires === undefined ? {} : { expiresAt: expires }) };
    const made = await dataOf(server.POST('/v1/keys', { params: { header }, body }));
    if (options.json === true) host.out(`${JSON.stringify(made, undefined, 2)}\n`);
    else if (made.token === undefined)
      host.err(`${made.id} was made, but its secret was lost on the way; revoke it and make another one\n`);
    else {
      host.err(`${made.id} (${made.grants.map(grantText).join('; ')}); it is shown this once:\n`);
      host.out(`${made.token}\n`);
    }
    return made.token === undefined ? endings.fault : endings.ok;
  });
}

export async function revokeKey(id: string, options: RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const header = { 'idempotency-key': onceKey('revoke', id) };
    const gone = await dataOf(server.DELETE('/v1/keys/{key}', { params: { path: { key: id }, header } }));
    host.out(
      options.json === true ? `${JSON.stringify(gone, undefined, 2)}\n` : `${gone.id} (${gone.name}) is revoked\n`,
    );
    return endings.ok;
  });
}
