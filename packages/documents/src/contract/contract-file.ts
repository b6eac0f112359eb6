/**
 * The contract as one file that can be kept and signed: PDF/A-3 with both languages, and the terms as data within it. Owns: that
 * the file within is the very text whose hash is printed and signed. Does not own: signatures (sealing), the look (print).
 */
import { canonicalHash, canonicalText } from '@troth/core';
import type { Json, Language, Revision } from '@troth/core';
import { setSheet } from '../print/press.ts';
import type { Attachment, SigningPlace } from '../print/messages.ts';
import { contractSheet } from './contract-sheet.ts';

/** Who signs, in which order. */
export interface Signatory {
  readonly order: number;
  readonly name: string;
  readonly party: 'provider' | 'customer';
  readonly capacity: string;
  /** "up to HKD 1,500,000.00". */
  readonly authority: Readonly<Record<Language, string>>;
}

export interface ContractParts {
  /** The document as data whose hash the revision has, then those it inherits from. */
  readonly documents: readonly Json[];
  /** In this order; the governing one first when missing. */
  readonly languages?: readonly Language[] | undefined;
  /** Those of the terms when missing. */
  readonly signatories?: readonly Signatory[] | undefined;
  /** The text is not agreed yet; it says so on its cover. */
  readonly draft?: boolean | undefined;
}

export interface ContractFile {
  readonly bytes: Uint8Array;
  /** Of the terms: what is signed. */
  readonly hash: string;
  readonly attachments: readonly (Attachment & { readonly hash: string })[];
  readonly places: readonly SigningPlace[];
}

export async function contractFile(revision: Revision, parts: ContractParts): Promise<ContractFile> {
  const attachments = attachmentsOf(revision, parts.documents);
  const data = contractSheet(revision, parts, attachments[0]?.name ?? '');
  const order = { sheet: 'contract', data, attachments, standard: 'a-3a', madeAt: revision.from } as const;
  const { bytes, places } = await setSheet(order);
  return { bytes, hash: revision.hash, attachments, places };
}

/** Each document under the name of its revision. Canonical text: the hash of the file is the hash of the terms. */
function attachmentsOf(revision: Revision, documents: readonly Json[]): ContractFile['attachments'] {
  const byHash = new Map(documents.map((one) => [canonicalHash(one), canonicalText(one)]));
  return [revision, ...revision.parents].map(({ agreement, revision: number, hash }) => {
    const text = byHash.get(hash);
    if (text === undefined)
      throw new RangeError(`no document of ${agreement}, revision ${number}, has its hash ${hash}`);
    const description = `The terms of ${agreement}, revision ${number}, as canonical JSON`;
    return { name: `${agreement}-r${number}.json`, description, text, hash };
  });
}
