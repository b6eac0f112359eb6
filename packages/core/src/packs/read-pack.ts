/** From the files of a pack to what they say. Owns: telling a pack that can be read from one that cannot. */
import type { z } from 'zod';
import type { NamedText } from '../agreements/document.ts';
import type { SealedPage } from '../evidence/page-columns.ts';
import { parseCheckpoint, parseVerifierKey } from '../ledger/checkpoint.ts';
import type { SignedCheckpoint, VerifierKey } from '../ledger/checkpoint.ts';
import type { Entry, Json } from '../ledger/entry.ts';
import { accepted, allAccepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { entrySchema } from './entry-line.ts';
import { keysSchema, manifestSchema, packFormat, packNames, proofsSchema, rowLineSchema } from './pack.ts';
import type { Manifest, PackFiles, Proofs, RowLine } from './pack.ts';
import { utf8Text } from './utf8.ts';

/** What a pack says, not yet believed. */
export interface ReadPack {
  readonly manifest: Manifest;
  readonly agreements: readonly NamedText[];
  readonly entries: readonly Entry[];
  readonly rows: readonly RowLine[];
  /** Bytes by the hash that stands in the name of the file. */
  readonly pages: readonly SealedPage[];
  readonly statements: readonly { readonly file: string; readonly data: Json }[];
  readonly checkpoint: SignedCheckpoint;
  readonly proofs: Proofs;
  readonly keys: readonly VerifierKey[];
  /** Files that have no place in a pack. */
  readonly strangers: readonly string[];
}

/** Refuses what is no pack, or one of which a file cannot be read to its end. */
export function readPack(files: PackFiles): Outcome<ReadPack> {
  if (!files.has(packNames.manifest))
    return refuse(
      packNames.manifest,
      `is missing, so this is no evidence pack (${packFormat}); was the right file sent?`,
    );
  const manifest = jsonFile(files, packNames.manifest, manifestSchema);
  if (!manifest.ok) return manifest;
  const checkpoint = textFile(files, packNames.checkpoint);
  const parts = {
    entries: linesFile(files, packNames.ledger, entrySchema),
    rows: linesFile(files, packNames.rows, rowLineSchema),
    proofs: jsonFile(files, packNames.proofs, proofsSchema),
    keys: keysOf(files),
    checkpoint: checkpoint.ok ? parseCheckpoint(checkpoint.value) : checkpoint,
    agreements: allAccepted(under(files, packNames.agreements).map((file) => namedText(files, file))),
    statements: allAccepted(under(files, packNames.statements).map((file) => statementFile(files, file))),
  };
  const { entries, rows, proofs, keys, agreements, statements } = parts;
  if (entries.ok && rows.ok && proofs.ok && keys.ok && parts.checkpoint.ok && agreements.ok && statements.ok)
    return accepted({
      manifest: manifest.value,
      entries: entries.value,
      rows: rows.value,
      proofs: proofs.value,
      keys: keys.value,
      checkpoint: parts.checkpoint.value,
      agreements: agreements.value,
      statements: statements.value,
      pages: under(files, packNames.pages).map((file) => ({
        hash: file.slice(packNames.pages.length),
        bytes: files.get(file) ?? new Uint8Array(0),
      })),
      strangers: [...files.keys()].filter((name) => !hasPlace(name)),
    });
  return { ok: false, refusals: Object.values(parts).flatMap((part) => (part.ok ? [] : part.refusals)) };
}

const refuse = (file: string, why: string): Outcome<never> =>
  refused({ code: 'PACK-UNREADABLE', message: `${file}: ${why}`, at: [file] });

const under = (files: PackFiles, folder: string): readonly string[] =>
  [...files.keys()].filter((name) => name.startsWith(folder) && name.length > folder.length).sort();

const single = [
  packNames.manifest,
  packNames.ledger,
  packNames.rows,
  packNames.proofs,
  packNames.checkpoint,
  packNames.keys,
] as const;
const hasPlace = (name: string): boolean =>
  single.some((known) => known === name) || /^(?:agreements|pages|statements)\/./u.test(name);

function textFile(files: PackFiles, file: string): Outcome<string> {
  const bytes = files.get(file);
  if (bytes === undefined) return refuse(file, 'is missing from the pack; ask its sender for a whole one');
  const text = utf8Text(bytes);
  return text === undefined ? refuse(file, 'is not UTF-8 text; it was damaged on its way') : accepted(text);
}

function namedText(files: PackFiles, file: string): Outcome<NamedText> {
  const text = textFile(files, file);
  return text.ok ? accepted({ file, text: text.value }) : text;
}

function parseJson(text: string): Outcome<Json> {
  try {
    const value: Json = JSON.parse(text);
    return accepted(value);
  } catch {
    return refuse('', '');
  }
}

function checked<S extends z.ZodType>(text: string, where: string, schema: S): Outcome<z.output<S>> {
  const value = parseJson(text);
  if (!value.ok) return refuse(where, 'breaks off or is no JSON; the file was cut or damaged, ask for it again');
  const read = schema.safeParse(value.value);
  if (read.success) return accepted(read.data);
  const issue = read.error.issues[0];
  return refuse(
    where,
    `is not what a pack holds there: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

function jsonFile<S extends z.ZodType>(files: PackFiles, file: string, schema: S): Outcome<z.output<S>> {
  const text = textFile(files, file);
  return text.ok ? checked(text.value, file, schema) : text;
}

function linesFile<S extends z.ZodType>(files: PackFiles, file: string, schema: S): Outcome<z.output<S>[]> {
  const text = textFile(files, file);
  if (!text.ok) return text;
  const lines = text.value.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return allAccepted(lines.map((line, at) => checked(line, `${file}: line ${at + 1}`, schema)));
}

function statementFile(files: PackFiles, file: string): Outcome<{ readonly file: string; readonly data: Json }> {
  const text = textFile(files, file);
  if (!text.ok) return text;
  const data = parseJson(text.value);
  return data.ok ? accepted({ file, data: data.value }) : refuse(file, 'breaks off or is no JSON; ask for it again');
}

function keysOf(files: PackFiles): Outcome<readonly VerifierKey[]> {
  const read = jsonFile(files, packNames.keys, keysSchema);
  return read.ok ? allAccepted(read.value.keys.map(parseVerifierKey)) : read;
}
