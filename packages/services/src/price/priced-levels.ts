/**
 * A text at the customary levels beside its own, each with what it costs, what it should be sold for and whether it can be kept.
 * Owns: asking the same questions of each. Does not own: which levels (core), the price and the proof.
 */
import { accepted, buildUp, candidateLevels, comingYear, Instant, priceAgreement } from '@troth/core';
import type {
  CandidateLevel,
  Deliverability,
  Localized,
  Outcome,
  PriceAsked,
  Revision,
  ServiceModel,
} from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf, storedDocuments } from '../agreements/shelf.ts';
import { keptUnder } from '../backtest/kept.ts';
import type { Context } from '../context.ts';
import { habitSources } from '../forecast/habit.ts';
import type { HabitSources } from '../forecast/habit.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import type { Text } from '../negotiation/compiled-text.ts';
import { ownDraft } from '../proof/draft-proof.ts';
import { provenOf } from '../proof/proof-of.ts';
import { knownOf } from './known.ts';
import { usualSeed, usualYears } from './price-text.ts';
import { hidden, ours } from './sees-prices.ts';
import type { PricesAsked } from './sees-prices.ts';

/** Estimates in the major unit. */
export interface PricedLevel extends Pick<CandidateLevel, 'commitment' | 'target' | 'step'> {
  /** Why there is no such text: what stands above it allows no looser one, or terms do not fit. */
  readonly refused?: string | undefined;
  /** Of a year. */
  readonly delivery?: number | undefined;
  readonly credits?: number | undefined;
  readonly total?: number | undefined;
  /** Of a month. */
  readonly expected?: number | undefined;
  readonly valueAtRisk?: number | undefined;
  readonly price?: number | undefined;
  readonly missed?: number | undefined;
  /** Of this promise. */
  readonly proof?: { readonly verdict: Verdict; readonly says: Localized } | undefined;
}

type Verdict = Deliverability['commitments'][number]['verdict'];

const monthsAYear = 12;

export interface LevelsOfText {
  readonly agreement: string;
  readonly title: Localized;
  readonly revision: number;
  readonly currency: string;
  /** Three at most: one looser, its own, one stricter. None where the text promises no availability of its own with credits. */
  readonly levels: readonly PricedLevel[];
}

export async function levelsOfAgreement(
  context: Context,
  asked: PricesAsked & { readonly agreement: string },
): Promise<Outcome<LevelsOfText>> {
  const { organisation, agreement, actor } = asked;
  if (!ours(actor)) return hidden(agreement);
  const sources = await habitSources(context, asked);
  return context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const shelved = agreementOn(shelf, agreement);
    if (!shelved.ok) return shelved;
    const { revisions } = shelved.value.agreement;
    const revision = revisions.findLast(({ from }) => from <= context.clock()) ?? revisions[0];
    const kept = storedDocuments(context.store, organisation, shelf).find(({ hash }) => hash === revision?.hash);
    if (revision === undefined || kept === undefined) return hidden(agreement);
    return levelsOf(context, reader, { ...asked, text: kept.data, revision, sources });
  });
}

export async function levelsOfDraft(
  context: Context,
  asked: PricesAsked & { readonly draft: string },
): Promise<Outcome<LevelsOfText>> {
  const { organisation, draft: id, actor } = asked;
  if (!ours(actor)) return hidden(id);
  const sources = await habitSources(context, asked);
  return context.store.read(organisation, async (reader) => {
    const found = await ownDraft(reader, { organisation, draft: id, actor });
    if (!found.ok) return found;
    const { agreement, text } = found.value.body;
    const made = await compiledText(context.store, reader, text);
    if (!made.ok) return made;
    return levelsOf(context, reader, { ...asked, agreement, text, revision: made.value.revision, sources });
  });
}

interface LevelsAsked extends PricesAsked {
  readonly agreement: string;
  readonly text: Text;
  readonly revision: Revision;
  readonly sources: HabitSources;
}

async function levelsOf(context: Context, reader: Reader, asked: LevelsAsked): Promise<Outcome<LevelsOfText>> {
  const { agreement, revision, sources, years = usualYears, seed = usualSeed } = asked;
  const now = context.clock();
  const mark = [revision.hash, ...revision.parents.map(({ hash }) => hash)];
  const day = Instant.format(now).slice(0, 10);
  const key = ['levels', reader.organisation, sources.register.size, agreement, mark, years, seed, day];
  return keptUnder(context.store, key, async () => {
    const known = await knownOf(context, reader, { agreement, revision, sources, now });
    if (!known.ok) return known;
    const { habits, charges, model } = known.value;
    const rests = { habits, charges, from: comingYear(revision, now), years, seed, onlyMain: true };
    const levels: PricedLevel[] = [];
    for (const level of candidateLevels(asked.text, revision))
      levels.push(await priced(context, reader, { level, rests, worth: model?.worth }));
    const { title, currency = 'XXX' } = revision.terms;
    return accepted({ agreement, title, revision: revision.revision, currency, levels });
  });
}

interface LevelToPrice {
  readonly level: CandidateLevel;
  /** What the price rests on; the text itself is that of the level. */
  readonly rests: Omit<PriceAsked, 'revision'>;
  readonly worth: ServiceModel['worth'];
}

async function priced(context: Context, reader: Reader, { level, rests, worth }: LevelToPrice): Promise<PricedLevel> {
  const { commitment, target, step } = level;
  const head = { commitment, target, step };
  const made = await compiledText(context.store, reader, level.text);
  if (!made.ok) return { ...head, refused: made.refusals.map(({ message }) => message).join(' ') };
  const { revision } = made.value;
  const proof = await proofOf(context, reader, { revision, commitment });
  const price = priceAgreement({ ...rests, revision });
  if (price === undefined) return { ...head, proof };
  const { expected, valueAtRisk, missed } = price.main;
  const built = buildUp(price, { worth });
  const [delivery, credits] = [monthsAYear * built.delivery, monthsAYear * expected];
  const total = delivery + credits;
  return { ...head, delivery, credits, total, expected, valueAtRisk, price: built.price, missed, proof };
}

async function proofOf(
  { store }: Context,
  reader: Reader,
  { revision, commitment }: { readonly revision: Revision; readonly commitment: string },
): Promise<PricedLevel['proof']> {
  const proven = await provenOf(store, reader, { revision });
  if (!proven.ok) return undefined;
  const found = proven.value.told.commitments.find((one) => one.commitment === commitment);
  return found && { verdict: found.verdict, says: found.says };
}
