/** Signatures and seals as a signing asks for them. Owns: in whose name each is, and what it declares. Does not own: keys, certificates, time stamps (the sealing of the context). */
import { Instant } from '@troth/core';
import type { Refusal, Signatory, Signing } from '@troth/core';
import type { Context } from '../context.ts';

const noSealing: Refusal = {
  code: 'NO-SEAL',
  message:
    'this installation has no key and certificate to sign contracts with: set them (see the configuration, "sealing"), or make some for a trial with "troth authority"',
};

/** Why nothing may be sent for signature now; none: everything that the end needs works. */
export const sealingFaults = async ({ sealing, clock }: Context): Promise<readonly Refusal[]> =>
  sealing === undefined ? [noSealing] : sealing.preflight(clock());

interface OnDocument {
  readonly document: Uint8Array;
  readonly body: Signing;
}

/** The document with the signature of one signer and its time stamp. Rejects, with a sentence, where there is none. */
export async function signedBy(
  { sealing }: Context,
  { document, body, signer, party }: OnDocument & { readonly signer: Signatory; readonly party: string },
): Promise<Uint8Array> {
  if (sealing === undefined) throw new Error(noSealing.message);
  const place = body.places?.find(({ order }) => order === signer.order);
  return sealing.sign(document, {
    name: signer.name,
    organisation: party,
    capacity: signer.capacity,
    reason: `Signs ${body.agreement}, revision ${body.revision}`,
    at: Instant.parse(signer.decidedAt ?? ''),
    terms: body.hash,
    ...(place === undefined ? {} : { place }),
  });
}

/** The document under the seal of the house, which names the end of the evidence trail. */
export async function sealed(
  { sealing, clock }: Context,
  { document, body, what }: OnDocument & { readonly what: string },
): Promise<Uint8Array> {
  if (sealing === undefined) throw new Error(noSealing.message);
  return sealing.sign(document, { reason: what, at: clock(), terms: body.hash, trail: body.evidence.at(-1)?.hash });
}
