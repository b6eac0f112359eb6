/**
 * Whether a target can be kept by the promises behind it, in every period of its term. Owns: the worst period, its figures,
 * verdict and gaps. Does not own: what one promise allows (`in-period.ts`), how leaves compose (`compose.ts`), fixes.
 *
 * Each period gets a bound first, from the worst of each leaf alone. From the lowest up, periods are then looked at exactly, with
 * all windows and hours laid over each other (`counter-example.ts`), until no bound is left below the lowest exact figure.
 */
import type { Period } from '../calendars/period.ts';
import { accepted, allAccepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { composeAvailability } from './compose.ts';
import type { Composition, Promised } from './compose.ts';
import { worstDated } from './counter-example.ts';
import type { CounterExample } from './counter-example.ts';
import { inOrder, isUnprovable } from './gap.ts';
import type { Gap } from './gap.ts';
import { minutesOf, worstInPeriod } from './in-period.ts';
import type { CountedTime, LeafPromise } from './in-period.ts';
import { occurrences } from './structure.ts';
import type { Structure } from './structure.ts';
import { verdictOf } from './verdict.ts';
import type { ProofVerdict } from './verdict.ts';
import { leastRoundingTo } from './worst-minutes.ts';

export interface ProofTarget extends CountedTime {
  readonly value: Ratio;
  readonly roundedTo?: number | undefined;
  /** Every period of the term; the worst one decides. */
  readonly periods: readonly Period[];
}

export interface ProofQuestion {
  readonly structure: Structure;
  /** The promises behind each leaf; where there are several, the strictest counts. */
  readonly promises: ReadonlyMap<string, readonly LeafPromise[]>;
  readonly target: ProofTarget;
}

export interface PeriodProof extends Composition {
  readonly period: Period;
  /** Agreed minutes of the target, and how many may be down. */
  readonly agreed: Ratio;
  readonly allowed: Ratio;
  /** What each leaf's promise is worth in this period, as a share of the agreed time. */
  readonly promised: Promised;
  readonly verdict: ProofVerdict;
  readonly gaps: readonly Gap[];
}

export interface Proof {
  readonly verdict: ProofVerdict;
  /** The period with the lowest guaranteed figure; it decides. */
  readonly worst: PeriodProof;
  /** Outages in the worst period that keep every promise behind and break the target. */
  readonly counterExample?: CounterExample | undefined;
}

/** The proof over all periods; refused where the structure or a promise cannot be composed, or no period has agreed time. */
export function proveAvailability(question: ProofQuestion): Outcome<Proof> {
  const { target } = question;
  const open = target.periods.filter(({ start, end }) => !target.calendar.openBetween(start, end).isEmpty);
  const compose = composing(question.structure);
  const proofs = allAccepted(open.map((period) => inPeriod(question, { period, compose })));
  if (!proofs.ok) return proofs;
  const worst = worstOf(question, proofs.value);
  if (worst !== undefined)
    return accepted({ verdict: worst.proof.verdict, worst: worst.proof, counterExample: worst.counterExample });
  const message = 'The target has no agreed time in its term: give it a calendar that opens, and a term.';
  return refused({ code: 'proof/no-time', message });
}

interface Looked {
  readonly proof: PeriodProof;
  readonly counterExample: CounterExample | undefined;
}

/** Bounds are never too hopeful: once the lowest exact figure is below all that is left, it is the worst. */
function worstOf(question: ProofQuestion, bounds: readonly PeriodProof[]): Looked | undefined {
  const lowFirst = [...bounds].sort((a, b) => (below(a, b) ? -1 : below(b, a) ? 1 : a.period.start - b.period.start));
  let worst: Looked | undefined;
  for (const bound of lowFirst) {
    if (worst !== undefined && !below(bound, worst.proof)) break;
    const looked = exactly(question, bound);
    if (worst === undefined || below(looked.proof, worst.proof)) worst = looked;
  }
  return worst;
}

/** The period with its exact figure; as it was where that is out of reach. */
function exactly(question: ProofQuestion, bound: PeriodProof): Looked {
  const found = worstDated({ question, period: bound.period, allowed: bound.allowed });
  const counterExample = found?.counterExample;
  if (found?.most === undefined) return { proof: bound, counterExample };
  const guaranteed = Ratio.max(bound.guaranteed, Ratio.one.minus(found.most.dividedBy(bound.agreed)));
  // What is certain is no less likely.
  const independent = Ratio.max(bound.independent, guaranteed);
  const needed = Ratio.one.minus(bound.allowed.dividedBy(bound.agreed));
  const plain = verdictOf({ guaranteed, independent }, needed);
  const figures = { ...bound, guaranteed, independent, bound: !found.isExact };
  if (plain === 'PROVEN') return { proof: { ...figures, verdict: plain, gaps: [] }, counterExample: undefined };
  const short = shortfall({ guaranteed }, bound.agreed, bound.allowed);
  const gaps = inOrder([...bound.gaps.filter(({ code }) => code !== 'AVAILABILITY'), short]);
  const verdict = bound.verdict === 'UNPROVABLE' ? bound.verdict : plain;
  return { proof: { ...figures, verdict, gaps }, counterExample };
}

const order: readonly ProofVerdict[] = ['PROVEN', 'LIKELY', 'UNDELIVERABLE', 'UNPROVABLE'];

function below(one: PeriodProof, other: PeriodProof): boolean {
  const [a, b] = [order.indexOf(one.verdict), order.indexOf(other.verdict)];
  return a === b ? one.guaranteed.lessThan(other.guaranteed) : a > b;
}

type Compose = (promised: Promised) => Outcome<Composition>;

/** Months of one length mostly have the same figures: these are composed once. */
function composing(structure: Structure): Compose {
  const known = new Map<string, Outcome<Composition>>();
  return (promised) => {
    const key = [...promised.values()].join(' ');
    const composed = known.get(key) ?? composeAvailability(structure, promised);
    known.set(key, composed);
    return composed;
  };
}

interface InPeriod {
  readonly period: Period;
  readonly compose: Compose;
}

function inPeriod({ structure, promises, target }: ProofQuestion, { period, compose }: InPeriod): Outcome<PeriodProof> {
  const agreed = minutesOf(target.calendar.openBetween(period.start, period.end));
  const leaves = [...occurrences(structure).keys()].map((leaf) => {
    const worst = strictest(leaf, promises.get(leaf) ?? [], { target, period });
    return { leaf, gaps: worst?.gaps ?? [{ code: 'TERM', minutes: agreed, leaf } as const], worst };
  });
  const share = (minutes: Ratio): Ratio => Ratio.one.minus(minutes.dividedBy(agreed));
  const promised = new Map(leaves.map(({ leaf, worst }) => [leaf, share(worst?.minutes ?? agreed)] as const));
  const composed = compose(promised);
  if (!composed.ok) return composed;
  const needed = leastRoundingTo(target.value, target.roundedTo);
  const allowed = Ratio.one.minus(needed).times(agreed);
  const plain = verdictOf(composed.value, needed);
  const found = leaves.flatMap(({ gaps }) => gaps);
  const verdict = plain !== 'PROVEN' && found.some(isUnprovable) ? 'UNPROVABLE' : plain;
  const gaps = plain === 'PROVEN' ? [] : inOrder([...found, shortfall(composed.value, agreed, allowed)]);
  return accepted({ ...composed.value, period, agreed, allowed, promised, verdict, gaps });
}

function shortfall({ guaranteed }: Pick<Composition, 'guaranteed'>, agreed: Ratio, allowed: Ratio): Gap {
  return { code: 'AVAILABILITY', minutes: Ratio.one.minus(guaranteed).times(agreed).minus(allowed) };
}

function strictest(
  leaf: string,
  promises: readonly LeafPromise[],
  { target, period }: { readonly target: CountedTime; readonly period: Period },
): { readonly minutes: Ratio; readonly gaps: readonly Gap[] } | undefined {
  const worsts = promises.map((promise) => {
    const { minutes, gaps } = worstInPeriod(promise, target, period);
    return { minutes, gaps: gaps.map((gap): Gap => ({ ...gap, leaf, ref: refOf(promise, gap) })) };
  });
  return worsts.sort((a, b) => a.minutes.compare(b.minutes))[0];
}

/** The promise, and within it the kind of time that is left out. */
function refOf({ ref }: LeafPromise, gap: Gap): string {
  return gap.ref === undefined ? ref : `${ref}: ${gap.ref}`;
}
