/** `troth authority`: makes an authority of one's own, and answers requests for time stamps. */
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { foundAuthority } from '@troth/documents';
import type { AuthorityCreateOptions, AuthorityServeOptions } from '../commands/authority.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { readAuthority, writeAuthority } from '../signing/authority-files.ts';
import { startTimeStampServer } from '../signing/time-stamp-server.ts';
import type { TimeStampServer } from '../signing/time-stamp-server.ts';

const yearMs = 365 * 86_400_000;

export async function createAuthority(options: AuthorityCreateOptions, host: Host): Promise<Ending> {
  const { directory, organisation } = options;
  const years = whole(options.years, { name: '--years', low: 1, high: 30 });
  const from = Instant.of(host.now() - 60_000);
  const files = await foundAuthority({ organisation, from, until: Instant.plus(from, years * yearMs) });
  writeAuthority(directory, files);
  const { fingerprint256, validTo } = new X509Certificate(files['root.crt']);
  host.out(
    `${directory}: root, seal and time stamps of ${organisation}, until ${validTo}\n` +
      `SHA-256 of the root  ${fingerprint256}\n\n` +
      `Set signing.authority (TROTH_SIGNING_AUTHORITY) to this folder, and keep a copy of it offline.\n` +
      `Give ${join(directory, 'root.crt')} to the other party, and tell them the SHA-256 another way.\n`,
  );
  return endings.ok;
}

export async function serveAuthority(options: AuthorityServeOptions, host: Host): Promise<Ending> {
  const authority = readAuthority(options.directory, '--directory');
  const asked = host.askedToEnd();
  const port = whole(options.port, { name: '--port', low: 0, high: 65_535 });
  const server = await started({ authority, host: options.host, port, now: () => host.now() });
  host.out(`stamps times at ${server.address}\n`);
  await asked;
  await server.close();
  return endings.ok;
}

async function started(serving: Parameters<typeof startTimeStampServer>[0]): Promise<TimeStampServer> {
  try {
    return await startTimeStampServer(serving);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw badInput(`${serving.host}:${serving.port} cannot be listened on: ${String(error.code)}`);
  }
}

function whole(
  text: string,
  { name, low, high }: { readonly name: string; readonly low: number; readonly high: number },
): number {
  const number = /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
  if (number >= low && number <= high) return number;
  throw badInput(`${name} ${text}: write a whole number from ${low} to ${high}`);
}
