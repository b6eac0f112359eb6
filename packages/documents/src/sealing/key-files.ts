/** Keys and certificates in the files that people are given: PEM, PKCS #12. Owns: reading them, and saying what is wrong with them. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { AuthenticatedSafe, CertBag, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo } from 'pkijs';
import type { SafeContents } from 'pkijs';
import { OctetString } from 'asn1js';
import { certificatesIn } from './certificates.ts';
import { keySigner } from './signer.ts';
import type { DocumentSigner } from './signer.ts';

interface KeyFiles {
  /** PEM with the private key, or PKCS #12 with everything. */
  readonly key: Uint8Array;
  /** PEM with the key's certificate first and those above it; missing where the key's file has them. */
  readonly certificates?: string | undefined;
  readonly password?: string | undefined;
}

/** The signer of these files; refused with what to do when they do not belong together. */
export async function readSigner({ key, certificates = '', password }: KeyFiles): Promise<Outcome<DocumentSigner>> {
  const text = Buffer.from(key).toString('latin1');
  try {
    if (!text.includes('-----BEGIN'))
      return accepted(await fromPkcs12(key, { password: password ?? '', certificates }));
    const privateKey = createPrivateKey({ key: text, ...(password === undefined ? {} : { passphrase: password }) });
    const chain = [...certificatesIn(certificates), ...certificatesIn(text)];
    if (chain.length === 0) return no('there is no certificate beside the key');
    return accepted(keySigner(privateKey, upwards(chain)));
  } catch (error) {
    return no(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

const no = (why: string): Outcome<never> =>
  refused({ code: 'KEY-FILE', message: `The key to sign with cannot be used: ${why}.` });

interface Beside {
  readonly password: string;
  readonly certificates: string;
}

async function fromPkcs12(bytes: Uint8Array, { password, certificates }: Beside): Promise<DocumentSigner> {
  const secret = Uint8Array.from(Buffer.from(password, 'utf8')).buffer;
  const file = PFX.fromBER(Uint8Array.from(bytes).buffer);
  await file.parseInternalValues({ checkIntegrity: true, password: secret });
  const safe = file.parsedValue?.authenticatedSafe;
  if (!(safe instanceof AuthenticatedSafe)) throw new TypeError('it holds no keys');
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) });
  const { safeContents } = safe.parsedValue as { readonly safeContents: readonly { readonly value: SafeContents }[] };
  const bags = safeContents.flatMap(({ value }) => value.safeBags).map(({ bagValue }) => bagValue);
  const key = bags.find((bag) => bag instanceof PKCS8ShroudedKeyBag || bag instanceof PrivateKeyInfo);
  if (key === undefined) throw new TypeError('it holds no private key');
  const der = Buffer.from(key.toSchema().toBER());
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8', passphrase: password });
  const chain = bags.flatMap((bag) =>
    bag instanceof CertBag && bag.certValue instanceof OctetString ? [new Uint8Array(bag.certValue.getValue())] : [],
  );
  return keySigner(privateKey, upwards([...chain, ...certificatesIn(certificates)]));
}

/** The key's own certificate first, then who issued it, and so on; others are left out. */
function upwards(chain: readonly Uint8Array[]): readonly Uint8Array[] {
  const rest = chain.map((one) => new X509Certificate(one));
  // The key's own is the one that issued none of the others.
  let next = rest.findIndex((one) => !rest.some((other) => other !== one && other.checkIssued(one)));
  const ordered: Uint8Array[] = [];
  while (next >= 0) {
    const [one] = rest.splice(next, 1);
    if (one === undefined) break;
    ordered.push(new Uint8Array(one.raw));
    next = rest.findIndex((above) => one.checkIssued(above));
  }
  return ordered;
}
