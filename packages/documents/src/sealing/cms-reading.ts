/**
 * Signed messages read strictly. Owns: that everything in a message is either covered by its signature or the only thing that can
 * stand there, so that no byte of it can be altered without a trace. Does not own: whether the signer is trusted.
 */
import { createVerify, X509Certificate } from 'node:crypto';
import { issuerAndSerial } from './cms.ts';
import { der, DerError, oidOf, partOf, readDer, smallOf, tags } from './der.ts';
import type { Der } from './der.ts';
import { digestNames, ids, signatureDigests } from './identifiers.ts';
import { sha256 } from './signer.ts';

type DigestName = 'sha256' | 'sha384' | 'sha512';

export interface SignedMessage {
  /** Object identifier of what is signed. */
  readonly content: string;
  readonly enclosed: Uint8Array | undefined;
  readonly digestName: DigestName;
  /** What the message says the hash of its content is. */
  readonly digest: Uint8Array;
  /** DER; the signer's first. */
  readonly certificates: readonly Uint8Array[];
  readonly signature: Uint8Array;
  /** Token over the signature. */
  readonly timeStamp: Uint8Array | undefined;
}

/** The message, its signature verified by the certificate in it. Throws DerError with what does not hold. */
export function readSigned(bytes: Uint8Array): SignedMessage {
  const outer = readDer(bytes);
  mustBe(outer.tag === tags.sequence && outer.parts.length === 2, 'it is no signed message');
  mustBe(oidOf(partOf(outer, 0)) === ids.signedData, 'it is no signed message');
  const wrapper = partOf(outer, 1, 0xa0);
  const body = partOf(wrapper, 0, tags.sequence);
  mustBe(wrapper.parts.length === 1 && body.parts.length === 5, 'parts are missing or too many');
  const inner = partOf(body, 2, tags.sequence);
  const content = oidOf(partOf(inner, 0));
  mustBe(smallOf(partOf(body, 0)) === (content === ids.data ? 1 : 3), 'its version is another');
  const infos = partOf(body, 4, tags.set);
  mustBe(infos.parts.length === 1, 'it has not one signer');
  const digests = partOf(body, 1, tags.set);
  const info = readInfo(partOf(infos, 0, tags.sequence));
  mustBe(digests.parts.length === 1 && algorithm(partOf(digests, 0)) === info.digestId, 'its hashes disagree');
  const certificates = ordered(
    partOf(body, 3, 0xa0).parts.map((part) => part.bytes),
    info.signer,
  );
  const message = { content, enclosed: enclosedIn(inner), certificates, ...signed(info, { content, certificates }) };
  return { ...message, signature: info.signature, timeStamp: info.timeStamp };
}

interface Info {
  readonly signer: Uint8Array;
  readonly digestId: string;
  readonly attributes: Der;
  readonly algorithm: string;
  readonly signature: Uint8Array;
  readonly timeStamp: Uint8Array | undefined;
}

function readInfo(info: Der): Info {
  mustBe(smallOf(partOf(info, 0)) === 1, 'the version of its signer is another');
  mustBe(info.parts.length === 6 || info.parts.length === 7, 'the signer has too many parts');
  return {
    signer: partOf(info, 1, tags.sequence).bytes,
    digestId: algorithm(partOf(info, 2)),
    attributes: partOf(info, 3, 0xa0),
    algorithm: algorithm(partOf(info, 4)),
    signature: partOf(info, 5, tags.octets).content,
    timeStamp: info.parts.length === 7 ? stampIn(partOf(info, 6, 0xa1)) : undefined,
  };
}

/** What no signature covers may hold a time stamp and nothing else. */
function stampIn(unsigned: Der): Uint8Array {
  const values = attributesIn(unsigned);
  const stamp = values.get(ids.timeStampToken);
  mustBe(values.size === 1 && stamp !== undefined, 'what is not signed holds more than a time stamp');
  return stamp?.bytes ?? new Uint8Array();
}

function enclosedIn(inner: Der): Uint8Array | undefined {
  if (inner.parts.length === 1) return undefined;
  const wrapper = partOf(inner, 1, 0xa0);
  mustBe(inner.parts.length === 2 && wrapper.parts.length === 1, 'its content has too many parts');
  return partOf(wrapper, 0, tags.octets).content;
}

function signed(
  info: Info,
  about: Pick<SignedMessage, 'content' | 'certificates'>,
): Pick<SignedMessage, 'digest' | 'digestName'> {
  const [own = new Uint8Array()] = about.certificates;
  const digestName = digestNames[info.digestId];
  if (digestName === undefined) throw new DerError('its hash is one that is not believed here');
  const says = signatureDigests[info.algorithm];
  mustBe(says === 'any' || says === digestName, 'its algorithms disagree');
  const values = attributesIn(info.attributes);
  const type = values.get(ids.contentType);
  mustBe(type !== undefined && oidOf(type) === about.content, 'it is signed as something else');
  mustBe(namesCertificate(values, own), 'it was signed with another certificate');
  const digest = values.get(ids.messageDigest);
  if (digest === undefined) throw new DerError('the hash of its content is missing');
  const verifier = createVerify(digestName).update(der(tags.set, info.attributes.content));
  mustBe(verifier.verify(new X509Certificate(own).publicKey, info.signature), 'the signature does not belong to it');
  return { digest: digest.content, digestName };
}

/** signing-certificate-v2 with SHA-256, or the older attribute with SHA-1 beside it, as some authorities still write. */
function namesCertificate(values: ReadonlyMap<string, Der>, own: Uint8Array): boolean {
  const named = values.get(ids.signingCertificateV2);
  if (named === undefined) return values.has(ids.signingCertificate);
  const first = partOf(partOf(named, 0, tags.sequence), 0, tags.sequence);
  const hash = first.parts.find((part) => part.tag === tags.octets);
  return hash !== undefined && (hash.content.length !== 32 || Buffer.compare(hash.content, sha256(own)) === 0);
}

function attributesIn(set: Der): ReadonlyMap<string, Der> {
  const values = new Map<string, Der>();
  for (const part of set.parts) {
    const id = oidOf(partOf(part, 0));
    const value = partOf(part, 1, tags.set);
    mustBe(part.tag === tags.sequence && part.parts.length === 2, 'an attribute has another form');
    mustBe(value.parts.length === 1 && !values.has(id), 'an attribute is there twice');
    values.set(id, partOf(value, 0));
  }
  return values;
}

/** Its identifier; parameters can only be nothing. */
function algorithm(value: Der): string {
  const rest = value.parts.slice(1);
  const plain = rest.length === 0 || (rest.length === 1 && rest[0]?.bytes.length === 2 && rest[0].tag === tags.nothing);
  mustBe(value.tag === tags.sequence && plain, 'an algorithm has parameters that are not known here');
  return oidOf(partOf(value, 0));
}

/** From the signer's own upwards; a certificate that leads nowhere has no business there. */
function ordered(certificates: readonly Uint8Array[], signer: Uint8Array): readonly Uint8Array[] {
  const rest = [...certificates];
  const chain: Uint8Array[] = [];
  let next = rest.findIndex((one) => Buffer.compare(issuerAndSerial(one), signer) === 0);
  while (next >= 0) {
    const [found = new Uint8Array()] = rest.splice(next, 1);
    chain.push(found);
    const issued = new X509Certificate(found);
    next = rest.findIndex((one) => issued.checkIssued(new X509Certificate(one)));
  }
  mustBe(chain.length > 0, 'the certificate of its signer is missing');
  mustBe(rest.length === 0, 'it holds certificates that lead nowhere');
  return chain;
}

function mustBe(holds: boolean, otherwise: string): void {
  if (!holds) throw new DerError(otherwise);
}
