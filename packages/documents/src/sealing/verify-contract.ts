/**
 * A signed contract, checked by whoever holds it, without us: signatures, time stamps, what lies between them, the terms within, the
 * words on the pages, the evidence trail. Owns: what is looked at, and the conclusion. Does not own: files and terminals.
 */
import type { Json } from '@troth/core';
import { alteredParts } from './altered.ts';
import { checkSignature } from './check-signatures.ts';
import type { CheckedSignature } from './check-signatures.ts';
import { words } from './findings.ts';
import type { Finding, Words } from './findings.ts';
import { addedBetween, signatureFindings } from './signature-findings.ts';
import { findSignatures } from './signatures.ts';
import { hexSha256 } from './signer.ts';
import { lookWithin } from './terms-within.ts';
import type { StampRules } from './time-stamp.ts';

export interface ContractTrust {
  /** Roots, PEM, that the reader has from elsewhere; without any, signatures hold in themselves and nobody vouches for the names. */
  readonly trust?: readonly string[] | undefined;
  readonly stampRules?: StampRules | undefined;
  /** Terms kept beside the document, as they were given. */
  readonly terms?: Uint8Array | undefined;
  /** The evidence trail kept beside the document. */
  readonly trail?: Uint8Array | undefined;
  /** Writes the document again from its terms; undefined when they cannot be read. */
  readonly render?: ((documents: readonly Json[], hash: string) => Promise<Uint8Array | undefined>) | undefined;
  /** Name and version of this program. */
  readonly program?: string | undefined;
}

export interface ContractReport {
  readonly valid: boolean;
  /** Every signature and time stamp leads to a root that the reader gave. */
  readonly trusted: boolean;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly signatures: readonly CheckedSignature[];
  readonly terms: { readonly file: string; readonly hash: string } | undefined;
  readonly findings: readonly Finding[];
  /** Parts that are not as they were signed. */
  readonly altered: readonly string[];
  readonly notes: readonly Words[];
}

export async function verifySignedContract(bytes: Uint8Array, given: ContractTrust = {}): Promise<ContractReport> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const trust = given.trust ?? [];
  const looking = { bytes, text, trust, stampRules: given.stampRules ?? { trust } };
  const found = findSignatures(text);
  const signatures = found.map((one, index) => checkSignature(one, index, looking));
  const altered = new Set(alteredParts({ bytes, text, found, checked: signatures }));
  const between = altered.size > 0 ? [] : addedBetween(bytes, found, signatures);
  const within = await lookWithin(bytes, { signatures, given });
  const findings = [...signatureFindings(signatures, altered), ...between, ...within.findings];
  // What signatures found is exact; that altered bytes cannot be read either is no part of its own.
  const exact = altered.size > 0;
  for (const { part, faults } of [...between, ...within.findings]) {
    if (faults.length > 0 && (!exact || beside.has(part))) altered.add(part);
  }
  const trusted = signatures.every((one) => one.trusted && one.timeStamp?.trusted === true);
  return {
    valid: signatures.length > 0 && altered.size === 0,
    trusted: signatures.length > 0 && trusted,
    hash: hexSha256(bytes),
    signatures,
    terms: within.terms,
    findings,
    altered: [...altered],
    notes: notesOn(signatures, { trusted, given }),
  };
}

/** Kept beside the document, and covered by no signature of it. */
const beside: ReadonlySet<string> = new Set(['evidence trail', 'file beside']);

function notesOn(
  signatures: readonly CheckedSignature[],
  { trusted, given }: { readonly trusted: boolean; readonly given: ContractTrust },
): readonly Words[] {
  const notes: Words[] = [];
  if (signatures.length > 0 && !trusted) {
    notes.push(
      words(
        'The names are those on the certificates; no root that you gave vouches for all of them. Ask the other party for its root another way than with this file.',
        '姓名以證書所載為準；你所提供的根證書未能核實全部簽署。請以本文件以外的途徑向對方索取其根證書。',
      ),
    );
  }
  if (signatures.length > 0 && !signatures.some(({ kind }) => kind === 'seal')) {
    notes.push(words('It is not sealed yet: not everybody may have signed.', '文件尚未蓋章：可能仍有人未簽署。'));
  }
  if (given.trail === undefined && signatures.some(({ trail }) => trail !== undefined)) {
    notes.push(
      words(
        'The seal names an evidence trail; give it with --trail to check it, too.',
        '印章指明一份證據紀錄；以 --trail 提供即可一併查核。',
      ),
    );
  }
  return notes;
}
