/**
 * Is what the store holds what its ledger says was written? Owns: comparing chain, tree, records, rows, runs, pages and
 * checkpoints, and naming what disagrees. Reads through the ports only, so that every store is asked alike. What an operator
 * changed together with the whole chain is seen only against a checkpoint that was kept elsewhere (`seen`).
 */
import { canonicalText, chainStart, checkPage, entryLeaf, evidenceBody, Frontier, Instant } from '@troth/core';
import { rowHash, rowText, verifyChain } from '@troth/core';
import type { Entry, Json } from '@troth/core';
import type { StoredFact, StoredRun } from '../ports/evidence.ts';
import type { HeldCounts, Reader, Store } from '../ports/store.ts';
import { blobName } from '../rules/blobs.ts';
import { digestOfRuns } from '../rules/entries.ts';

export interface LedgerFault {
  readonly organisation: string;
  readonly code: string;
  readonly message: string;
  /** Index of the entry that disagrees, where there is one. */
  readonly entry?: number;
}

/** A checkpoint that somebody else kept. */
export interface SeenCheckpoint {
  readonly organisation: string;
  readonly size: number;
  /** Root of the tree, in hexadecimal. */
  readonly root: string;
}

type Fault = Omit<LedgerFault, 'organisation'>;

const entriesAtOnce = 1_000;
/** The largest position and the largest limit there can be. */
const last32 = 2_147_483_647;

/** Every organisation's ledger against what is held. Empty when all agree. */
export async function verifyLedgers(
  store: Store,
  { seen = [] }: { readonly seen?: readonly SeenCheckpoint[] } = {},
): Promise<readonly LedgerFault[]> {
  const found: LedgerFault[] = [];
  for (const organisation of await store.organisations()) {
    const own = seen.filter((one) => one.organisation === organisation);
    const faults = await store.read(organisation, (reader) => new Examination(reader).run(own));
    found.push(...faults.map((fault) => ({ organisation, ...fault })));
  }
  return found;
}

interface RecordBody {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly retired: boolean;
  readonly body: Json;
}

const isList = (body: Json | undefined): body is readonly Json[] => Array.isArray(body);
const isMap = (body: Json): body is { readonly [key: string]: Json } =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

function numberIn(body: Json, name: string): number {
  const value = isMap(body) ? body[name] : undefined;
  return typeof value === 'number' ? value : 0;
}

function textIn(body: Json, name: string): string {
  const value = isMap(body) ? body[name] : undefined;
  return typeof value === 'string' ? value : '';
}

class Examination {
  readonly #reader: Reader;
  readonly #faults: Fault[] = [];
  readonly #leaves: Uint8Array[] = [];
  readonly #told: { records: number; facts: number; runs: number; pages: number } = {
    records: 0,
    facts: 0,
    runs: 0,
    pages: 0,
  };
  /** Hashes that the ledger says a day of a series was sealed with. */
  readonly #sealed = new Map<string, Set<string>>();
  readonly #days = new Set<number>();
  #dropped = false;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async run(seen: readonly SeenCheckpoint[]): Promise<readonly Fault[]> {
    const head = await this.#reader.head();
    this.#dropped = (await this.#reader.entries({ kind: 'retention', limit: 1 })).length > 0;
    let last = { index: 0, previous: chainStart };
    for (let from = 0; from < head.size; from += entriesAtOnce) {
      const entries = await this.#reader.entries({ from, limit: entriesAtOnce });
      for (const { index, message } of verifyChain(entries, last)) this.#fault('CHAIN', message, index);
      await this.#batch(entries);
      const end = entries.at(-1);
      if (end === undefined) break;
      last = { index: end.index + 1, previous: end.hash };
    }
    if (last.index !== head.size || last.previous !== head.hash)
      this.#fault('HEAD', `the head names entry ${head.size - 1}, the chain ends with entry ${last.index - 1}`);
    this.#checkFrontier(head.frontier);
    await this.#checkPages();
    this.#checkCounts(await this.#reader.counts());
    await this.#checkBlobs();
    await this.#checkCheckpoints(seen);
    return this.#faults;
  }

  #fault(code: string, message: string, entry?: number): void {
    this.#faults.push({ code, message, ...(entry === undefined ? {} : { entry }) });
  }

  async #batch(entries: readonly Entry[]): Promise<void> {
    const [first, last] = [entries[0], entries.at(-1)];
    if (first === undefined || last === undefined) return;
    for (const { hash } of entries) this.#leaves.push(entryLeaf(hash));
    const facts = Map.groupBy(await this.#factsOf(first.index, last.index), ({ entry }) => entry);
    const runs = Map.groupBy(await this.#reader.runs(first.index, last.index + 1), ({ entry }) => entry);
    for (const entry of entries) {
      if (entry.kind === 'evidence') this.#checkFacts(entry, facts.get(entry.index) ?? []);
      if (entry.kind === 'slices') this.#checkRuns(entry, runs.get(entry.index) ?? []);
      if (entry.kind === 'record') await this.#checkRecord(entry);
      if (entry.kind === 'pages') this.#rememberPages(entry);
      if (entry.kind === 'retention') this.#told.runs -= numberIn(entry.body, 'runs');
    }
  }

  async #factsOf(first: number, last: number): Promise<readonly StoredFact[]> {
    const found: StoredFact[] = [];
    let after = { entry: first - 1, position: last32 };
    for (;;) {
      const some = await this.#reader.facts({ after, limit: 5_000 });
      found.push(...some.filter(({ entry }) => entry <= last));
      const end = some.at(-1);
      if (end === undefined || end.entry > last) return found;
      after = { entry: end.entry, position: end.position };
    }
  }

  #checkFacts(entry: Entry, facts: readonly StoredFact[]): void {
    const source = textIn(entry.body, 'source');
    const held = evidenceBody(
      source,
      facts.map(({ row }) => rowHash(rowText(row))),
    );
    this.#told.facts += numberIn(entry.body, 'count');
    const digest = textIn(entry.body, 'digest');
    if (held.count !== numberIn(entry.body, 'count'))
      this.#fault(
        'ROWS',
        `entry ${entry.index} recorded ${numberIn(entry.body, 'count')} rows, ${held.count} are held`,
        entry.index,
      );
    else if (held.digest !== digest)
      this.#fault('ROWS', `a row that entry ${entry.index} recorded was changed or moved`, entry.index);
  }

  #checkRuns(entry: Entry, runs: readonly StoredRun[]): void {
    const told = numberIn(entry.body, 'runs');
    this.#told.runs += told;
    const digest = textIn(entry.body, 'digest');
    const held = digestOfRuns(runs.map((run) => ({ run, body: run.bytes })));
    if (held === digest || (runs.length < told && this.#dropped)) return;
    const what = runs.length === told ? 'a run was changed or moved' : `${runs.length} of ${told} runs are held`;
    this.#fault('RUNS', `entry ${entry.index} recorded slices: ${what}`, entry.index);
  }

  async #checkRecord(entry: Entry): Promise<void> {
    this.#told.records += 1;
    // Written by `recordEntry`; the chain has just been compared.
    const { kind, id, version, retired, body } = entry.body as unknown as RecordBody;
    const held = await this.#reader.record(kind, id, { version });
    const same =
      held !== undefined &&
      held.entry === entry.index &&
      held.recordedAt === entry.recordedAt &&
      held.retired === retired &&
      held.actor === entry.actor &&
      canonicalText(held.body) === canonicalText(body);
    if (!same)
      this.#fault('RECORD', `${kind} ${id}, version ${version}, is not what entry ${entry.index} says`, entry.index);
  }

  #rememberPages(entry: Entry): void {
    const pages = isMap(entry.body) ? entry.body['pages'] : undefined;
    if (!isList(pages)) return;
    this.#told.pages += pages.length;
    for (const page of pages) {
      const day = Instant.parse(textIn(page, 'day'));
      const names = [textIn(page, 'subject'), textIn(page, 'agreement'), day];
      const key = pageKey(textIn(page, 'source'), textIn(page, 'series'), names);
      const hashes = this.#sealed.get(key) ?? new Set();
      this.#sealed.set(key, hashes.add(textIn(page, 'hash')));
      this.#days.add(day);
    }
  }

  #checkFrontier(bytes: Uint8Array): void {
    const grown = this.#leaves.reduce((edge, leaf) => edge.append(leaf), Frontier.empty);
    if (!Buffer.from(grown.toBytes()).equals(bytes))
      this.#fault('TREE', 'the edge of the tree is not that of the entries');
  }

  /** Every sealed day: its bytes against its hash, and its hash against the ledger; days changed since are laid anew. */
  async #checkPages(): Promise<void> {
    const open = new Set(
      (await this.#reader.unsealed(Instant.latest, last32)).map(({ source, series, subject, agreement, day }) =>
        pageKey(source, series, [subject, agreement, day]),
      ),
    );
    for (const day of [...this.#days].sort((a, b) => a - b)) {
      const span = { start: Instant.of(day), end: Instant.of(day + 1) };
      for (const { name, pages } of await this.#reader.pages({ span })) {
        const key = pageKey(name.source, name.series, [name.subject, name.agreement, day]);
        for (const page of pages) {
          const what = `${name.series} on ${Instant.format(span.start).slice(0, 10)}`;
          const fault = checkPage(page);
          if (fault !== undefined) this.#fault('PAGE', `the page of ${what}: ${fault.message}`);
          else if (!open.has(key) && this.#sealed.get(key)?.has(page.hash) !== true)
            this.#fault('PAGE', `the page of ${what} is not the one that was sealed`);
        }
      }
    }
  }

  /** Files are named by their bytes, and records, which the ledger holds, name the files. */
  async #checkBlobs(): Promise<void> {
    for (let after: string | undefined; ;) {
      const names = await this.#reader.blobNames({ limit: 100, ...(after === undefined ? {} : { after }) });
      for (const name of names) {
        const held = await this.#reader.blob(name);
        if (held === undefined || blobName(held.bytes) !== name)
          this.#fault('BLOB', `the file ${name} was changed: its bytes have another hash`);
      }
      after = names.at(-1);
      if (after === undefined || names.length < 100) return;
    }
  }

  #checkCounts(held: HeldCounts): void {
    for (const what of ['records', 'facts', 'runs', 'pages'] as const)
      if (held[what] !== this.#told[what])
        this.#fault('COUNT', `${held[what]} ${what} are held, the ledger recorded ${this.#told[what]}`);
  }

  /** Roots of the tree at these sizes, as it grew: one is signed every minute, and the tree is walked once for all of them. */
  #rootsAt(sizes: ReadonlySet<number>): ReadonlyMap<number, string> {
    const found = new Map<number, string>();
    let edge = Frontier.empty;
    for (let size = 0; size <= this.#leaves.length; size += 1) {
      if (sizes.has(size)) found.set(size, Buffer.from(edge.root()).toString('hex'));
      const leaf = this.#leaves[size];
      if (leaf !== undefined) edge = edge.append(leaf);
    }
    return found;
  }

  async #checkCheckpoints(seen: readonly SeenCheckpoint[]): Promise<void> {
    const kept = await this.#reader.checkpoints(1_000);
    const all = [
      ...kept.map((one) => ({ ...one, where: 'signed' })),
      ...seen.map((one) => ({ ...one, where: 'seen elsewhere' })),
    ];
    const size = this.#leaves.length;
    const roots = this.#rootsAt(new Set(all.map((one) => one.size)));
    for (const checkpoint of all) {
      const what = `the checkpoint of ${checkpoint.size} entries ${checkpoint.where}`;
      if (checkpoint.size > size)
        this.#fault('CHECKPOINT', `${what} covers more than the ${size} entries there are: the end was cut off`);
      else if (roots.get(checkpoint.size) !== checkpoint.root)
        this.#fault('CHECKPOINT', `${what} is of other entries: the ledger was rewritten`);
    }
  }
}

const pageKey = (source: string, series: string, rest: readonly (string | number | undefined)[]): string =>
  JSON.stringify([source, series, ...rest.map((part) => part ?? '')]);
