/** Certificates and the way up to a root. Owns: what must hold of each at a moment. Does not own: whom the reader trusts. */
import { X509Certificate } from 'node:crypto';
import { Instant } from '@troth/core';
import { ids } from './identifiers.ts';
import { oidOf, partOf, readDer, tags } from './der.ts';
import type { Der } from './der.ts';

/** Who a certificate speaks of. */
export interface Holder {
  readonly name: string;
  readonly organisation: string | undefined;
  readonly capacity: string | undefined;
}

export function holderOf(certificate: Uint8Array): Holder {
  const body = bodyOf(certificate);
  const fields = new Map<string, string>();
  for (const set of partOf(body.value, body.shift + 4, tags.sequence).parts) {
    for (const one of set.parts) fields.set(oidOf(partOf(one, 0)), nameText(partOf(one, 1)));
  }
  const [name = '', organisation, capacity] = ['2.5.4.3', '2.5.4.10', '2.5.4.12'].map((id) => fields.get(id));
  return { name, organisation, capacity };
}

/** What is signed of a certificate; versions after the first stand one place further. */
function bodyOf(certificate: Uint8Array): { readonly value: Der; readonly shift: number } {
  const value = partOf(readDer(certificate), 0, tags.sequence);
  return { value, shift: partOf(value, 0).tag === 0xa0 ? 1 : 0 };
}

/** UTF-8, or the 16-bit and 8-bit forms of old. */
function nameText({ tag, content }: Der): string {
  const bytes = Buffer.from(content);
  if (tag === 0x1e) return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
  return bytes.toString(tag === tags.text ? 'utf8' : 'latin1');
}

/** First and last moment of a certificate. */
export function validityOf(certificate: Uint8Array): { readonly from: Instant; readonly until: Instant } {
  const { validFrom, validTo } = new X509Certificate(certificate);
  return { from: Instant.of(Date.parse(validFrom)), until: Instant.of(Date.parse(validTo)) };
}

export interface PathAnswer {
  /** What does not hold, as words after "its certificate". */
  readonly faults: readonly string[];
  /** Leads to one of the roots asked for. */
  readonly trusted: boolean;
}

interface PathQuestion {
  /** DER, the signer's first. */
  readonly certificates: readonly Uint8Array[];
  readonly at: Instant;
  readonly use: 'signing' | 'time stamps';
  /** PEM. */
  readonly trust: readonly string[];
}

/** Every certificate issued by the next, valid at the moment, meant for this use; the last one signed by itself or by a root. */
export function checkPath({ certificates, at, use, trust }: PathQuestion): PathAnswer {
  const faults: string[] = [];
  const chain = certificates.map((bytes) => new X509Certificate(bytes));
  const roots = rootsIn(trust);
  const last = chain.at(-1);
  const above = roots.find((root) => last?.checkIssued(root) === true && last.verify(root.publicKey));
  for (const [index, one] of chain.entries()) {
    const { from, until } = validityOf(one.raw);
    if (at < from || at > until) {
      faults.push(
        `"${holderOf(one.raw).name}" was valid from ${Instant.format(from)} to ${Instant.format(until)} only`,
      );
    }
    if (!sameAlgorithms(one.raw)) faults.push(`"${holderOf(one.raw).name}" contradicts itself`);
    const issuer = chain[index + 1] ?? (one.checkIssued(one) ? one : above);
    if (issuer === undefined) faults.push(`"${holderOf(one.raw).name}" cannot be checked: its issuer's is missing`);
    else if (!one.verify(issuer.publicKey)) {
      faults.push(`"${holderOf(one.raw).name}" was not issued by "${holderOf(issuer.raw).name}"`);
    }
    if (index > 0 && !one.ca) faults.push(`"${holderOf(one.raw).name}" may not issue certificates`);
  }
  const [own] = certificates;
  if (own === undefined || !meantFor(own, use)) faults.push(`is not meant for ${use}`);
  return {
    faults,
    trusted: above !== undefined || roots.some((root) => last !== undefined && root.raw.equals(last.raw)),
  };
}

/** A certificate for time stamps is for nothing else, and says so critically (RFC 3161, 2.3). */
function meantFor(certificate: Uint8Array, use: PathQuestion['use']): boolean {
  const { keyUsage } = new X509Certificate(certificate);
  if (use === 'signing') return !new X509Certificate(certificate).ca;
  return isCritical(certificate, '2.5.29.37') && keyUsage.length === 1 && keyUsage[0] === ids.timeStamping;
}

function isCritical(certificate: Uint8Array, id: string): boolean {
  const extensions = bodyOf(certificate).value.parts.find(({ tag }) => tag === 0xa3);
  const all = extensions === undefined ? [] : partOf(extensions, 0, tags.sequence).parts;
  const found = all.find((one) => oidOf(partOf(one, 0)) === id);
  return found !== undefined && partOf(found, 1).tag === tags.boolean && partOf(found, 1).content[0] === 0xff;
}

/** The algorithm outside of what is signed must be the one inside (RFC 5280, 4.1.1.2); the bits of the signature are whole bytes. */
function sameAlgorithms(certificate: Uint8Array): boolean {
  const whole = readDer(certificate);
  const { value, shift } = bodyOf(certificate);
  const inside = partOf(value, shift + 1);
  const bits = partOf(whole, 2, 0x03);
  return Buffer.compare(inside.bytes, partOf(whole, 1).bytes) === 0 && bits.content[0] === 0;
}

const rootsIn = (trust: readonly string[]): readonly X509Certificate[] =>
  trust.flatMap(certificatesIn).map((bytes) => new X509Certificate(bytes));

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/gu;

/** DER of every certificate in a PEM file. */
export function certificatesIn(pem: string): readonly Uint8Array[] {
  return (pem.match(pemBlock) ?? []).map((block) => new Uint8Array(new X509Certificate(block).raw));
}

export const pemOf = (certificate: Uint8Array): string => new X509Certificate(certificate).toString();
