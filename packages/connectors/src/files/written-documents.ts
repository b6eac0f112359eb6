/**
 * YAML and JSON files. Owns: telling agreements, models of services and evidence apart, rows of evidence with their line. Does not own: what an
 * agreement says (core reads the same text again, with every position).
 */
import { readSource, refusalsOf, serviceModelDocumentSchema } from '@troth/core';
import type { SourceDocument } from '@troth/core';
import type { Gathered, Shared } from './gathered.ts';
import { sharedFields } from './row-fields.ts';
import { wholeText } from './text-blocks.ts';
import { Unreadable } from './unreadable.ts';

const limits = { bytes: 16_000_000, line: 1_000_000 };

type Plain = SourceDocument['data'];
type PlainMap = { readonly [key: string]: Plain };

function isMap(data: Plain | undefined): data is PlainMap {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** Reads a file; `asked` when the user named the file itself, so that passing over it would be silence. */
export async function readDocumentsOf(file: string, asked: boolean, into: Gathered): Promise<void> {
  const text = await wholeText(file, limits);
  const documents = readSource(text, file);
  if (!documents.ok) {
    into.refusals.push(...documents.refusals);
    return;
  }
  const kinds = new Set(documents.value.map(({ data }) => kindOf(data)));
  if (kinds.has('other')) {
    const why = 'not of kind Agreement, ServiceModel or Evidence';
    if (asked || kinds.size > 1)
      throw new Unreadable(
        'DOCUMENT-KIND',
        `${file}:1: the document is ${why}; write apiVersion: troth/v1 and one of these kinds`,
      );
    into.passedOver.push({ file, why });
    return;
  }
  if (kinds.size > 1)
    throw new Unreadable(
      'DOCUMENT-MIXED',
      `${file}:1: documents of several kinds in one file; keep them in files of their own, so that each can be signed and kept alone`,
    );
  if (kinds.has('Agreement')) into.agreements.push({ file, text });
  else for (const document of documents.value) (kinds.has('Evidence') ? readEvidence : readModel)(document, into);
}

/** Documents that claim the product's language are never passed over, whatever else is wrong with them. */
function kindOf(data: Plain): 'Agreement' | 'Evidence' | 'ServiceModel' | 'other' {
  if (!isMap(data)) return 'other';
  if (data['kind'] === 'ServiceModel') return 'ServiceModel';
  if (data['kind'] === 'Evidence') return 'Evidence';
  const ours = typeof data['apiVersion'] === 'string' && data['apiVersion'].startsWith('troth/');
  return ours || (data['kind'] === 'Agreement' && data['apiVersion'] === undefined) ? 'Agreement' : 'other';
}

function readModel(document: SourceDocument, into: Gathered): void {
  const { data, file } = document;
  if (!isMap(data)) return;
  const read = serviceModelDocumentSchema.safeParse(data, { reportInput: true });
  if (!read.success) {
    for (const { message } of refusalsOf(read.error.issues, document)) into.refuse('SERVICE-MODEL', message);
    return;
  }
  const { apiVersion: _version, kind: _kind, agreement, ...model } = read.data;
  const { apiVersion: _writtenVersion, kind: _writtenKind, agreement: _agreement, ...written } = data;
  into.models.push({ file, agreement, model, written, place: (path) => document.place(path) });
}

function readEvidence(document: SourceDocument, into: Gathered): void {
  const { data, file } = document;
  if (!isMap(data)) return;
  const before = into.refusals.length;
  const complain = (path: readonly string[], message: string): void => {
    const at = document.place(path);
    into.refuse('EVIDENCE-DOCUMENT', `${file}:${at.line}:${at.column}: ${path.join('.')}: ${message}`);
  };
  const { apiVersion, kind: _kind, description: _description, rows, ...rest } = data;
  if (apiVersion !== 'troth/v1')
    complain(['apiVersion'], 'write "apiVersion: troth/v1"; other versions are not known here');
  for (const key of Object.keys(rest)) {
    if (!sharedFields.includes(key))
      complain(
        [key],
        `is no key of an evidence document; the keys are ${sharedFields.join(', ')}, description and rows`,
      );
  }
  if (!Array.isArray(rows))
    return complain(['rows'], 'is missing; list the rows of evidence, such as "- { form: state, … }"');
  if (into.refusals.length === before) readRows(document, { rows, shared: rest }, into);
}

function readRows(
  document: SourceDocument,
  { rows, shared }: { rows: readonly Plain[]; shared: Shared },
  into: Gathered,
): void {
  for (const [index, row] of rows.entries()) {
    if (into.full) return;
    const place = `${document.file}:${document.place(['rows', index]).line}`;
    if (isMap(row)) into.row(row, shared, place);
    else into.refuse('EVIDENCE-ROW', `${place}: a row is a group of keys that says its form, such as "form: state"`);
  }
}
