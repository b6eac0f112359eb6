/**
 * Every missed promise that cost money, what of it suppliers bear, and what comes back from them. Owns: bringing the parts together,
 * window by window, because one credit of a supplier serves all customers of that window; keeping the result while nothing changes.
 */
import { Instant, IntervalSet, Ratio, recoverWindow } from '@troth/core';
import type { Money, OverlapRule, RecoveryCode } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { supportOf } from './behind.ts';
import { bearersOf } from './bearers.ts';
import type { Bearer } from './bearers.ts';
import { claimStanding } from './claim-standing.ts';
import type { ClaimStanding } from './claim-standing.ts';
import { contractWindow } from './contract-window.ts';
import type { ContractRequest, ContractWindow } from './contract-window.ts';
import { contractsAt, downTimes } from './contracts.ts';
import { missedPromises } from './missed.ts';
import type { MissedPromise } from './missed.ts';

/** A supplier's part of one missed promise. */
export interface SupplierFall {
  readonly bearer: Bearer;
  /** The contract that was looked at; missing where none was in force. */
  readonly contract?: string | undefined;
  readonly window?: ContractWindow | undefined;
  /** How many customers' amounts the window's credit serves. */
  readonly customers: number;
  readonly claim: ClaimStanding;
  readonly recoverable: Money<string>;
  readonly lost: readonly { readonly code: RecoveryCode; readonly amount: Money<string> }[];
}

export interface RecoveryEvent {
  readonly missed: MissedPromise;
  readonly own: readonly Bearer[];
  readonly suppliers: readonly SupplierFall[];
}

export interface Recovery {
  readonly register: Register;
  readonly shelf: Shelf;
  readonly now: Instant;
  readonly events: readonly RecoveryEvent[];
}

interface Kept {
  readonly mark: string;
  readonly recovery: Promise<Recovery>;
}

const memories = new WeakMap<Store, Map<string, Kept>>();

/** Of all time; asked again it costs nothing until the ledger grows or a day goes by. */
export async function recoveryOf(
  context: Context,
  { organisation, overlap = 'first' }: Question & { readonly overlap?: OverlapRule | undefined },
): Promise<Recovery> {
  const memory = memories.get(context.store) ?? new Map<string, Kept>();
  memories.set(context.store, memory);
  const { size } = await context.store.read(organisation, (reader) => reader.head());
  const mark = `${size} ${Instant.format(context.clock()).slice(0, 13)}`;
  const key = `${organisation} ${overlap}`;
  const before = memory.get(key);
  if (before?.mark === mark) return before.recovery;
  const recovery = computed(context, { organisation, overlap });
  memory.set(key, { mark, recovery });
  recovery.catch(() => {
    // A later one, of a longer ledger, may stand there by now.
    if (memory.get(key)?.recovery === recovery) memory.delete(key);
  });
  return recovery;
}

async function computed(
  context: Context,
  { organisation, overlap }: Question & { readonly overlap: OverlapRule },
): Promise<Recovery> {
  const now = context.clock();
  const register = await registerOf(context.store, organisation);
  const all = await missedPromises(context, { organisation, register });
  return context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const behind = new Set(
      all.flatMap(({ agreement }) => supportOf(register, agreement).behind.map((one) => one.agreement)),
    );
    const down = await downTimes(reader, { shelf, agreements: behind, now });
    const shares: Share[] = [];
    for (const missed of all)
      for (const bearer of bearersOf(missed, { register, down, rule: overlap })) {
        const among = bearer.side === 'own' ? [] : contractsAt({ register, shelf, missed, bearer, down });
        shares.push({ missed, bearer, contract: await leastOf(context, reader, { missed, bearer, among, now }) });
      }
    const falls = await fallsOf(context, reader, { register, now, shares });
    const events = all.map((missed) => ({
      missed,
      own: shares.filter((one) => one.missed === missed && one.bearer.side === 'own').map(({ bearer }) => bearer),
      suppliers: shares.flatMap((one) => (one.missed === missed ? (falls.get(one) ?? []) : [])),
    }));
    return { register, shelf, now, events };
  });
}

interface Share {
  readonly missed: MissedPromise;
  readonly bearer: Bearer;
  readonly contract?: string | undefined;
}

interface Choice {
  readonly missed: MissedPromise;
  readonly bearer: Bearer;
  readonly among: readonly string[];
  readonly now: Instant;
}

/** Where nothing says which of several contracts it is, the one that gives least: a hope is not a claim. */
async function leastOf(context: Context, reader: Reader, choice: Choice): Promise<string | undefined> {
  const { missed, bearer, among, now } = choice;
  let least: { readonly contract: string; readonly given: Money<string> } | undefined;
  if (among.length < 2) return among[0];
  for (const contract of among) {
    const shares = [{ missed, bearer, contract }];
    const [found] = await windowsFor(context, reader, { contract, shares, now });
    const given = found?.window?.given;
    if (given === undefined || given.currency !== missed.owed.currency) continue;
    if (least === undefined || given.compare(least.given) < 0) least = { contract, given };
  }
  return least?.contract ?? among[0];
}

interface FallQuestion {
  readonly register: Register;
  readonly now: Instant;
  readonly shares: readonly Share[];
}

async function fallsOf(
  context: Context,
  reader: Reader,
  { register, now, shares }: FallQuestion,
): Promise<ReadonlyMap<Share, SupplierFall>> {
  const found = new Map<Share, SupplierFall>();
  const bySupplier = shares.filter(({ bearer }) => bearer.side === 'supplier');
  for (const [contract, own] of Map.groupBy(bySupplier, (one) => one.contract)) {
    const windows = contract === undefined ? [] : await windowsFor(context, reader, { contract, shares: own, now });
    for (const { window, shares: together } of inWindows(windows, own))
      for (const alike of Map.groupBy(together, ({ missed }) => missed.owed.currency).values())
        for (const [share, fall] of fallIn(window, alike, { register, now })) found.set(share, { ...fall, contract });
  }
  return found;
}

interface TimedShares {
  readonly window: ContractWindow | undefined;
  /** Promises of time and others are judged by other rows of the contract: what those give is no one credit. */
  readonly timed: boolean;
  readonly shares: readonly Share[];
}

/** One evaluation a month and sort of promise, with all time of that month that the supplier bears. */
async function windowsFor(
  context: Context,
  reader: Reader,
  { contract, shares, now }: { readonly contract: string; readonly shares: readonly Share[]; readonly now: Instant },
): Promise<readonly TimedShares[]> {
  const found: TimedShares[] = [];
  const borne = IntervalSet.unionOf(shares.map(({ bearer }) => bearer.time));
  for (const [month, own] of Map.groupBy(shares, monthOf)) {
    const request = await requestAt(context, reader, { agreement: contract, period: month, knownAt: now });
    for (const [timed, alike] of Map.groupBy(own, ({ missed }) => missed.countedMs !== undefined)) {
      const window = request.ok ? windowIn({ ...request.value, period: month }, { borne, timed }) : undefined;
      found.push({ window, timed, shares: alike });
    }
  }
  return found;
}

const windowIn = (request: ContractRequest, asked: { readonly borne: IntervalSet; readonly timed: boolean }) =>
  contractWindow({ request, ...asked });

/** The month in which the time began, as periods of agreements are named; the agreement's own period where no time is known. */
function monthOf({ missed, bearer }: Share): string {
  const [first] = bearer.time;
  const from = first?.start ?? missed.span.start;
  // Zones are at most 14 hours from UTC: the agreement's own month holds its time, whatever the zone.
  return /^\d{4}-\d{2}$/u.test(missed.period) ? missed.period : Instant.format(from).slice(0, 7);
}

/** Months of one longer window (a quarter, a year) share one credit. */
function inWindows(windows: readonly TimedShares[], all: readonly Share[]): readonly Omit<TimedShares, 'timed'>[] {
  const known = windows.filter(({ window }) => window !== undefined);
  const keyOf = ({ window, timed }: TimedShares): string => `${window?.key ?? ''} ${window?.start ?? ''} ${timed}`;
  const grouped = [...Map.groupBy(known, keyOf).values()].map((same) => ({
    window: same.at(-1)?.window,
    shares: same.flatMap(({ shares }) => shares),
  }));
  const within = new Set(grouped.flatMap(({ shares }) => shares));
  const without = all.filter((share) => !within.has(share));
  return [...grouped, ...(without.length === 0 ? [] : [{ window: undefined, shares: without }])];
}

const nothingKnown = { counted: Ratio.zero, excused: Ratio.zero, outside: Ratio.zero, short: Ratio.zero };

function fallIn(
  window: ContractWindow | undefined,
  shares: readonly Share[],
  { register, now }: Pick<FallQuestion, 'register' | 'now'>,
): readonly (readonly [Share, SupplierFall])[] {
  const standings = shares.map(({ missed, contract }) =>
    claimStanding(register, {
      contract: contract ?? '',
      periods: [missed.period, ...(window === undefined ? [] : [window.key, window.period])],
      agreement: missed.agreement,
      claims: window?.claims ?? [],
      untold: (window?.assumedMs ?? 0) > 0,
      now,
    }),
  );
  const currency = shares[0]?.missed.owed.currency ?? 'XXX';
  // Nothing is converted: a credit in another currency covers nothing of what is owed here.
  const same = window?.currency === currency;
  const falls = recoverWindow({
    shares: shares.map(({ bearer, missed }) => ({
      customer: missed.agreement,
      amount: bearer.amount,
      time: window?.timeOf(bearer.time) ?? nothingKnown,
    })),
    currency,
    terms:
      window === undefined || !same
        ? undefined
        : {
            credit: window.credit,
            cap: window.given.equals(window.credit)
              ? undefined
              : { limit: window.given, used: window.given.minus(window.given) },
            stillMet: window.stillMet,
            claimLate: standings.every(({ step }) => step === 'forfeited'),
          },
  });
  return shares.flatMap((share, at): readonly (readonly [Share, SupplierFall])[] => {
    const [fall, claim] = [falls[at], standings[at]];
    if (fall === undefined || claim === undefined) return [];
    const { recoverable, lost } = fall;
    return [[share, { bearer: share.bearer, window, customers: shares.length, claim, recoverable, lost }]];
  });
}
