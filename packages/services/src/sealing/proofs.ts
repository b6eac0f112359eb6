/** What somebody needs to check a signing without us, and the same check made here. Owns: handing it out, to whom may see the signing. */
import { accepted, canonicalText, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { verifySignedContract } from '@troth/documents';
import type { ContractReport } from '@troth/documents';
import type { Actor, Context, Question } from '../context.ts';
import { readSigning, signingPaper } from '../signing/room.ts';

interface Asked extends Question {
  readonly actor: Actor;
  readonly signing: string;
}

export type SigningProof = 'trail' | 'root';

interface ProofFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The evidence trail as it is hashed, or the roots of certificates and time stamps. */
export async function signingProof(
  context: Context,
  { proof, ...asked }: Asked & { readonly proof: SigningProof },
): Promise<Outcome<ProofFile>> {
  const found = await readSigning(context, asked);
  if (!found.ok) return found;
  const { agreement, revision, evidence } = found.value.body;
  if (proof === 'trail') {
    const bytes = Buffer.from(canonicalText(evidence));
    return accepted({ name: `${agreement}-r${revision}-trail.json`, type: 'application/json', bytes });
  }
  if (context.sealing === undefined)
    return refused({ code: 'NOT-FOUND', message: 'no authority is set up here; nothing was signed electronically' });
  const bytes = Buffer.from(context.sealing.trust.join(''));
  return accepted({ name: 'roots.crt', type: 'application/x-pem-file', bytes });
}

/** Every signature, time stamp and byte of the document as it is kept now. */
export async function checkSigning(context: Context, asked: Asked): Promise<Outcome<ContractReport>> {
  const document = await signingPaper(context, { ...asked, paper: 'document' });
  if (!document.ok) return document;
  const trail = await signingProof(context, { ...asked, proof: 'trail' });
  if (!trail.ok) return trail;
  const trust = context.sealing?.trust ?? [];
  return accepted(await verifySignedContract(document.value.bytes, { trust, trail: trail.value.bytes }));
}
