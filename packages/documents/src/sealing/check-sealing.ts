/** Whether a key, its certificate and an authority for time stamps work, tried without a document. */
import { webcrypto } from 'node:crypto';
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { checkPath, holderOf, validityOf } from './certificates.ts';
import { readSigned } from './cms-reading.ts';
import { signMessage } from './cms.ts';
import { DerError } from './der.ts';
import { ids } from './identifiers.ts';
import { sha256 } from './signer.ts';
import type { DocumentSigner, TimeStamper } from './signer.ts';
import { readToken, stamped } from './time-stamp.ts';
import type { StampRules } from './time-stamp.ts';

interface SealingToCheck {
  readonly seal: DocumentSigner;
  readonly timeStamp: TimeStamper;
  readonly stampRules: StampRules;
  readonly at: Instant;
}

export interface SealingChecked {
  readonly warnings: readonly string[];
  readonly seal: { readonly name: string; readonly until: Instant };
  readonly timeStamps: string;
}

/** Signings take weeks; a certificate that ends sooner is told. */
const soon = 45 * 86_400_000;

export async function checkSealing({
  seal,
  timeStamp,
  stampRules,
  at,
}: SealingToCheck): Promise<Outcome<SealingChecked>> {
  const { certificates } = seal;
  const { faults } = checkPath({ certificates, at, use: 'signing', trust: [] });
  const [fault] = faults;
  if (fault !== undefined)
    return refused({ code: 'SEAL-CERTIFICATE', message: `The certificate of the seal does not hold: ${fault}.` });
  const probe = Buffer.from('troth: is this key at hand?');
  try {
    readSigned((await signMessage({ signer: seal, content: ids.data, digest: sha256(probe) })).message());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const what = error instanceof DerError ? 'signs something else than its certificate says' : 'does not sign';
    return refused({ code: 'SEAL-KEY', message: `The key of the seal ${what}: ${why}.` });
  }
  const nonce = webcrypto.getRandomValues(new Uint8Array(16));
  const token = await stamped(probe, { ...stampRules, timeStamp, nonce, now: at });
  if (!token.ok) return token;
  const warnings = certificates.flatMap((one) => {
    const { until } = validityOf(one);
    return until - at > soon
      ? []
      : [`The certificate "${holderOf(one).name}" ends on ${Instant.format(until)}; replace it before.`];
  });
  const [own = new Uint8Array()] = certificates;
  return accepted({
    warnings,
    seal: { name: holderOf(own).name, until: validityOf(own).until },
    timeStamps: readToken(token.value, probe, stampRules).authority,
  });
}
