/** The ledger in SQL. Owns: taking the turn of an organisation, appending, reading back. */
import { chainEntry, entryLeaf, Frontier, Instant } from '@troth/core';
import type { Entry, EntryDraft, Json } from '@troth/core';
import { Conflict } from '../ports/faults.ts';
import type { LedgerHead, LedgerReader, StoredCheckpoint } from '../ports/ledger.ts';
import type { Session } from './session.ts';

const hex = (bytes: Buffer): string => bytes.toString('hex');
export const bytes = (text: string): Buffer => Buffer.from(text, 'hex');
export const instant = (ms: number | null): Instant | undefined => (ms === null ? undefined : Instant.of(ms));

interface HeadRow {
  readonly size: number;
  readonly hash: Buffer;
  readonly recorded_at: number | null;
  readonly frontier: Buffer;
  readonly next_event: number;
}

const headOf = (row: HeadRow): LedgerHead => ({
  size: row.size,
  hash: hex(row.hash),
  recordedAt: instant(row.recorded_at),
  frontier: new Uint8Array(row.frontier),
});

interface EntryRow {
  readonly index: number;
  readonly kind: string;
  readonly subject: string;
  readonly actor: string;
  readonly key: string | null;
  readonly occurred: number | null;
  readonly recorded_at: number;
  readonly body: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

function entryOf(row: EntryRow): Entry {
  return {
    index: row.index,
    kind: row.kind,
    subject: row.subject,
    actor: row.actor,
    ...(row.key === null ? {} : { key: row.key }),
    ...(row.occurred === null ? {} : { occurred: Instant.of(row.occurred) }),
    recordedAt: Instant.of(row.recorded_at),
    // Written by `append` as JSON of a Json value.
    body: JSON.parse(row.body) as Json,
    previous: hex(row.previous),
    hash: hex(row.hash),
  };
}

export function ledgerReader({ org, rows }: Session): LedgerReader {
  return {
    async head() {
      const [row] = await rows<HeadRow>(
        'select size, hash, recorded_at, frontier, next_event from troth.ledger_heads where org = $1',
        [org],
      );
      if (row === undefined) throw new Error('An organisation without the head of a ledger.');
      return headOf(row);
    },
    async entries({ from = 0, limit, kind, subject }) {
      const found = await rows<EntryRow>(
        `select index, kind, subject, actor, key, occurred, recorded_at, body, previous, hash from troth.entries
         where org = $1 and index >= $2 and ($4::text is null or kind = $4) and ($5::text is null or subject = $5)
         order by index limit $3`,
        [org, from, limit, kind ?? null, subject ?? null],
      );
      return found.map(entryOf);
    },
    async entryHashes(from, to) {
      const found = await rows<{ hash: Buffer }>(
        'select hash from troth.entries where org = $1 and index >= $2 and index < $3 order by index',
        [org, from, to],
      );
      return found.map(({ hash }) => hex(hash));
    },
    async checkpoints(limit) {
      const found = await rows<{ size: number; root: Buffer; note: string; recorded_at: number }>(
        `select size, root, note, recorded_at from troth.checkpoints where org = $1
         order by size desc, recorded_at desc limit $2`,
        [org, limit],
      );
      return found.map(({ size, root, note, recorded_at: at }): StoredCheckpoint => {
        return { size, root: hex(root), note, recordedAt: Instant.of(at) };
      });
    },
  };
}

/** The end of the ledger while a transaction writes to it. */
export class LedgerEnd {
  readonly #session: Session;
  readonly #clock: () => Instant;
  #head: LedgerHead | undefined;
  #stamp: Instant | undefined;
  #nextEvent = 0;
  #changed = false;

  constructor(session: Session, clock: () => Instant) {
    this.#session = session;
    this.#clock = clock;
  }

  /** Takes the turn: other writers of the organisation wait until this transaction ends. */
  async stamp(): Promise<Instant> {
    if (this.#stamp !== undefined) return this.#stamp;
    const { org, rows } = this.#session;
    const [row] = await rows<HeadRow>(
      'select size, hash, recorded_at, frontier, next_event from troth.ledger_heads where org = $1 for update',
      [org],
    );
    if (row === undefined) throw new Error('An organisation without the head of a ledger.');
    this.#head = headOf(row);
    this.#nextEvent = row.next_event;
    // The clock is read after the turn was taken, and a clock that went back does not reorder what we learned.
    this.#stamp = Instant.of(Math.max(this.#clock(), row.recorded_at ?? 0));
    return this.#stamp;
  }

  /** The head as this transaction sees it, its own entries included. */
  async head(): Promise<LedgerHead> {
    await this.stamp();
    if (this.#head === undefined) throw new Error('stamp() did not take the head.');
    return this.#head;
  }

  async append(draft: EntryDraft): Promise<Entry> {
    const recordedAt = await this.stamp();
    const head = await this.head();
    const entry = chainEntry(draft, { index: head.size, recordedAt, previous: head.hash });
    await this.#insert(entry);
    const frontier = Frontier.fromBytes(head.frontier).append(entryLeaf(entry.hash));
    this.#head = { size: head.size + 1, hash: entry.hash, recordedAt, frontier: frontier.toBytes() };
    this.#changed = true;
    return entry;
  }

  async #insert(entry: Entry): Promise<void> {
    const { org, rows } = this.#session;
    const inserted = await rows(
      `insert into troth.entries (org, index, kind, subject, actor, key, occurred, recorded_at, body, previous, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (org, key) where key is not null do nothing returning index`,
      [
        org,
        entry.index,
        entry.kind,
        entry.subject,
        entry.actor,
        entry.key ?? null,
        entry.occurred ?? null,
        entry.recordedAt,
        JSON.stringify(entry.body),
        bytes(entry.previous),
        bytes(entry.hash),
      ],
    );
    if (inserted.length === 0) throw new Conflict(`The key ${entry.key ?? ''} was used by an earlier entry.`);
  }

  /** The next number of the outbox; taken in turn, so that numbers are in order of commit. */
  async nextEvent(): Promise<number> {
    await this.stamp();
    this.#changed = true;
    return this.#nextEvent++;
  }

  /** Writes the new head; called once before commit. */
  async settle(): Promise<void> {
    if (!this.#changed || this.#head === undefined) return;
    const { org, rows } = this.#session;
    await rows(
      'update troth.ledger_heads set size = $2, hash = $3, recorded_at = $4, frontier = $5, next_event = $6 where org = $1',
      [
        org,
        this.#head.size,
        bytes(this.#head.hash),
        this.#head.recordedAt ?? null,
        Buffer.from(this.#head.frontier),
        this.#nextEvent,
      ],
    );
  }
}
