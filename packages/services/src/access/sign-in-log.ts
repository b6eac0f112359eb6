/**
 * Who came in, and who tried. Owns: the entries of the ledger that tell it, and their list. An address is kept as its network
 * only, and what was typed is not kept at all: people type passwords where names belong.
 */
import { Instant } from '@troth/core';
import type { Store, Transaction } from '@troth/stores';
import { z } from 'zod';
import type { Context, Question } from '../context.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';
import type { Visit } from './sessions.ts';

export const waysIn = ['password', 'authenticator', 'passkey', 'single-sign-on', 'invitation', 'demo'] as const;
export type WayIn = (typeof waysIn)[number];

const kind = 'sign-in';
const body = z.strictObject({
  how: z.enum(waysIn),
  outcome: z.enum(['in', 'refused']),
  from: z.string(),
  device: z.string(),
});

export interface SignInEntry extends z.output<typeof body> {
  readonly entry: number;
  readonly at: string;
  /** Missing where nobody has the address that was given. */
  readonly account?: string | undefined;
}

export interface Attempt {
  readonly account: string | undefined;
  readonly how: WayIn;
  readonly outcome: 'in' | 'refused';
  readonly visit: Visit;
}

/** The entry looks the same whether there is such an account or not, and takes as long. */
export async function logSignIn(transaction: Transaction, { account, how, outcome, visit }: Attempt): Promise<void> {
  const told = { how, outcome, from: visit.from, device: visit.device.slice(0, 120) };
  const subject = account ?? '';
  await transaction.append({ kind, subject, actor: 'system', body: plainData(told) });
}

interface Memory {
  size: number;
  entries: SignInEntry[];
}

const memories = new WeakMap<Store, Map<string, Memory>>();
const kept = 2000;
const page = 500;

/** The newest first; the last two thousand. Kept in memory and kept up with the ledger, so that a list costs no search. */
export async function listSignIns(
  { store }: Context,
  { organisation, account, limit = 200 }: Question & { readonly account?: string; readonly limit?: number },
): Promise<readonly SignInEntry[]> {
  const own = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, own);
  const memory = own.get(organisation) ?? { size: 0, entries: [] };
  own.set(organisation, memory);
  const found = await store.read(organisation, async (reader) => {
    const { size } = await reader.head();
    const fresh: SignInEntry[] = [];
    for (let from = Math.min(memory.size, size); from < size;) {
      const entries = await reader.entries({ from, limit: page, kind });
      for (const { index, recordedAt, subject, body: told } of entries) {
        const read = readBody(body, { kind, id: String(index), body: told });
        const at = Instant.format(recordedAt);
        fresh.push({ entry: index, at, ...(subject === '' ? {} : { account: subject }), ...read });
      }
      from = entries.length < page ? size : (entries.at(-1)?.index ?? size) + 1;
    }
    return { size, fresh };
  });
  const known = new Set(memory.entries.map(({ entry }) => entry));
  memory.entries = [...memory.entries, ...found.fresh.filter(({ entry }) => !known.has(entry))].slice(-kept);
  memory.size = Math.max(memory.size, found.size);
  return memory.entries
    .filter((one) => account === undefined || one.account === account)
    .toReversed()
    .slice(0, limit);
}

/** The network an address is in: enough to see that it was elsewhere, too little to follow a person. */
export function coarse(address: string): string {
  const plain = address.replace(/^::ffff:/u, '');
  if (plain === '::1' || plain.startsWith('127.')) return 'this machine';
  const four = /^(\d+\.\d+\.\d+)\.\d+$/u.exec(plain);
  if (four !== null) return `${four[1]}.0/24`;
  const groups = plain.split(':');
  return plain.includes(':') ? `${groups.slice(0, 3).join(':')}::/48` : 'unknown';
}
