/**
 * Another time for works: for each candidate, what it does to every agreement that it touches, those that rest on the same component
 * too. Owns: which agreements. Does not own: the order (slot-order.ts), its reason in words (slot-words.ts). The effect of the cut is
 * exact; the change in expected credit of the rest of the month is an estimate, and said to be one.
 */
import { accepted, Amount, Instant, Ratio, refused, sayPeriod } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { affectedIn } from '../disruptions/affected.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { both } from '../today/item.ts';
import type { Sum } from '../today/item.ts';
import { minutes, wordsOf } from '../today/saying.ts';
import { sceneOf } from '../today/scene.ts';
import type { Scene } from '../today/scene.ts';
import { candidates } from './slot-candidates.ts';
import type { Candidate, SlotKind } from './slot-candidates.ts';
import { SlotChances } from './slot-chances.ts';
import { orderOf } from './slot-order.ts';
import { reasonOf } from './slot-words.ts';
import { SlotTrial } from './slot-trial.ts';
import type { Hit } from './slot-trial.ts';

export interface SlotEffect {
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
  /** Exact milliseconds. */
  readonly usedMs: string;
  readonly afterMs: string;
  readonly allowedMs: string;
  readonly missed: boolean;
  /** None of the cut counts: announced in time, within the window of the contract. */
  readonly excluded: boolean;
  /** Not named in the works: it rests on what is worked on. */
  readonly linked: boolean;
  /** Credit that the cut would cause. */
  readonly credit?: Sum | undefined;
  /** Estimated chances of a miss by the end of the month, without and with the cut; 0 to 1. */
  readonly chance?: { readonly before: number; readonly after: number } | undefined;
  readonly text: Localized;
}

export interface Slot {
  readonly start: string;
  readonly end: string;
  readonly kind: SlotKind;
  /** Hours from now. */
  readonly noticeHours: number;
  readonly effects: readonly SlotEffect[];
  /** Credit that the cut causes, exactly. */
  readonly credits: readonly Sum[];
  /** That, and the change in expected credit of the rest of the month: an estimate, by currency. */
  readonly expected: readonly Sum[];
  /** The habits of some services are not known: of those only the exact part is in it. */
  readonly exactOnly: boolean;
  readonly missed: boolean;
  /** As it is planned now. */
  readonly current: boolean;
  readonly best: boolean;
  /** Why it is best, or what speaks against it. */
  readonly reason: Localized;
}

export type Tried = Omit<Slot, 'best' | 'reason'>;

export interface SlotQuestion extends Question {
  readonly change: string;
  /** Days that are looked at. */
  readonly days?: number | undefined;
}

const usualDays = 7;

/** The planned one first, then in order of time; exactly one is the best (slot-order.ts). */
export async function slotsFor(context: Context, question: SlotQuestion): Promise<Outcome<readonly Slot[]>> {
  const scene = await sceneOf(context, question);
  const change = scene.register.get('change', question.change);
  if (change === undefined) return refused({ code: 'NOT-FOUND', message: `there is no change ${question.change}` });
  const touched = touchedBy(scene, change);
  const start = Instant.parse(change.body.window.start);
  const tried: Tried[] = [];
  const trying = new Trying(context, question.organisation, { scene, change, touched });
  const shelved = touched.map((one) => one.shelved);
  for (const one of candidates(scene, { start, days: question.days ?? usualDays, touched: shelved }))
    tried.push(await trying.slot(one));
  const order = orderOf(tried);
  const best = tried.toSorted(order.compare)[0];
  return accepted(
    tried.map((one) => ({ ...one, best: one === best, reason: reasonOf(one, { best: best ?? one, ...order }) })),
  );
}

interface Touched {
  readonly shelved: ShelvedAgreement;
  readonly linked: boolean;
}

/** Agreements that the works name, and those that rest on what is worked on; of a supplier's works that name nothing, all of its. */
function touchedBy({ register, agreements, today }: Scene, { body }: PracticeRecord<'change'>): readonly Touched[] {
  const named = new Set(body.agreements);
  const whole = named.size === 0 && body.components === undefined && body.supplier !== undefined;
  const from = [
    ...(body.components ?? []).map((id) => `component/${id}`),
    ...(whole ? [`party/${body.supplier ?? ''}`] : []),
  ];
  const linked = new Set(from.flatMap((one) => affectedIn(register, one).map(({ agreement }) => agreement)));
  return [...new Set([...named, ...[...linked].sort()])].flatMap((id): Touched[] => {
    const shelved = agreements.get(id);
    const end = shelved?.agreement.revisions.at(-1)?.terms.term?.end;
    return shelved === undefined || (end !== undefined && end <= today) ? [] : [{ shelved, linked: !named.has(id) }];
  });
}

/** The same works at one time after another. */
class Trying {
  readonly #scene: Scene;
  readonly #change: PracticeRecord<'change'>;
  readonly #touched: readonly Touched[];
  readonly #trial: SlotTrial;
  readonly #chances: SlotChances;

  constructor(
    context: Context,
    organisation: string,
    of: { readonly scene: Scene; readonly change: PracticeRecord<'change'>; readonly touched: readonly Touched[] },
  ) {
    const { scene, change, touched } = of;
    this.#scene = scene;
    this.#change = change;
    this.#touched = touched;
    this.#trial = new SlotTrial(context, organisation, scene);
    this.#chances = new SlotChances(context, { organisation, scene, trial: this.#trial });
  }

  async slot({ start, kind }: Candidate): Promise<Tried> {
    const { window, expectedCutMs, noticedAt } = this.#change.body;
    const end = Instant.plus(start, Instant.parse(window.end) - Instant.parse(window.start));
    const current = kind === 'planned';
    // Other times are announced when they are chosen: now.
    const told = current ? noticedAt : Instant.format(this.#scene.now);
    const cut = { start, end, cutMs: expectedCutMs, ...(told === undefined ? {} : { noticedAt: Instant.parse(told) }) };
    const effects: SlotEffect[] = [];
    const worths = new Map<string, Ratio>();
    let exactOnly = false;
    for (const { shelved, linked } of this.#touched)
      for (const hit of await this.#trial.hits(shelved, cut)) {
        const chance = await this.#chances.of(shelved, hit);
        if (chance === undefined) exactOnly = true;
        else add(worths, chance.currency, chance.worth);
        effects.push(effectOf(shelved, hit, { linked, chance }));
      }
    const credits = sums(effects);
    for (const { amount, currency } of credits)
      worths.set(currency, (worths.get(currency) ?? Ratio.zero).plus(Ratio.parse(amount)));
    return {
      start: Instant.format(start),
      end: Instant.format(end),
      kind,
      noticeHours: Math.round((start - this.#scene.now) / 360_000) / 10,
      effects,
      credits,
      expected: settled(worths),
      exactOnly,
      missed: effects.some(({ missed }) => missed),
      current,
    };
  }
}

const estimateDecimals = 6;

function add(worths: Map<string, Ratio>, currency: string | undefined, worth: number): void {
  if (currency === undefined) return;
  worths.set(currency, (worths.get(currency) ?? Ratio.zero).plus(Ratio.parse(worth.toFixed(estimateDecimals))));
}

const settled = (worths: ReadonlyMap<string, Ratio>): readonly Sum[] =>
  [...worths].map(([currency, sum]) => ({ currency, amount: Amount.of(sum, currency).settle().toString() }));

/** A statement's credit stands beside each of its promises, and is counted once. */
function sums(effects: readonly SlotEffect[]): readonly Sum[] {
  const totals = new Map<string, Ratio>();
  const counted = new Set<string>();
  for (const { agreement, period, credit } of effects) {
    if (credit === undefined || counted.has(`${agreement}/${period}`)) continue;
    counted.add(`${agreement}/${period}`);
    totals.set(credit.currency, (totals.get(credit.currency) ?? Ratio.zero).plus(Ratio.parse(credit.amount)));
  }
  return settled(totals);
}

function effectOf(
  { agreement }: ShelvedAgreement,
  { period, row, used, after, allowed, credit }: Hit,
  { linked, chance }: { readonly linked: boolean; readonly chance: SlotEffect['chance'] },
): SlotEffect {
  const missed = after.greaterThan(allowed);
  const excluded = after.equals(used);
  const facts = `${minutes(after)} / ${minutes(allowed)}`;
  const end = missed ? both(', missed', '，違約') : excluded ? both(', not counted', '，不計算在內') : both('', '');
  return {
    agreement: agreement.id,
    commitment: row.commitment,
    period: period.key,
    usedMs: used.toString(),
    afterMs: after.toString(),
    allowedMs: allowed.toString(),
    missed,
    excluded,
    linked,
    credit,
    ...(chance === undefined ? {} : { chance: { before: chance.before, after: chance.after } }),
    text: both(
      `${wordsOf(row.title, 'en')} ${sayPeriod(period.key, 'en')}: ${facts} min${end.en}`,
      `${sayPeriod(period.key, 'zh-Hant')}${wordsOf(row.title, 'zh-Hant')}：${facts} 分鐘${end['zh-Hant'] ?? ''}`,
    ),
  };
}
