/**
 * A signing as a link opens it. Owns: that only the link's own signer is found by it, and whether they can act now. Does not own:
 * what they do (by-link.ts), the secret of the link (links.ts).
 */
import { acceptanceConsent, before, refused, signingConsent } from '@troth/core';
import type { ConsentText, Outcome, Signatory, Signing } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import { heldIn } from './keep.ts';
import type { Held, Trace } from './keep.ts';
import { findLink, partsOf } from './links.ts';
import type { FoundLink } from './links.ts';

export interface ByLink {
  readonly token: string;
  readonly trace: Trace;
}

export const gone: Outcome<never> = refused({
  code: 'NOT-FOUND',
  message: 'This link was used, replaced by a newer one, or is too old. Ask whoever sent it for a new one.',
});

export const consentOf = ({ form }: Pick<Signing, 'form'>): ConsentText =>
  form === 'signature' ? signingConsent : acceptanceConsent;

export interface Opened {
  readonly organisation: string;
  readonly held: Held;
  readonly signer: Signatory;
  readonly link: FoundLink;
}

export async function openedBy(
  context: Context,
  reader: Pick<Reader, 'record'>,
  token: string,
): Promise<Opened | undefined> {
  const link = await findLink(context, reader, token);
  if (link === undefined) return undefined;
  const held = await heldIn(reader, link.signing);
  const signer = held.ok ? held.value.body.signers.find(({ id }) => id === link.signer) : undefined;
  if (!held.ok || signer === undefined) return undefined;
  return { organisation: link.organisation, held: held.value, signer, link };
}

/** Whether the organisation of a token is one of ours; of others nothing is read. */
export async function placeOf(context: Context, token: string): Promise<string | undefined> {
  const { organisation } = partsOf(token);
  return (await context.store.organisations()).includes(organisation) ? organisation : undefined;
}

/** Why somebody cannot act on it now; undefined: they can. */
export function closedFor({ body }: Held, signer: Signatory): Outcome<never> | undefined {
  if (body.state !== 'open' || !['asked', 'opened'].includes(signer.state))
    return refused({
      code: 'CONFLICT',
      message:
        signer.state === 'signed' || signer.state === 'declined' || signer.state === 'delegated'
          ? 'You have answered this already.'
          : 'This is no longer to be signed; whoever sent it can tell you why.',
    });
  const first = before(body, signer.id);
  if (first.length === 0) return undefined;
  const names = first.map(({ name }) => name).join(', ');
  return refused({
    code: 'CONFLICT',
    message: `It is not your turn yet: ${names} signs first. You are sent a link when it is.`,
  });
}

/** Which parties are the organisation itself; read before any transaction. */
export async function ownPartyOf(context: Context, organisation: string): Promise<(party: string) => boolean> {
  const register = await registerOf(context.store, organisation);
  const own = new Set(
    register
      .all('party')
      .filter(({ body }) => body.role === 'own')
      .map(({ id }) => id),
  );
  return (party) => own.has(party);
}
