/**
 * What a credit rule is. Owns: the contract between a rule kind and the fold over periods. A rule returns exact, unrounded
 * consequences for one commitment and one span; repeats, gates, caps, minimum, carry and earn-back come after it, in
 * that order, and rounding happens once at the very end (settle).
 */
import type { z } from 'zod';
import type { Ratio } from '../values/ratio.ts';
import type { Amount } from '../values/money.ts';
import type { Band } from '../terms/band.ts';
import type { Quantity } from '../terms/quantity.ts';
import type { Target } from '../terms/target.ts';
import type { Language, Localized } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import type { PlainDate } from '../values/local.ts';
import type { Kind, Measurement, Step, TermFinding } from '../metrics/metric.ts';

/** The verdict of one commitment in one span; `reported` where the commitment has no target (yet) to be judged by. */
export const verdicts = ['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a rule found that the customer is entitled to, before limits. */
export type Consequence =
  | { readonly form: 'money'; readonly amount: Amount<string> }
  | { readonly form: 'points'; readonly points: Ratio }
  | { readonly form: 'days'; readonly days: Ratio }
  | { readonly form: 'units'; readonly unit: string; readonly units: Ratio }
  | { readonly form: 'action'; readonly action: Localized };

/** A consequence with the reason for it. */
export interface CreditLine {
  readonly rule: string;
  readonly clause: string;
  readonly consequence: Consequence;
  /** "99.87269 % lies in [99.9 %, 99.95 %): 5 % of 150,000.00" as data. */
  readonly step: Step;
  /** Id of the occurrence it is for, when it is for one. */
  readonly occurrence?: string | undefined;
  /** Cumulative minutes etc. are one event to `oncePerEvent`. */
  readonly event?: string | undefined;
  /** The rule cannot give more than this for one period: its worst row. */
  readonly atMaximum?: boolean | undefined;
}

/** What happened in an earlier closed period of the same commitment; oldest first in `history`. */
export interface PastPeriod {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** First day and the day after the last, in the zone of the agreement: rolling months are counted on these. */
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly verdict: Verdict;
  readonly value?: Quantity | undefined;
  readonly facets: Readonly<Record<string, Quantity>>;
  /** Money credited for this commitment in that period, unrounded, after caps. */
  readonly credited: Ratio;
  readonly atMaximum: boolean;
}

/** How a base is wanted. */
export interface FeeQuestion {
  /** For the whole period, without pro-rating to the span: what a day's or an hour's fee is divided from. */
  readonly whole?: boolean;
  /** Start of the occurrence that a base "in the days before it" is asked for. */
  readonly occurrence?: Instant;
}

/** Fees as the rule may read them; every amount is exact and already pro-rated to the span where the agreement says so. */
export interface FeeReader {
  readonly currency: string;
  /** Exact amount of a fee base for the span; throws a RangeError naming the base when the evidence lacks it. */
  base(id: string, ask?: FeeQuestion): Amount<string>;
  /** A named figure of the evidence for the span, or undefined. */
  figure(name: string): Ratio | undefined;
}

/** A period with its first day and the day after its last, in the zone of the agreement. */
export interface CreditPeriod extends Interval {
  readonly key: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

export interface CreditContext {
  readonly measurement: Measurement;
  /** The value as rounded by the commitment's declared rounding; undefined when there is none. */
  readonly attained: Quantity | undefined;
  readonly verdict: Verdict;
  readonly target: Target | undefined;
  readonly span: Interval;
  readonly period: CreditPeriod;
  /** Calendar days in the whole period (28–31 for months), in the agreement's zone. */
  readonly daysInPeriod: number;
  /** Agreed service milliseconds of the span: what "free" shares are taken of. */
  readonly agreedMs: number;
  readonly subjectClass?: string | undefined;
  readonly fees: FeeReader;
  readonly history: readonly PastPeriod[];
  /** What the customer elected for a rule in this period, if anything. */
  election(rule: string): string | undefined;
}

/** What a rule kind may ask about the commitment it prices, at lint time. */
export interface CreditSetting {
  readonly value: Kind;
  readonly facets: Readonly<Record<string, Kind>>;
  readonly domain: Band;
  readonly target: Target | undefined;
  readonly classes: readonly string[];
  /** Distance between values: what declared rounding leaves (0.01 %) or the metric gives (whole days); missing where any value can occur. */
  readonly grid?: Quantity | undefined;
}

export interface CreditRuleDefinition<Terms> {
  readonly kind: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly terms: z.ZodType<Terms>;
  /** Rows and their consequences; called for each span with a value (and for missed without one when deemed). */
  evaluate(terms: Terms, context: CreditContext): readonly Omit<CreditLine, 'rule' | 'clause'>[];
  /** The clause sentence(s) of the rule. */
  wording(terms: Terms, language: Language): string;
  /** Proof obligations of the kind: totality, disjointness, units, reachability. */
  lint(terms: Terms, setting: CreditSetting): readonly TermFinding[];
  /** Fee bases, facets and figures that the terms name, so that undefined names are found. */
  names(terms: Terms): { readonly bases: readonly string[]; readonly facets: readonly string[] };
}

/** A rule kind with its terms filled in. */
export interface CreditRule {
  readonly kind: string;
  readonly title: Localized;
  evaluate(context: CreditContext): readonly Omit<CreditLine, 'rule' | 'clause'>[];
  wording(language: Language): string;
  lint(setting: CreditSetting): readonly TermFinding[];
  names(): { readonly bases: readonly string[]; readonly facets: readonly string[] };
}

/** Declares a rule kind. */
export function defineCreditRule<Terms>(definition: CreditRuleDefinition<Terms>): CreditRuleDefinition<Terms> {
  return definition;
}

/** A definition and terms that its schema has accepted become a rule. */
export function fillRule<Terms>(definition: CreditRuleDefinition<Terms>, terms: Terms): CreditRule {
  return {
    kind: definition.kind,
    title: definition.title,
    evaluate: (context) => definition.evaluate(terms, context),
    wording: (language) => definition.wording(terms, language),
    lint: (setting) => definition.lint(terms, setting),
    names: () => definition.names(terms),
  };
}
