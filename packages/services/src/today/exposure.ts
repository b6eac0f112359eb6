/**
 * What a miss would cost, computed by the engine itself: the period is evaluated to its end as it stands, and again with the
 * outage that is feared. Owns: which outage that is. Nothing is estimated; the difference of two statements is exact. Kept while
 * the live statement and the works stand as they are.
 */
import { accepted, Amount, evaluate, Instant, Ratio } from '@troth/core';
import type { Commitment, EvidenceRow, Outcome, Statement } from '@troth/core';
import type { Store } from '@troth/stores';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import type { LiveStatement } from '../periods/live.ts';
import type { BudgetView, TimeView } from './budgets.ts';
import type { Sum } from './item.ts';

export interface ExposureQuestion {
  readonly organisation: string;
  readonly live: LiveStatement;
  readonly view: BudgetView;
  readonly now: Instant;
}

const kept = new WeakMap<Store, Map<string, Promise<Outcome<Sum | undefined>>>>();
const mostKept = 5000;

/** Undefined where nothing threatens it, or where the terms name no money. */
export async function exposureOf(context: Context, question: ExposureQuestion): Promise<Sum | undefined> {
  const { view, live, organisation } = question;
  if (!threatened(view)) return undefined;
  const known = kept.get(context.store) ?? new Map<string, Promise<Outcome<Sum | undefined>>>();
  kept.set(context.store, known);
  const works = view.of === 'time' ? view.works.map(({ id, version }) => `${id}.${version}`) : [];
  const key = [organisation, live.hash, view.row.commitment, view.row.subject ?? '', ...works].join(' ');
  const before = known.get(key);
  if (before !== undefined) return soFar(before);
  const found = price(context, question);
  known.set(key, found);
  // What could not be read is asked again.
  void wasRead(found).then((good) => good || known.delete(key));
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  return soFar(found);
}

async function wasRead(found: Promise<Outcome<unknown>>): Promise<boolean> {
  try {
    return (await found).ok;
  } catch {
    return false;
  }
}

async function soFar(found: Promise<Outcome<Sum | undefined>>): Promise<Sum | undefined> {
  const made = await found;
  return made.ok ? made.value : undefined;
}

/** Below this chance nobody asks for the price: two evaluations each for promises that will be kept. */
const worthPricing = Ratio.of(1, 200);

const threatened = ({ projection, missed }: BudgetView): boolean =>
  missed || projection.outlook === 'unrecoverable' || projection.probability.atLeast(worthPricing);

async function price(context: Context, question: ExposureQuestion): Promise<Outcome<Sum | undefined>> {
  const { view, organisation, live } = question;
  const { shelved, period } = view;
  const asked = { period: live.period, knownAt: question.now };
  const evidence = await context.store.read(organisation, (reader) => loadEvidence(reader, shelved, asked));
  if (!evidence.ok) return evidence;
  const atEnd = (added: readonly EvidenceRow[]): Statement | undefined => {
    const rows = [...evidence.value.rows, ...added];
    const made = evaluate({
      agreement: shelved.agreement,
      evidence: { ...evidence.value, rows },
      period: live.period,
      knownAt: period.end,
    });
    return made.ok ? made.value : undefined;
  };
  const plain = atEnd([]);
  if (plain === undefined) return accepted(undefined);
  if (view.missed || view.of !== 'time') return accepted(creditOfRow(plain, view));
  const feared = fearedOutage(view, question.now);
  const hit = feared.length === 0 ? undefined : atEnd(feared);
  return accepted(hit === undefined ? undefined : difference(plain, hit));
}

/** What the row itself gives, before the settling of the whole. */
function creditOfRow(statement: Statement, { row }: BudgetView): Sum | undefined {
  const currency = statement.credit?.currency;
  if (currency === undefined) return undefined;
  const same = statement.rows.find((one) => one.commitment === row.commitment && one.subject === row.subject);
  const money = same?.credits.flatMap(({ form, exact }) => (form === 'money' && exact !== undefined ? [exact] : []));
  const sum = Ratio.sumOf((money ?? []).map((exact) => Ratio.parse(exact)));
  return sum.isZero() ? undefined : { amount: Amount.of(sum, currency).settle().toString(), currency };
}

function difference(plain: Statement, hit: Statement): Sum | undefined {
  if (hit.credit === undefined) return undefined;
  const { currency, total } = hit.credit;
  const more = Ratio.parse(total).minus(Ratio.parse(plain.credit?.total ?? '0'));
  return more.isZero() ? undefined : { amount: Amount.of(more, currency).settle().toString(), currency };
}

/** The planned cuts where they decide; else an outage one millisecond longer than what is left, in the next agreed hours. */
function fearedOutage(view: TimeView, now: Instant): readonly EvidenceRow[] {
  const commitment = commitmentOf(view.shelved, view.row.commitment);
  if (commitment === undefined) return [];
  if (view.projection.outlook === 'works')
    return view.works.map(({ body }, index) => {
      const start = Instant.parse(body.window.start);
      return outage({ view, commitment, start, end: Instant.plus(start, body.expectedCutMs), index });
    });
  const needed = Number(view.allowed.minus(view.used).floor()) + 1;
  const rows: EvidenceRow[] = [];
  let left = needed;
  for (const { start, end } of commitment.calendar.openBetween(now, view.period.end)) {
    if (left <= 0) break;
    const length = Math.min(left, end - start);
    rows.push(outage({ view, commitment, start, end: Instant.plus(start, length), index: rows.length }));
    left -= length;
  }
  return left > 0 ? [] : rows;
}

interface Feared {
  readonly view: TimeView;
  readonly commitment: Commitment;
  readonly start: Instant;
  readonly end: Instant;
  readonly index: number;
}

function outage({ view, commitment, start, end, index }: Feared): EvidenceRow {
  const { agreement } = view.shelved;
  const { subject } = view.row;
  return {
    form: 'state',
    id: `feared-${index}`,
    source: sourceOf(view.shelved, commitment),
    recordedAt: start,
    agreement: agreement.id,
    ...(subject === undefined ? {} : { subject }),
    state: 'down',
    start,
    end,
  };
}

/** The first source that the promise is measured by. */
export function sourceOf({ agreement }: ShelvedAgreement, commitment: Commitment): string {
  const [own] = commitment.terms.sources ?? [];
  return own ?? agreement.revisions.at(-1)?.terms.measurement?.sources[0]?.id ?? 'feared';
}

export function commitmentOf({ agreement }: ShelvedAgreement, id: string): Commitment | undefined {
  return agreement.revisions.at(-1)?.commitments.find((one) => one.id === id);
}
