/** Signed messages of RFC 5652 as CAdES wants them. Owns: writing one with one signer. Does not own: what is signed. */
import { X509Certificate } from 'node:crypto';
import { der, integer, nothing, octets, oid, partOf, readDer, sequence, setOf, tags } from './der.ts';
import { ids } from './identifiers.ts';
import { sha256 } from './signer.ts';
import type { DocumentSigner } from './signer.ts';

interface ToSign {
  readonly signer: DocumentSigner;
  /** Object identifier of what is signed, and its SHA-256. */
  readonly content: string;
  readonly digest: Uint8Array;
  /** The content itself; missing where it lies elsewhere, as in a PDF. */
  readonly enclosed?: Uint8Array;
  /** Without certificates: who asks has them. */
  readonly bare?: boolean;
}

export interface Signed {
  readonly signature: Uint8Array;
  /** The message; with a time stamp over the signature where one is given. */
  readonly message: (timeStamp?: Uint8Array) => Uint8Array;
}

const sha256Algorithm = (): Uint8Array => sequence(oid(ids.sha256));

/** Signs; the time stamp can only be asked for when the signature is there. */
export async function signMessage({ signer, content, digest, enclosed, bare }: ToSign): Promise<Signed> {
  const [own] = signer.certificates;
  if (own === undefined) throw new TypeError('a signer needs a certificate');
  const attributes = [
    attribute(ids.contentType, oid(content)),
    attribute(ids.messageDigest, octets(digest)),
    // SHA-256 is what the attribute means when no algorithm is named.
    attribute(ids.signingCertificateV2, sequence(sequence(sequence(octets(sha256(own)))))),
  ];
  const signature = await signer.sign(setOf(...attributes));
  const message = (timeStamp?: Uint8Array): Uint8Array => {
    const info = sequence(
      integer(1),
      issuerAndSerial(own),
      sha256Algorithm(),
      relabelled(0xa0, setOf(...attributes)),
      signatureAlgorithm(own),
      octets(signature),
      ...(timeStamp === undefined ? [] : [relabelled(0xa1, setOf(attribute(ids.timeStampToken, timeStamp)))]),
    );
    const body = sequence(
      integer(content === ids.data ? 1 : 3),
      setOf(sha256Algorithm()),
      sequence(oid(content), ...(enclosed === undefined ? [] : [der(0xa0, octets(enclosed))])),
      ...(bare === true ? [] : [relabelled(0xa0, setOf(...signer.certificates))]),
      setOf(info),
    );
    return sequence(oid(ids.signedData), der(0xa0, body));
  };
  return { signature, message };
}

const attribute = (id: string, value: Uint8Array): Uint8Array => sequence(oid(id), setOf(value));

/** The same under another tag: [0] IMPLICIT and the like. */
function relabelled(tag: number, bytes: Uint8Array): Uint8Array {
  return der(tag, readDer(bytes).content);
}

function signatureAlgorithm(certificate: Uint8Array): Uint8Array {
  const { asymmetricKeyType: type } = new X509Certificate(certificate).publicKey;
  if (type === 'ec') return sequence(oid(ids.ecdsaSha256));
  if (type === 'rsa') return sequence(oid(ids.rsaSha256), nothing());
  throw new TypeError(`keys of the kind ${String(type)} do not sign documents here; take ECDSA or RSA`);
}

/** As signers are named: the issuer of their certificate and its number. */
export function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const body = partOf(readDer(certificate), 0, tags.sequence);
  const shift = partOf(body, 0).tag === 0xa0 ? 1 : 0;
  return sequence(partOf(body, shift + 2, tags.sequence).bytes, partOf(body, shift, tags.integer).bytes);
}
