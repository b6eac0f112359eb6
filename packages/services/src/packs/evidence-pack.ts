/**
 * One zip from which the other party computes a statement again without us. Owns: which entries, rows and days belong to an
 * agreement and its period; rows of others in the same entries are given by their hashes alone. Does not own: the files of a
 * pack and checking one (core).
 */
import { accepted, buildPack, Instant, refused, statementPeriod } from '@troth/core';
import type { Entry, NamedText, Outcome, RecordedRow, SealedPage } from '@troth/core';
import type { Reader } from '@troth/stores';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { isConcerned, spokenBy } from '../agreements/concerns.ts';
import { agreementOn } from '../agreements/read.ts';
import { agreementKind, revisionBody, shelfOf } from '../agreements/shelf.ts';
import type { Shelf, ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { slicesLookedAt } from '../evaluation/evidence-of.ts';
import { allFacts } from '../evidence/find-row.ts';
import { issuedOf, issueId, statementKind } from '../periods/issued.ts';
import type { IssuedStatement } from '../periods/issued.ts';
import { readBody } from '../stored-body.ts';
import { signHead } from './checkpoint.ts';

export interface EvidencePack {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PackQuestion extends Question {
  readonly agreement: string;
  readonly period: string;
}

/** The pack of a closed period, with every statement that was issued for it. */
export async function buildEvidencePack(context: Context, question: PackQuestion): Promise<Outcome<EvidencePack>> {
  const { organisation, agreement, period } = question;
  const { signer } = context;
  if (signer === undefined)
    return refused({
      code: 'NO-SIGNER',
      message: 'this installation has no key to sign its ledger with; set one first',
    });
  await signHead(context, { organisation });
  return context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const found = agreementOn(shelf, agreement);
    if (!found.ok) return found;
    const statements = (await reader.versions(statementKind, issueId(agreement, period))).map(issuedOf);
    const [last] = statements.toReversed();
    const [checkpoint, ...earlier] = await reader.checkpoints(1000);
    if (last === undefined || checkpoint === undefined)
      return refused({
        code: 'NOT-CLOSED',
        message: `no statement of ${agreement} for ${period} was issued; close the period first`,
      });
    const days = await sealedDays(reader, found.value, statements);
    if (!days.ok) return days;
    const parts = await rowsFor(reader, found.value, Instant.parse(last.knownAt));
    const texts = await textsFor(shelf, found.value);
    const named = [...texts.entries, ...(await statementEntries(reader, statements)), ...parts.entries];
    const entries = [...days.value.entries, ...(await entriesAt(reader, named))];
    const uncovered = entries.find(({ index }) => index >= checkpoint.size);
    if (uncovered !== undefined)
      return refused({
        code: 'NOT-SIGNED',
        message: `entry ${uncovered.index} is newer than the last checkpoint; ask again`,
      });
    const files = buildPack({
      product: context.product ?? 'troth',
      org: organisation,
      agreement,
      period,
      knownAt: Instant.parse(last.knownAt),
      agreements: texts.texts,
      entries: [...new Map(entries.map((entry) => [entry.index, entry])).values()],
      rows: parts.rows,
      pages: days.value.pages,
      statements: statements.map(({ statement }) => statement),
      checkpoint: { note: checkpoint.note, hashes: await reader.entryHashes(0, checkpoint.size) },
      earlier: [...new Set(earlier.map(({ size }) => size))].filter((size) => size > 0 && size < checkpoint.size),
      keys: [signer],
    });
    const name = `${agreement}-${period}`.replaceAll(/[^\w.-]/gu, '_');
    // Zip keeps local time without a zone; the first it can name is the same everywhere.
    const bytes = zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
    return accepted({ name: `${name}.zip`, bytes });
  });
}

/** Texts of the agreement and of all that it inherits from, with the entries that recorded them. */
async function textsFor(
  { records }: Shelf,
  { agreement }: ShelvedAgreement,
): Promise<{ readonly texts: readonly NamedText[]; readonly entries: readonly number[] }> {
  const family = new Set(
    agreement.revisions.flatMap((one) => [one.agreement, ...one.parents.map((up) => up.agreement)]),
  );
  const own = records
    .filter(({ kind }) => kind === agreementKind)
    .map((record) => ({ record, body: readBody(revisionBody, record) }))
    .filter(({ body }) => family.has(body.agreement));
  return {
    texts: own.map(({ body }) => ({
      file: `${body.agreement}-${body.revision}.json`,
      text: `${JSON.stringify(body.text, undefined, 1)}\n`,
    })),
    entries: own.map(({ record }) => record.entry),
  };
}

async function statementEntries(reader: Reader, [first]: readonly IssuedStatement[]): Promise<readonly number[]> {
  if (first === undefined) return [];
  const versions = await reader.versions(statementKind, issueId(first.agreement, first.period));
  return versions.map(({ entry }) => entry);
}

/** Every row told together with one that bears on the agreement; those that do not are withheld. */
async function rowsFor(
  reader: Reader,
  { agreement, names }: ShelvedAgreement,
  knownAt: Instant,
): Promise<{ readonly rows: readonly RecordedRow[]; readonly entries: readonly number[] }> {
  const me = { id: agreement.id, names };
  const own = await allFacts(reader, { agreement: agreement.id, names: [...names], knownAt });
  const entries = [...new Set(own.filter(({ row }) => isConcerned(me, spokenBy(row))).map(({ entry }) => entry))];
  const rows: RecordedRow[] = [];
  for (const entry of entries) {
    const [recorded] = await reader.entries({ from: entry, limit: 1 });
    const count = batch.parse(recorded?.body).count;
    const together = await reader.facts({ after: { entry: entry - 1, position: 2 ** 31 - 1 }, limit: count });
    for (const { row, position } of together)
      rows.push({ entry, place: position, row, withheld: !isConcerned(me, spokenBy(row)) });
  }
  return { rows, entries };
}

const batch = z.object({ count: z.int() });
const sealed = z.object({ pages: z.array(z.object({ hash: z.string() })) });
const entryPage = 1000;

/** The days that the statements were computed from, and the entries that sealed them. */
async function sealedDays(
  reader: Reader,
  { agreement, names }: ShelvedAgreement,
  statements: readonly IssuedStatement[],
): Promise<Outcome<{ readonly pages: readonly SealedPage[]; readonly entries: readonly Entry[] }>> {
  const wanted = new Map<string, SealedPage>();
  for (const { period: key, knownAt: text } of statements) {
    const named = statementPeriod(agreement, key);
    if (!named.ok) return named;
    const knownAt = Instant.parse(text);
    const span = slicesLookedAt(agreement, named.value.period, knownAt);
    const about = { agreement: agreement.id, names: [...names], knownAt, span };
    for (const { name, pages } of span.end <= span.start ? [] : await reader.pages(about))
      if (isConcerned({ id: agreement.id, names }, name)) for (const page of pages) wanted.set(page.hash, page);
  }
  const missing = new Set(wanted.keys());
  const entries: Entry[] = [];
  for (let from = 0; missing.size > 0;) {
    const page = await reader.entries({ from, limit: entryPage, kind: 'pages' });
    for (const entry of page) {
      const own = sealed.parse(entry.body).pages.filter(({ hash }) => wanted.has(hash));
      if (own.length > 0) entries.push(entry);
      for (const { hash } of own) missing.delete(hash);
    }
    from = (page.at(-1)?.index ?? 0) + 1;
    if (page.length < entryPage) break;
  }
  if (missing.size === 0) return accepted({ pages: [...wanted.values()], entries });
  return refused({
    code: 'NOT-SEALED',
    message: `${missing.size} days of slices are not sealed as they were known when the statement was issued; close periods after the UTC day of their end is over`,
  });
}

async function entriesAt(reader: Reader, indexes: readonly number[]): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (const index of new Set(indexes)) found.push(...(await reader.entries({ from: index, limit: 1 })));
  return found;
}
