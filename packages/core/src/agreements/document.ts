/**
 * Documents before they are joined: one revision of one agreement each, with its canonical hash. Owns: telling agreements from
 * other documents, and the identity of a revision.
 */
import { canonicalHash } from '../values/canonical.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';
import { readSource } from './reading/source.ts';
import type { Plain, SourceDocument } from './reading/source.ts';

/** A text with the name under which messages speak of it. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

export interface AgreementDocument {
  readonly source: SourceDocument;
  readonly data: { readonly [key: string]: Plain };
  readonly id: string;
  readonly revision: number;
  /** SHA-256 of the canonical JSON of the document as written: what is signed. */
  readonly hash: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | undefined;
  readonly inherits?: string | undefined;
}

/** All agreement documents of the texts. Documents of other kinds are refused with their place. */
export function readDocuments(texts: readonly NamedText[]): Outcome<readonly AgreementDocument[]> {
  const found: AgreementDocument[] = [];
  const refusals: Refusal[] = [];
  for (const { text, file } of texts) {
    const source = readSource(text, file);
    if (!source.ok) {
      refusals.push(...source.refusals);
      continue;
    }
    for (const document of source.value) {
      const read = readDocument(document);
      if (read.ok) found.push(read.value);
      else refusals.push(...read.refusals);
    }
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: found };
}

function readDocument(source: SourceDocument): Outcome<AgreementDocument> {
  const { data } = source;
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return refuse(source, [], 'an agreement is a group of keys that begins with "apiVersion: troth/v1"');
  const map = data as { readonly [key: string]: Plain };
  if (map['apiVersion'] !== 'troth/v1')
    return refuse(
      source,
      ['apiVersion'],
      'write "apiVersion: troth/v1"; other versions of the language are not known here',
    );
  if (map['kind'] !== 'Agreement')
    return refuse(
      source,
      ['kind'],
      'write "kind: Agreement"; a file beside it may be of kind ServiceModel or Evidence',
    );
  const { id, effective, inherits } = map;
  if (typeof id !== 'string')
    return refuse(source, ['id'], 'is missing; give the agreement an id, such as SLA-ACME-WAN');
  const span =
    typeof effective === 'object' && effective !== null && !Array.isArray(effective)
      ? (effective as { readonly [key: string]: Plain })
      : undefined;
  if (typeof span?.['from'] !== 'string')
    return refuse(
      source,
      ['effective', 'from'],
      'is missing; write the date from which this revision holds, as 2024-11-01',
    );
  return {
    ok: true,
    value: {
      source,
      data: map,
      id,
      revision: typeof map['revision'] === 'number' ? map['revision'] : 1,
      hash: canonicalHash(data),
      effectiveFrom: span['from'],
      ...(typeof span['to'] === 'string' ? { effectiveTo: span['to'] } : {}),
      ...(typeof inherits === 'string' ? { inherits } : {}),
    },
  };
}

function refuse(source: SourceDocument, path: readonly string[], message: string): Outcome<never> {
  const at = source.place(path);
  const field = path.length === 0 ? '' : ` ${path.join('.')}:`;
  return {
    ok: false,
    refusals: [{ code: 'DOCUMENT', message: `${source.file}:${at.line}:${at.column}:${field} ${message}`, at: path }],
  };
}
