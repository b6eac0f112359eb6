/**
 * All agreements of a set of files. Owns: which revisions exist, which holds when, and that no two hold at once.
 * An agreement comes into force by its date, not by a job.
 */
import type { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';
import { compileRevision } from './compile.ts';
import { readDocuments } from './document.ts';
import type { AgreementDocument, NamedText } from './document.ts';
import { ancestry, inherit } from './inheritance.ts';
import type { Revision } from './revision.ts';
import type { JoinedDocument } from './joined.ts';
import { looserThanParent } from './tightening.ts';

/** One agreement with its revisions in order of time. Where a parent changes midway, one revision appears as several spans. */
export interface Agreement {
  readonly id: string;
  readonly revisions: readonly Revision[];
}

export interface Book {
  readonly agreements: readonly Agreement[];
}

/** Reads and compiles every agreement of the texts, or says everything that is wrong with them. */
export function readAgreements(texts: readonly NamedText[]): Outcome<Book> {
  const documents = readDocuments(texts);
  return documents.ok ? compileBook(documents.value) : documents;
}

/** Compiles documents that were read before. */
export function compileBook(documents: readonly AgreementDocument[]): Outcome<Book> {
  const byId = Map.groupBy(documents, (document) => document.id);
  const refusals: Refusal[] = [...byId.values()].flatMap((revisions) => overlaps(revisions));
  if (refusals.length > 0) return { ok: false, refusals };
  const agreements: Agreement[] = [];
  const broken = new Set<string>();
  for (const id of parentsFirst(byId)) {
    // What is wrong with a parent is said once, there, and not again for each of its children.
    if ((byId.get(id) ?? []).some((document) => document.inherits !== undefined && broken.has(document.inherits))) {
      broken.add(id);
      continue;
    }
    const compiled = compileAgreement(id, byId);
    if (compiled.ok) agreements.push({ id, revisions: compiled.value });
    else {
      broken.add(id);
      refusals.push(...compiled.refusals);
    }
  }
  agreements.sort((a, b) => (a.id < b.id ? -1 : 1));
  return refusals.length > 0 ? { ok: false, refusals: unique(refusals) } : { ok: true, value: { agreements } };
}

/** Ids with ancestors before descendants; members of a circle come in any order and are refused later. */
function parentsFirst(byId: ReadonlyMap<string, readonly AgreementDocument[]>): readonly string[] {
  const depth = (id: string): number => {
    const chain = ancestry(id, (one) => byId.get(one)?.find((document) => document.inherits !== undefined)?.inherits);
    return chain.ok ? chain.value.length : 0;
  };
  return [...byId.keys()].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

function unique(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((refusal) => [refusal.message, refusal])).values()];
}

function byEffect(a: AgreementDocument, b: AgreementDocument): number {
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
  return a.revision - b.revision;
}

/** Two revisions of one agreement that would hold on the same day. */
function overlaps(revisions: readonly AgreementDocument[]): Refusal[] {
  const ordered = [...revisions].sort(byEffect);
  return ordered.slice(1).flatMap((later, index) => {
    const before = ordered[index];
    if (before === undefined) return [];
    const sameDay = before.effectiveFrom === later.effectiveFrom;
    const runsOn =
      before.effectiveTo !== undefined &&
      before.effectiveTo > later.effectiveFrom &&
      supersededBy(later) !== before.revision;
    if (!sameDay && !runsOn && later.revision > before.revision) return [];
    const at = later.source.place(['effective', 'from']);
    const why =
      sameDay || runsOn
        ? `holds from ${later.effectiveFrom}, when revision ${before.revision} (${before.source.file}) still holds`
        : `takes effect after revision ${before.revision} but does not have a higher number`;
    return [
      {
        code: 'REVISION-OVERLAP',
        message: `${later.source.file}:${at.line}:${at.column}: ${later.id} revision ${later.revision} ${why}; at any instant one revision holds, so change "effective" or "revision"${runsOn && !sameDay ? `, or say with "effective.supersedes: ${before.revision}" that it ends sooner` : ''}`,
      },
    ];
  });
}

/** The revision whose written end it brings forward. */
function supersededBy({ data }: AgreementDocument): unknown {
  const { effective } = data as { readonly effective?: unknown };
  return typeof effective === 'object' && effective !== null ? Reflect.get(effective, 'supersedes') : undefined;
}

function compileAgreement(
  id: string,
  byId: ReadonlyMap<string, readonly AgreementDocument[]>,
): Outcome<readonly Revision[]> {
  const chain = ancestry(id, (one) => byId.get(one)?.find((document) => document.inherits !== undefined)?.inherits);
  if (!chain.ok) {
    const source = byId.get(id)?.find((document) => document.inherits !== undefined)?.source;
    const at = source?.place(['inherits']);
    const place = source === undefined || at === undefined ? '' : `${source.file}:${at.line}:${at.column}: inherits: `;
    return {
      ok: false,
      refusals: chain.refusals.map((refusal) => ({ ...refusal, message: `${place}${refusal.message}` })),
    };
  }
  const own = [...(byId.get(id) ?? [])].sort(byEffect);
  const revisions: Revision[] = [];
  for (const [index, document] of own.entries()) {
    // One that ends where it begins holds at no time: it ends the agreement on that day.
    if (document.effectiveTo === document.effectiveFrom) continue;
    const until = earlier(document.effectiveTo, own[index + 1]?.effectiveFrom);
    for (const piece of withParents(document, until, byId)) {
      if (!piece.ok) return piece;
      const compiled = compileRevision(piece.value);
      if (!compiled.ok) return compiled;
      const looser = looserThanParent(compiled.value, piece.value);
      if (looser.length > 0) return { ok: false, refusals: looser };
      revisions.push(compiled.value);
    }
  }
  const changed = currencyChange(revisions, own);
  return changed === undefined ? { ok: true, value: revisions } : { ok: false, refusals: [changed] };
}

/** Credits, caps and held amounts run on from revision to revision, so that all of them count in one currency. */
function currencyChange(revisions: readonly Revision[], documents: readonly AgreementDocument[]): Refusal | undefined {
  const named = revisions.filter(({ terms }) => terms.currency !== undefined);
  const first = named[0];
  const other = named.find(({ terms }) => terms.currency !== first?.terms.currency);
  const source = documents.find(({ revision }) => revision === other?.revision)?.source;
  if (first === undefined || other === undefined || source === undefined) return undefined;
  const at = source.place(['currency']);
  return {
    code: 'CURRENCY-CHANGED',
    message: `${source.file}:${at.line}:${at.column}: currency: revision ${other.revision} counts in ${other.terms.currency ?? ''}, revision ${first.revision} in ${first.terms.currency ?? ''}; credits run on between revisions, so end this agreement and begin one with an id of its own`,
  };
}

function withParents(
  document: AgreementDocument,
  until: string | undefined,
  byId: ReadonlyMap<string, readonly AgreementDocument[]>,
): Outcome<JoinedDocument>[] {
  if (document.inherits === undefined) {
    return [
      {
        ok: true,
        value: {
          document,
          data: document.data,
          parents: [],
          parentData: undefined,
          from: document.effectiveFrom,
          to: until,
        },
      },
    ];
  }
  const candidates = byId.get(document.inherits);
  if (candidates === undefined)
    return [refusePlace(document, `"${document.inherits}" is not among the files; add the parent agreement`)];
  const parents = [...candidates].sort(byEffect);
  const pieces: Outcome<JoinedDocument>[] = [];
  for (const [index, parent] of parents.entries()) {
    const parentUntil = earlier(parent.effectiveTo, parents[index + 1]?.effectiveFrom);
    const from = parent.effectiveFrom > document.effectiveFrom ? parent.effectiveFrom : document.effectiveFrom;
    const to = earlier(parentUntil, until);
    if (to !== undefined && to <= from) continue;
    for (const above of withParents({ ...parent, effectiveFrom: from }, to, byId)) {
      if (!above.ok) pieces.push(above);
      else {
        const data = inherit(above.value.data, document.data);
        pieces.push({
          ok: true,
          value: {
            document,
            data,
            parents: [parent, ...above.value.parents],
            parentData: above.value.data,
            from: above.value.from,
            to: above.value.to,
          },
        });
      }
    }
  }
  if (pieces.length === 0)
    return [refusePlace(document, `no revision of "${document.inherits}" is in force while this one holds`)];
  return pieces;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a < b ? a : b;
}

function refusePlace(document: AgreementDocument, message: string): Outcome<never> {
  const at = document.source.place(['inherits']);
  return {
    ok: false,
    refusals: [
      { code: 'INHERIT-UNKNOWN', message: `${document.source.file}:${at.line}:${at.column}: inherits: ${message}` },
    ],
  };
}

/** Revisions that hold somewhere in the span, each with the part it governs. */
export function inForce(
  agreement: Agreement,
  span: Interval,
): readonly { readonly revision: Revision; readonly span: Interval }[] {
  return agreement.revisions.flatMap((revision) => {
    const start = Math.max(revision.from, span.start) as Instant;
    const end = Math.min(revision.to ?? span.end, span.end) as Instant;
    return end > start ? [{ revision, span: { start, end } }] : [];
  });
}
