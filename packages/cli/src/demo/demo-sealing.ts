/** How the demo signs and seals: an authority of its own in this process, made once and kept with the demo. It proves nothing to anybody. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { foundAuthority, openAuthority } from '@troth/documents';
import type { Authority } from '@troth/documents';
import { ownSealing } from '@troth/services';
import type { Sealing } from '@troth/services';
import { version } from '../version.ts';
import { readAuthority, writeAuthority } from '../signing/authority-files.ts';

const organisation = 'Harbourline Networks Ltd';

export async function demoAuthority(place: 'memory' | { readonly directory: string }): Promise<Authority> {
  const directory = place === 'memory' ? undefined : join(place.directory, 'signing');
  if (directory !== undefined && existsSync(join(directory, 'time-stamp.key'))) return readAuthority(directory, 'demo');
  const files = await foundAuthority({
    organisation,
    from: Instant.parse('2023-12-31T16:00:00Z'),
    until: Instant.parse('2043-12-31T16:00:00Z'),
  });
  if (directory !== undefined) writeAuthority(directory, files);
  return openAuthority(files);
}

/** Times are stamped by the clock of the demo. */
export const demoSealing = (authority: Authority, clock: () => Instant): Sealing =>
  ownSealing({ authority, organisation, clock, program: `troth ${version}` });
