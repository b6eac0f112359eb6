/** Putting a pack together. Checks nothing: what does not fit is found by whoever verifies, as it should be. */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { NamedText } from '../agreements/document.ts';
import { rowText } from '../evidence/canonical.ts';
import type { SealedPage } from '../evidence/page-columns.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import type { Statement } from '../evaluation/statement.ts';
import { formatVerifierKey } from '../ledger/checkpoint.ts';
import type { VerifierKey } from '../ledger/checkpoint.ts';
import type { Entry } from '../ledger/entry.ts';
import { entryLeaf, MerkleTree } from '../ledger/merkle.ts';
import { canonicalText } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';
import { rowHash } from './bodies.ts';
import { entryJson } from './entry-line.ts';
import { packFormat, packNames } from './pack.ts';
import type { ListedRow, PackFiles } from './pack.ts';

/** A row as the ledger has it: by the entry that recorded it and its place among those told together. */
export interface RecordedRow {
  readonly entry: number;
  readonly place: number;
  readonly row: EvidenceRow;
  /** A row that is not for the reader's eyes: the pack gives its hash alone. */
  readonly withheld?: boolean | undefined;
}

export interface PackParts {
  readonly product: string;
  readonly org: string;
  readonly agreement: string;
  readonly period: string;
  readonly knownAt: Instant;
  /** Every revision as signed, and every agreement it inherits from. */
  readonly agreements: readonly NamedText[];
  /** The entries that concern the agreement, all of them under the checkpoint. */
  readonly entries: readonly Entry[];
  /** All rows of every such entry that records rows. */
  readonly rows: readonly RecordedRow[];
  /** The sealed days that the statements were computed from, each listed by one of the entries. */
  readonly pages?: readonly SealedPage[] | undefined;
  readonly statements: readonly Statement[];
  /** The signed note, and the hashes of all entries that it covers. */
  readonly checkpoint: { readonly note: string; readonly hashes: readonly string[] };
  /** Sizes of checkpoints that were given away before: the pack shows that this one only adds to them. */
  readonly earlier: readonly number[];
  readonly keys: readonly VerifierKey[];
}

/** The files, in a fixed order: the same parts give the same bytes. */
export function buildPack(parts: PackParts): PackFiles {
  const entries = parts.entries.toSorted((a, b) => a.index - b.index);
  const rows = parts.rows.toSorted((a, b) => a.entry - b.entry || a.place - b.place);
  const pages = (parts.pages ?? []).toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  const shown = rows.filter(({ withheld }) => withheld !== true);
  const named = new Map<string, string>([
    [packNames.manifest, json(manifestOf(parts, shown.length))],
    ...agreementFiles(parts.agreements),
    [packNames.ledger, lines(entries.map(entryJson))],
    [packNames.rows, lines(shown.map(({ entry, place, row }) => ({ entry, place, row: JSON.parse(rowText(row)) })))],
    ...parts.statements.map((one): [string, string] => [`${packNames.statements}${statementName(one)}`, json(one)]),
    [packNames.checkpoint, parts.checkpoint.note],
    [
      packNames.proofs,
      json({ ...treeProofs(parts, entries), batches: batchesOf(rows), pages: pages.map(({ hash }) => hash) }),
    ],
    [packNames.keys, json({ keys: parts.keys.map(formatVerifierKey) })],
  ]);
  return new Map([
    ...[...named].map(([name, text]): [string, Uint8Array] => [name, utf8ToBytes(text)]),
    ...pages.map(({ hash, bytes }): [string, Uint8Array] => [`${packNames.pages}${hash}`, bytes]),
  ]);
}

const json = (value: unknown): string => `${canonicalText(value)}\n`;
const lines = (values: readonly unknown[]): string => values.map(json).join('');
const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Texts from different folders may have one name. */
function agreementFiles(texts: readonly NamedText[]): readonly [string, string][] {
  const names = texts.map(({ file }) => baseName(file));
  return texts.map(({ text }, at) => {
    const name = names[at] ?? '';
    const before = names.slice(0, at).filter((one) => one === name).length;
    return [`${packNames.agreements}${before === 0 ? '' : `${before + 1}-`}${name}`, text];
  });
}

/** The moment is part of the name, because a period may have been stated more than once. */
function statementName({ period, knownAt }: Statement): string {
  return `${period.key.replaceAll('/', '_')}-as-known-${knownAt.replaceAll(':', '')}.json`;
}

function manifestOf(parts: PackParts, rows: number): unknown {
  const { product, org, agreement, period, knownAt, agreements, entries, statements } = parts;
  const pages = parts.pages?.length ?? 0;
  const holds = { agreements: agreements.length, entries: entries.length, pages, rows, statements: statements.length };
  return { format: packFormat, product, org, agreement, period, knownAt: Instant.format(knownAt), holds };
}

function treeProofs({ checkpoint, earlier }: PackParts, entries: readonly Entry[]): object {
  const tree = new MerkleTree(checkpoint.hashes.map(entryLeaf));
  const hex = (proof: readonly Uint8Array[]): readonly string[] => proof.map(bytesToHex);
  return {
    inclusion: Object.fromEntries(entries.map(({ index }) => [index, hex(tree.inclusionProof(index))])),
    consistency: Object.fromEntries(earlier.map((size) => [size, hex(tree.consistencyProof(size))])),
  };
}

function batchesOf(rows: readonly RecordedRow[]): Readonly<Record<string, readonly ListedRow[]>> {
  const batches: Record<string, ListedRow[]> = {};
  for (const { entry, row, withheld } of rows) {
    const listed = { hash: rowHash(rowText(row)), ...(withheld === true ? {} : { id: row.id }) };
    (batches[String(entry)] ??= []).push(listed);
  }
  return batches;
}
