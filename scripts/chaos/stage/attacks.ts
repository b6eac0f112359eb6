/**
 * The ways in which whoever holds the database can make its ledger say something else. Owns: what each of them does, and
 * where it has to be seen: by comparing the database with itself, or only against a checkpoint that somebody else kept.
 */
import type { ClientBase } from 'pg';
import { insert, readLines, writeLines } from './superuser.ts';
import type { Line, Row } from './superuser.ts';

export interface Target {
  readonly client: ClientBase;
  readonly org: number;
  /** Entries under the checkpoint that is kept outside. */
  readonly covered: number;
  /** An entry of evidence under it, neither the first nor the last. */
  readonly victim: number;
}

export interface Attack {
  readonly name: string;
  readonly does: string;
  readonly seen: {
    /** By a check of the database alone. */
    readonly inside: boolean;
    /** Against the checkpoint kept outside. */
    readonly outside: boolean;
  };
  readonly carryOut: (target: Target) => Promise<void>;
  /** The attacker shows a signed checkpoint of the altered ledger: under the old key, or under a new one. */
  readonly shows?: 'old-key' | 'new-key';
}

const both = { inside: true, outside: true } as const;
const outsideOnly = { inside: false, outside: true } as const;
const nowhere = { inside: false, outside: false } as const;

/** The row tells another story of the same length. */
const edited = (row: Row): Row => ({ ...row, body: String(row['body']).replace('"down"', '"up"') });
const editedLine = (line: Line): Line => ({ ...line, facts: line.facts.map(edited) });

type Rewrite = (lines: readonly Line[], target: Target) => readonly Line[];

const rewriting =
  (change: Rewrite): Attack['carryOut'] =>
  async (target) => {
    const { client, org } = target;
    await writeLines(client, org, change(await readLines(client, org), target));
  };

const editVictim: Rewrite = (lines, { victim }) => lines.map((line, at) => (at === victim ? editedLine(line) : line));

const editNewest: Rewrite = (lines) => {
  const newest = lines.findLastIndex(({ facts }) => facts.length > 0);
  return lines.map((line, at) => (at === newest ? editedLine(line) : line));
};

const backDated: Rewrite = (lines, { victim }) => {
  const model = lines[victim];
  if (model === undefined) return lines;
  const facts = model.facts.map((row) => ({
    ...row,
    body: String(row['body']).replace('"load ', '"late '),
    fact: Buffer.from(String(row['body'])).subarray(0, 32),
  }));
  const added: Line = { ...model, entry: { ...model.entry, key: null }, facts };
  return [...lines.slice(0, victim), added, ...lines.slice(victim)];
};

const swapped: Rewrite = (lines, { victim }) => {
  const [first, second] = lines.slice(victim - 1, victim + 1);
  return first === undefined || second === undefined
    ? lines
    : [...lines.slice(0, victim - 1), second, first, ...lines.slice(victim + 1)];
};

async function factWithoutEntry({ client, org, victim }: Target): Promise<void> {
  const found = await client.query<Row>('select * from troth.facts where org = $1 and entry = $2 limit 1', [
    org,
    victim,
  ]);
  const [row] = found.rows;
  if (row === undefined) throw new Error(`Entry ${victim} has no rows.`);
  const position = 1_000;
  await insert(client, 'facts', { ...edited(row), position, fact: Buffer.alloc(32, 7) });
}

async function editSilently(table: 'facts' | 'entries', { client, org, victim }: Target): Promise<void> {
  const place = table === 'facts' ? 'entry' : 'index';
  const change = table === 'facts' ? `body = replace(body, '"down"', '"up"')` : `actor = 'somebody else'`;
  await client.query(`update troth.${table} set ${change} where org = $1 and ${place} = $2`, [org, victim]);
}

export const attacks: readonly Attack[] = [
  {
    name: 'row-edited',
    does: 'an old row of evidence edited, hashes left alone',
    seen: both,
    carryOut: (target) => editSilently('facts', target),
  },
  {
    name: 'entry-edited',
    does: 'an old entry edited, hashes left alone',
    seen: both,
    carryOut: (target) => editSilently('entries', target),
  },
  {
    name: 'effect-without-entry',
    does: 'an effect that the ledger was not told of',
    seen: both,
    carryOut: factWithoutEntry,
  },
  {
    name: 'row-edited-rehashed',
    does: 'an old row edited, the whole chain hashed anew',
    seen: outsideOnly,
    carryOut: rewriting(editVictim),
  },
  {
    name: 'entry-deleted',
    does: 'an old entry deleted, all hashed anew',
    seen: outsideOnly,
    carryOut: rewriting((lines, { victim }) => lines.filter((_, at) => at !== victim)),
  },
  {
    name: 'entry-inserted',
    does: 'a back-dated entry inserted, all hashed anew',
    seen: outsideOnly,
    carryOut: rewriting(backDated),
  },
  {
    name: 'entries-swapped',
    does: 'two entries swapped, all hashed anew',
    seen: outsideOnly,
    carryOut: rewriting(swapped),
  },
  {
    name: 'tail-cut',
    does: 'the end cut off, below the last checkpoint',
    seen: outsideOnly,
    carryOut: rewriting((lines, { covered }) => lines.slice(0, covered - 1)),
  },
  {
    name: 'two-histories',
    does: 'another history shown to another holder, signed with our key',
    seen: outsideOnly,
    carryOut: rewriting(editVictim),
    shows: 'old-key',
  },
  {
    name: 'key-replaced',
    does: 'all rewritten and signed with a new key',
    seen: outsideOnly,
    carryOut: rewriting(editVictim),
    shows: 'new-key',
  },
  {
    name: 'after-checkpoint',
    does: 'an entry after the last checkpoint edited, hashed anew',
    seen: nowhere,
    carryOut: rewriting(editNewest),
  },
];
