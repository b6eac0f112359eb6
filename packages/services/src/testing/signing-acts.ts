/** What signers do, as tests do it: read, ask for a code, sign; and how a signing of a house stands. */
import { registerOf } from '../practice/register.ts';
import { askSigningCode, signByLink } from '../signing/by-link.ts';
import type { Held } from '../signing/keep.ts';
import { readSigningLink } from '../signing/link-page.ts';
import type { Outcome } from '@troth/core';
import { organisation, taken } from './house-for-tests.ts';
import { draftId } from './signing-table.ts';
import type { SigningHouse } from './signing-table.ts';

export const derek = 'derek@harbourline.example';
export const lydiaAt = 'lydia-mok@lion-rock.example';
export const trace = { address: '203.0.113.7', agent: 'Firefox, Windows' };

/** Reads, asks for a code and signs, as the page does. */
export async function signAs(house: SigningHouse, address: string): Promise<Outcome<Held>> {
  const token = await house.tokenOf(address);
  const page = taken(await readSigningLink(house.context, { token, trace }));
  taken(await askSigningCode(house.context, { token, trace }));
  const code = await house.codeOf(address);
  return signByLink(house.context, { token, trace, code, hash: page.hash, consent: page.consent.version });
}

interface Refused {
  readonly code: string;
  readonly message: string;
}

/** The first reason, or that there was none. */
export const refusal = (outcome: { readonly ok: boolean; readonly refusals?: readonly Refused[] }): Refused =>
  outcome.refusals?.[0] ?? { code: 'none', message: 'it was not refused' };

export const statesOf = async (house: SigningHouse): Promise<readonly string[]> =>
  (await house.signing()).signers.map(({ name, state }) => `${name}: ${state}`);

export const draftStateOf = async ({ context }: SigningHouse): Promise<string | undefined> =>
  (await registerOf(context.store, organisation)).get('draft', draftId)?.body.state;
