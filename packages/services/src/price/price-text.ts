/**
 * A text with its price: expected credits under each law of repair, the build-up of the month, designs side by side. Owns: putting
 * together what is known and what core computes, and keeping it. The command computes the same with the same functions.
 */
import { accepted, buildUp, canonicalHash, comingYear, compareDesigns, Instant, priceAgreement } from '@troth/core';
import type {
  AgreementPrice,
  BuildUp,
  ClaimRecord,
  HabitOf,
  Localized,
  Outcome,
  ProvenChoice,
  Revision,
  UsualCharge,
} from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Shelf } from '../agreements/shelf.ts';
import { keptUnder } from '../backtest/kept.ts';
import type { Context } from '../context.ts';
import type { HabitSources } from '../forecast/habit.ts';
import type { Register } from '../practice/register.ts';
import { contractsBehind } from './behind.ts';
import type { Behind } from './behind.ts';
import { knownOf } from './known.ts';
import { monthlyFee } from './monthly-fee.ts';
import { provenDesigns } from './proven-designs.ts';

export const usualYears = 20_000;
export const usualSeed = 1;

export interface TextAsked {
  readonly agreement: string;
  readonly revision: Revision;
  readonly shelf: Shelf;
  readonly sources: HabitSources;
  readonly years?: number | undefined;
  readonly seed?: number | undefined;
  /** Only the law that the price rests on. */
  readonly onlyMain?: boolean | undefined;
}

/** What one contract with a supplier is expected to pay back of a month. */
export interface ExpectedRecovery {
  readonly agreement: string;
  readonly supplier: string | undefined;
  /** Expected credits of the whole contract, and agreements that share it. */
  readonly expected: number;
  readonly sharedBy: number;
  /** Of it, what is counted for this agreement. */
  readonly share: number;
}

export interface PricedText {
  readonly agreement: string;
  readonly title: Localized;
  readonly revision: number;
  readonly hash: string;
  readonly currency: string;
  /** What the promises are called. */
  readonly titles: readonly { readonly commitment: string; readonly title: Localized }[];
  /** The coming year begins in its month. */
  readonly from: string;
  readonly fee: number;
  readonly habits: readonly HabitOf[];
  readonly charges: readonly UsualCharge[];
  /** Missing where no promise has both credits and a habit. */
  readonly price: AgreementPrice | undefined;
  /** Whether nobody knows how a promise with credits is kept. */
  readonly unknown: boolean;
  readonly buildUp: BuildUp | undefined;
  readonly designs: ProvenChoice | undefined;
  readonly recovery: readonly ExpectedRecovery[];
  readonly claims: ClaimRecord;
}

export async function priceText(context: Context, reader: Reader, asked: TextAsked): Promise<Outcome<PricedText>> {
  const { agreement, revision, sources, years = usualYears, seed = usualSeed, onlyMain = false } = asked;
  const now = context.clock();
  // What is usual, and which contracts hold, is looked at anew each day.
  const of = [agreement, ...textMarkOf(revision), years, seed, onlyMain, comingYear(revision, now), dayOf(now)];
  // The size that the sources were read at: the reader may be ahead of it, never behind.
  const key = ['priced', reader.organisation, sources.register.size, ...of];
  return keptUnder(context.store, key, () => priced(context, reader, asked));
}

async function priced(context: Context, reader: Reader, asked: TextAsked): Promise<Outcome<PricedText>> {
  const now = context.clock();
  const { agreement, revision, shelf, sources, years = usualYears, seed = usualSeed, onlyMain } = asked;
  const known = await knownOf(context, reader, { agreement, revision, sources, now });
  if (!known.ok) return known;
  const { habits, charges, model } = known.value;
  const from = comingYear(revision, now);
  const behind = contractsBehind(sources.register, shelf).get(agreement) ?? [];
  const recovery = await recoveryFrom(context, reader, { behind, sources, from, currency: revision.terms.currency });
  const claims = claimsOn(sources.register, behind);
  const priceAsked = { revision, habits, charges, from, years, seed, onlyMain };
  const key = [
    'price',
    textMarkOf(revision),
    canonicalHash({ habits: plain(habits), charges: plain(charges) }),
    from,
    years,
    seed,
    // Laws that were left out are not there for whoever asks for all.
    onlyMain === true,
  ];
  const price = keptUnder(context.store, key, () => priceAgreement(priceAsked));
  const choice = keptUnder(context.store, ['designs', ...key, plain(model?.designs), plain(model?.worth)], () =>
    compareDesigns({ ...priceAsked, years: Math.min(years, designYears) }, model),
  );
  const designs = choice && (await provenDesigns(context, reader, { revision, choice }));
  const expected = recovery.reduce((sum, one) => sum + one.expected * one.share, 0);
  return accepted({
    agreement,
    title: revision.terms.title,
    titles: revision.commitments.map(({ id, title }) => ({ commitment: id, title })),
    revision: revision.revision,
    hash: revision.hash,
    currency: revision.terms.currency ?? 'XXX',
    from: Instant.format(from),
    fee: monthlyFee(revision, charges),
    habits,
    charges,
    price,
    unknown: revision.commitments.some(
      ({ id, rules }) => rules.length > 0 && habits.every(({ commitment }) => commitment !== id),
    ),
    buildUp: price === undefined ? undefined : buildUp(price, { worth: model?.worth, recovery: expected, claims }),
    designs,
    recovery,
    claims,
  });
}

const dayOf = (at: Instant): string => Instant.format(at).slice(0, 10);
const plain = (value: unknown): string => JSON.stringify(value) ?? '';

const textMarkOf = ({ hash, parents }: Revision): readonly string[] => [hash, ...parents.map((one) => one.hash)];

/** Where the credits must be simulated, several designs together take no longer than one price. */
const designYears = 20_000;

interface RecoveryAsked {
  readonly behind: readonly Behind[];
  readonly sources: HabitSources;
  readonly from: Instant;
  readonly currency: string | undefined;
}

/** The contracts are priced as our own agreements are, on their own histories. */
async function recoveryFrom(
  context: Context,
  reader: Reader,
  { behind, sources, from, currency }: RecoveryAsked,
): Promise<readonly ExpectedRecovery[]> {
  const now = context.clock();
  const found: ExpectedRecovery[] = [];
  for (const { agreement, sharedBy, share } of behind) {
    const revision = agreement.revisions.findLast((one) => one.from <= now && (one.to === undefined || one.to > now));
    // Nothing is converted: what comes back in another currency covers nothing of this price.
    if (revision === undefined || (revision.terms.currency ?? currency) !== currency) continue;
    const known = await knownOf(context, reader, { agreement: agreement.id, revision, sources, now });
    if (!known.ok) continue;
    const { habits, charges } = known.value;
    const key = ['recovery', textMarkOf(revision), plain(habits), plain(charges), from];
    const price = keptUnder(context.store, key, () =>
      priceAgreement({ revision, habits, charges, from, years: recoveryYears, seed: usualSeed, onlyMain: true }),
    );
    const supplier = sources.register.get('agreement-roles', agreement.id)?.body.provider;
    found.push({ agreement: agreement.id, supplier, expected: price?.main.expected ?? 0, sharedBy, share });
  }
  return found;
}

const recoveryYears = 5_000;

const paid = new Set(['accepted', 'received']);
const unpaid = new Set(['refused', 'forfeited']);

/** What became of claims under these contracts. */
function claimsOn(register: Register, behind: readonly Behind[]): ClaimRecord {
  const contracts = new Set(behind.map(({ agreement }) => agreement.id));
  const states = register.all('claim').flatMap(({ body }) => (contracts.has(body.agreement) ? [body.state] : []));
  const [won, lost] = [paid, unpaid].map((of) => states.filter((state) => of.has(state)).length);
  return { ended: (won ?? 0) + (lost ?? 0), paid: won ?? 0 };
}
