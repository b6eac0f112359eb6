/** Does the agreement, applied to the evidence, give the statements, and are these the ones that were issued? */
import { z } from 'zod';
import type { Agreement } from '../agreements/book.ts';
import { compileBook } from '../agreements/book.ts';
import { readDocuments } from '../agreements/document.ts';
import type { AgreementDocument } from '../agreements/document.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import type { Entry, Json } from '../ledger/entry.ts';
import { canonicalHash, canonicalText } from '../values/canonical.ts';
import type { Refusal } from '../values/outcome.ts';
import { recordHash, recordIn } from './bodies.ts';
import { columnsKnownAt } from './check-pages.ts';
import type { CheckedPages } from './check-pages.ts';
import type { RecordBody } from './bodies.ts';
import { differences } from './differences.ts';
import {
  agreementChanged,
  agreementRemoved,
  agreementUnread,
  statementChanged,
  statementNotReproduced,
  statementRefused,
  statementRemoved,
} from './faults.ts';
import type { PackFault } from './faults.ts';
import { instantSchema } from './pack.ts';
import type { ReadPack } from './read-pack.ts';

export interface CheckedAgreements {
  readonly faults: readonly PackFault[];
  /** The agreement of the pack, as far as its text still has one meaning. */
  readonly agreement: Agreement | undefined;
}

/** Each text has to be one that the ledger records, and each that it records has to be there. */
export function checkAgreements(pack: ReadPack): CheckedAgreements {
  const read = readDocuments(pack.agreements);
  if (!read.ok) return { faults: read.refusals.map(unread), agreement: undefined };
  const records = recordsOf(pack.entries, 'agreement');
  const recorded = new Set(records.map(recordHash));
  const changed = read.value.filter(({ hash }) => !recorded.has(hash));
  const held = new Set(read.value.map(({ hash }) => hash));
  const names = new Set(changed.map(({ id }) => id));
  const removed = records.filter((record) => !held.has(recordHash(record)) && !names.has(record.id));
  const faults = [
    ...changed.map((document) => agreementChanged(document.source.file, nameOf(document))),
    ...removed.map(({ id, version }) => agreementRemoved(`${id} (${version})`)),
  ];
  const book = compileBook(read.value);
  if (!book.ok) return { faults: [...faults, ...book.refusals.map(unread)], agreement: undefined };
  return { faults, agreement: book.value.agreements.find(({ id }) => id === pack.manifest.agreement) };
}

const nameOf = ({ id, revision }: AgreementDocument): string => `${id} revision ${revision}`;
const unread = ({ message }: Refusal): PackFault => agreementUnread('agreements/', message);

function recordsOf(entries: readonly Entry[], kind: string): readonly RecordBody[] {
  return entries
    .map(recordIn)
    .filter((record) => record?.kind === kind)
    .filter((record) => record !== undefined);
}

const headSchema = z.object({ period: z.object({ key: z.string() }), knownAt: instantSchema });

export interface Recomputation {
  readonly agreement: Agreement | undefined;
  readonly rows: readonly EvidenceRow[];
  readonly pages: CheckedPages['pages'];
}

export function checkStatements(pack: ReadPack, given: Recomputation): readonly PackFault[] {
  const { manifest, statements } = pack;
  const { agreement } = given;
  const issued = new Set(recordsOf(pack.entries, 'statement').map(recordHash));
  const heads = statements.map(({ data }) => headSchema.safeParse(data).data);
  const asked = heads.some((head) => head?.period.key === manifest.period && head.knownAt === manifest.knownAt);
  const faults = asked ? [] : [statementRemoved(manifest.agreement, manifest.period)];
  for (const [at, { file, data }] of statements.entries()) {
    const head = heads[at];
    const recorded = issued.has(canonicalHash(data));
    const again = agreement === undefined || head === undefined ? undefined : computed({ ...given, agreement }, head);
    if (again === undefined) {
      if (!recorded) faults.push(statementChanged(file, []));
      else faults.push(statementRefused(file, 'no agreement of the pack can be read'));
    } else if (typeof again === 'string') {
      faults.push(recorded ? statementRefused(file, again) : statementChanged(file, []));
    } else {
      const found = differences(data, again.value);
      if (!recorded) faults.push(statementChanged(file, found));
      else if (found.length > 0) faults.push(statementNotReproduced(file, found));
    }
  }
  return faults;
}

/** The statement as JSON, or why there is none. */
function computed(
  given: Recomputation & { readonly agreement: Agreement },
  head: z.output<typeof headSchema>,
): { readonly value: Json } | string {
  const { agreement, rows, pages } = given;
  const evidence = { rows, columns: columnsKnownAt(pages, head.knownAt) };
  const made = evaluate({ agreement, evidence, period: head.period.key, knownAt: head.knownAt });
  if (!made.ok) return made.refusals[0]?.message ?? '';
  const value: Json = JSON.parse(canonicalText(made.value));
  return { value };
}
