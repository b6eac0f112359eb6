/**
 * Every statement that was issued, in short, kept in memory and kept up with the ledger, so that boards and lists over all
 * agreements read no statement again. Owns: catching up, and what "in short" holds. A statement itself is read where it is shown.
 */
import { brokenAt, Instant } from '@troth/core';
import type { CreditTotal, Figure, Localized, RowResult, Statement, StatementDifference } from '@troth/core';
import type { Reader, Store, StoredRecord } from '@troth/stores';
import type { Json } from '@troth/core';
import { z } from 'zod';
import { issuedOf, statementKind } from '../periods/issued.ts';
import { allRecords, readBody } from '../stored-body.ts';

/** One commitment of a statement, as lists show it: its last segment's figures, and the verdict of the whole. */
export interface ShortRow {
  readonly commitment: string;
  readonly clause: string;
  readonly title: Localized;
  readonly subject?: string | undefined;
  readonly metric: string;
  readonly verdict: RowResult['verdict'];
  readonly soFar?: RowResult['verdict'] | undefined;
  readonly target?: string | undefined;
  /** What was judged, or why there is nothing. */
  readonly attained?: Figure | undefined;
  readonly absent?: string | undefined;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly completeness: string;
  /** When a missed promise was broken, where its derivation says so: time counted beyond what is allowed. */
  readonly brokenAt?: string | undefined;
  readonly credits: readonly {
    readonly rule: string;
    readonly clause: string;
    readonly exact?: string | undefined;
    readonly unit?: string | undefined;
  }[];
}

export interface ShortStatement {
  readonly agreement: string;
  readonly title: Localized;
  readonly type: string;
  readonly customer?: Localized | undefined;
  readonly period: Statement['period'];
  readonly knownAt: string;
  readonly status: Statement['status'];
  readonly rows: readonly ShortRow[];
  readonly credit?: Pick<CreditTotal, 'currency' | 'total' | 'earnedBack'> | undefined;
  readonly claims: Statement['claims'];
  /** Termination and other rights that arose, without their derivation. */
  readonly rights: readonly Omit<Statement['rights'][number], 'steps'>[];
}

export interface ShortIssue extends ShortStatement {
  readonly version: number;
  readonly hash: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly difference?: StatementDifference | undefined;
  readonly overruled?: { readonly guards: readonly string[]; readonly reason: string } | undefined;
}

export interface StatementRegister {
  /** The last version of each, in order of agreement and period. */
  readonly latest: readonly ShortIssue[];
  /** Every version of one, the oldest first. */
  versions(agreement: string, period: string): readonly ShortIssue[];
}

const shownFigures = [
  'downtime',
  'allowed',
  'gross',
  'excluded',
  'unknown',
  'agreed',
  'denominator',
  'misses',
  'cases',
  'outages',
];

export function shortOf(statement: Statement): ShortStatement {
  const { agreement, period, knownAt, status, credit, claims } = statement;
  return {
    agreement: agreement.id,
    title: agreement.title,
    type: agreement.type,
    customer: agreement.customer,
    period,
    knownAt,
    status,
    rows: statement.rows.map(shortRow),
    ...(credit === undefined
      ? {}
      : {
          credit: {
            currency: credit.currency,
            total: credit.total,
            ...(credit.earnedBack === undefined ? {} : { earnedBack: credit.earnedBack }),
          },
        }),
    claims,
    rights: statement.rights.map(({ steps: _steps, ...right }) => right),
  };
}

export function shortRow(row: RowResult): ShortRow {
  const last = row.segments.at(-1);
  const { commitment, clause, title, subject, metric, verdict, soFar, credits } = row;
  const broken = brokenAt(row);
  return {
    commitment,
    clause,
    title,
    ...(subject === undefined ? {} : { subject }),
    metric,
    verdict,
    ...(soFar === undefined ? {} : { soFar }),
    ...(last?.target === undefined ? {} : { target: last.target }),
    ...(last?.rounded === undefined && last?.value === undefined ? {} : { attained: last.rounded ?? last.value }),
    ...(last?.absent === undefined ? {} : { absent: last.absent.detail }),
    figures: Object.fromEntries(Object.entries(last?.figures ?? {}).filter(([name]) => shownFigures.includes(name))),
    completeness: last?.completeness ?? '1',
    ...(broken === undefined ? {} : { brokenAt: Instant.format(broken) }),
    credits: credits.map(({ rule, clause: of, exact, unit }) => ({
      rule,
      clause: of,
      ...(exact === undefined ? {} : { exact }),
      ...(unit === undefined ? {} : { unit }),
    })),
  };
}

interface Memory {
  size: number;
  readonly issues: Map<string, ShortIssue[]>;
  latest: readonly ShortIssue[] | undefined;
  turn: Promise<unknown>;
}

const memories = new WeakMap<Store, Map<string, Memory>>();

function memoryOf(store: Store, organisation: string): Memory {
  const own = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, own);
  const memory = own.get(organisation) ?? { size: -1, issues: new Map(), latest: undefined, turn: Promise.resolve() };
  own.set(organisation, memory);
  return memory;
}

/** Never asked within a transaction that writes: what it undoes would stay here. */
export async function statementRegisterOf(store: Store, organisation: string): Promise<StatementRegister> {
  const memory = memoryOf(store, organisation);
  const turn = memory.turn.then(() => store.read(organisation, (reader) => catchUp(reader, memory)));
  memory.turn = turn.catch(() => undefined);
  await turn;
  memory.latest ??= [...memory.issues.keys()].sort().flatMap((key) => memory.issues.get(key)?.slice(-1) ?? []);
  return {
    latest: memory.latest,
    versions: (agreement, period) => memory.issues.get(`${agreement}/${period}`) ?? [],
  };
}

async function catchUp(reader: Reader, memory: Memory): Promise<void> {
  const { size } = await reader.head();
  if (size === memory.size) return;
  if (memory.size < 0 || size < memory.size) await readAll(reader, memory);
  else await readNew(reader, memory, size);
  memory.size = size;
}

async function readAll(reader: Reader, memory: Memory): Promise<void> {
  memory.issues.clear();
  memory.latest = undefined;
  for (const last of await allRecords(reader, { kind: statementKind })) {
    const all = last.version === 1 ? [last] : await reader.versions(statementKind, last.id);
    memory.issues.set(last.id, all.map(issueOf));
  }
}

const page = 500;
const written = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number(),
  retired: z.boolean(),
  body: z.custom<Json>(),
});

async function readNew(reader: Reader, memory: Memory, size: number): Promise<void> {
  for (let from = memory.size; from < size;) {
    const entries = await reader.entries({ from, limit: page, kind: 'record' });
    for (const { index, recordedAt, actor, body, subject } of entries) {
      const record = readBody(written, { kind: 'entry', id: subject, body });
      if (record.kind !== statementKind) continue;
      memory.issues.set(record.id, [
        ...(memory.issues.get(record.id) ?? []).filter(({ version }) => version < record.version),
        issueOf({ ...record, entry: index, recordedAt, actor }),
      ]);
      memory.latest = undefined;
    }
    from = entries.length < page ? size : (entries.at(-1)?.index ?? size) + 1;
  }
}

function issueOf(stored: StoredRecord): ShortIssue {
  const { statement, version, hash, issuedAt, issuedBy, difference, overruled } = issuedOf(stored);
  return {
    ...shortOf(statement),
    version,
    hash,
    issuedAt,
    issuedBy,
    ...(difference === undefined ? {} : { difference }),
    ...(overruled === undefined ? {} : { overruled }),
  };
}
