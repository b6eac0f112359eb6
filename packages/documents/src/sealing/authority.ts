/**
 * A certificate authority of our own: for the demo, for tests, and for organisations that sign under their own name. Owns: making
 * its keys and certificates, and one-time certificates of people. Does not own: files. What it certifies is worth as much as the
 * other party's trust in its root, and no more.
 */
// The library of certificates wants it loaded before itself.
// oxlint-disable-next-line import/no-unassigned-import -- it is there for what it does
import 'reflect-metadata';
import { createPrivateKey, generateKeyPairSync, webcrypto } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Extension } from '@peculiar/x509';
import { Instant } from '@troth/core';
import { certificatesIn, holderOf, pemOf, validityOf } from './certificates.ts';
import { ids } from './identifiers.ts';
import { keySigner } from './signer.ts';
import type { DocumentSigner } from './signer.ts';
import { answerTimeStamp } from './time-stamp-authority.ts';

/** Everything an authority is, as text for files: certificates and keys in PEM. */
export interface AuthorityFiles {
  readonly 'root.crt': string;
  readonly 'root.key': string;
  /** Seals in the name of the organisation. */
  readonly 'seal.crt': string;
  readonly 'seal.key': string;
  /** Stamps times. */
  readonly 'time-stamp.crt': string;
  readonly 'time-stamp.key': string;
}

/** Who signs. */
export interface CertifiedPerson {
  readonly name: string;
  /** Name of the party that they sign for. */
  readonly organisation: string;
  readonly capacity?: string | undefined;
}

export interface Authority {
  /** Root, PEM: what the other party is given another way than with the document. */
  readonly root: string;
  readonly seal: DocumentSigner;
  /** A new key for one signature; it is forgotten with the object. */
  readonly signerFor: (person: CertifiedPerson, at: Instant) => Promise<DocumentSigner>;
  readonly answer: (request: Uint8Array, at: Instant) => Promise<Uint8Array>;
}

interface Founding {
  readonly organisation: string;
  readonly from: Instant;
  readonly until: Instant;
}

type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const newPair = (): Pair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Root, seal and time stamps of an organisation, with new keys. */
export async function foundAuthority({ organisation, from, until }: Founding): Promise<AuthorityFiles> {
  const root = newPair();
  const named = (what: string): Name => nameOf({ name: `${organisation} ${what}`, organisation });
  const issuer = named('Root');
  const times = { from, until };
  const above = await issued({
    ...times,
    subject: issuer,
    issuer,
    pair: root,
    by: root.privateKey,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      usage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
    ],
  });
  const [seal, stamps] = [newPair(), newPair()];
  const sealing = {
    ...times,
    subject: named('Seal'),
    issuer,
    pair: seal,
    by: root.privateKey,
    extensions: forSigning(),
  };
  const stamping = {
    ...times,
    subject: named('Time Stamps'),
    issuer,
    pair: stamps,
    by: root.privateKey,
    extensions: [
      notAbove(),
      usage(KeyUsageFlags.digitalSignature),
      new ExtendedKeyUsageExtension([ids.timeStamping], true),
    ],
  };
  return {
    'root.crt': pemOf(above),
    'root.key': keyPem(root),
    'seal.crt': pemOf(await issued(sealing)),
    'seal.key': keyPem(seal),
    'time-stamp.crt': pemOf(await issued(stamping)),
    'time-stamp.key': keyPem(stamps),
  };
}

/** The authority of these files. Throws where a key does not belong to its certificate. */
export function openAuthority(files: AuthorityFiles): Authority {
  const root = files['root.crt'];
  const [rootCertificate = new Uint8Array()] = certificatesIn(root);
  const rootKey = createPrivateKey(files['root.key']);
  const chained = (certificate: string, key: string): DocumentSigner =>
    keySigner(createPrivateKey(key), [...certificatesIn(certificate), rootCertificate]);
  const stamps = chained(files['time-stamp.crt'], files['time-stamp.key']);
  const issuer = nameOf(holderOf(rootCertificate));
  return {
    root,
    seal: chained(files['seal.crt'], files['seal.key']),
    async signerFor(person, at) {
      const pair = newPair();
      // As long as the root: the key is gone, and readers without time stamps would call the signature expired.
      const times = { from: Instant.plus(at, -5 * minute), until: validityOf(rootCertificate).until };
      const subject = nameOf(person);
      const own = await issued({ ...times, subject, issuer, pair, by: rootKey, extensions: forSigning() });
      return keySigner(pair.privateKey, [own, rootCertificate]);
    },
    answer: (request, at) => answerTimeStamp(request, { signer: stamps, at, serial: randomBytes(15) }),
  };
}

const minute = 60_000;

interface Issue {
  readonly subject: Name;
  readonly issuer: Name;
  readonly from: Instant;
  readonly until: Instant;
  readonly pair: Pair;
  readonly by: KeyObject;
  readonly extensions: readonly Extension[];
}

async function issued({ subject, issuer, from, until, pair, by, extensions }: Issue): Promise<Uint8Array> {
  const signing = { name: 'ECDSA', hash: 'SHA-256' };
  const publicKey = await subtle(pair.publicKey, ['verify']);
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: Buffer.from([0x40, ...randomBytes(15)]).toString('hex'),
      subject,
      issuer,
      notBefore: new Date(from),
      notAfter: new Date(until),
      publicKey,
      signingKey: await subtle(by, ['sign']),
      signingAlgorithm: signing,
      extensions: [...extensions, await SubjectKeyIdentifierExtension.create(publicKey)],
    },
    // Node's own, which the library takes by its web name.
    webcrypto,
  );
  return new Uint8Array(certificate.rawData);
}

/** The key as the library of certificates takes it. */
async function subtle(key: KeyObject, uses: ('sign' | 'verify')[]): Promise<webcrypto.CryptoKey> {
  const [form, bytes] =
    key.type === 'public'
      ? (['spki', key.export({ type: 'spki', format: 'der' })] as const)
      : (['pkcs8', key.export({ type: 'pkcs8', format: 'der' })] as const);
  return webcrypto.subtle.importKey(form, bytes, { name: 'ECDSA', namedCurve: 'P-256' }, true, uses);
}

const randomBytes = (count: number): Uint8Array => webcrypto.getRandomValues(new Uint8Array(count));
const usage = (flags: KeyUsageFlags): Extension => new KeyUsagesExtension(flags, true);
const notAbove = (): Extension => new BasicConstraintsExtension(false, undefined, true);

/** Signatures and the will behind them. */
const forSigning = (): readonly Extension[] => [
  notAbove(),
  usage(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation),
];

function nameOf({
  name,
  organisation,
  capacity,
}: {
  readonly name: string;
  readonly organisation?: string | undefined;
  readonly capacity?: string | undefined;
}): Name {
  return new Name([
    ...(organisation === undefined ? [] : [{ O: [{ utf8String: organisation }] }]),
    ...(capacity === undefined ? [] : [{ '2.5.4.12': [{ utf8String: capacity }] }]),
    { CN: [{ utf8String: name }] },
  ]);
}

const keyPem = ({ privateKey }: Pair): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
