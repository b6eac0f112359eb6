/**
 * Whether signing could be carried through now. Owns: trying key, certificate and time stamp before anybody is asked to sign, so
 * that nothing is found out when the last of them has.
 */
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome, Refusal } from '@troth/core';
import { checkSealing } from '@troth/documents';
import type { Context } from '../context.ts';

export interface Preflight {
  /** What will stop signing soon, as sentences. */
  readonly warnings: readonly string[];
  /** Name on the certificate of the seal, and its last moment. */
  readonly seal: { readonly name: string; readonly until: string };
  /** Name on the certificate of the time stamp authority. */
  readonly timeStamps: string;
}

const missing: Refusal = {
  code: 'SEALING-MISSING',
  message:
    'No key is set up to seal contracts with, so nobody can be asked to sign. Make an authority with "troth authority create" and name its folder in signing.authority, or name a key in signing.sealKey.',
};

export async function preflight(context: Pick<Context, 'sealing' | 'clock'>): Promise<Outcome<Preflight>> {
  const { sealing, clock } = context;
  if (sealing === undefined) return refused(missing);
  const at = clock();
  const checked = await checkSealing({ ...sealing, at });
  if (!checked.ok) return checked;
  const { warnings, seal, timeStamps } = checked.value;
  return accepted({ warnings, seal: { name: seal.name, until: Instant.format(seal.until) }, timeStamps });
}
