/**
 * What the credits of a draft would have cost on periods of the past. Owns: putting past values before the credit engine.
 * Does not own: rules, caps, rounding (credits/fold.ts decides those as it does for issued statements).
 */
import type { LocalDays } from '../../credits/local-days.ts';
import { foldPeriods } from '../../credits/fold.ts';
import type { CreditInput } from '../../credits/fold.ts';
import type { PricedRule } from '../../credits/draft.ts';
import type { UndeterminedRule } from '../../credits/find.ts';
import type { CreditContext, FeeReader } from '../../credits/rule.ts';
import type { CreditSettings } from '../../credits/settings.ts';
import type { Period } from '../../calendars/period.ts';
import { quantity } from '../../terms/quantity.ts';
import { meets } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import { days } from '../../values/local.ts';
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';

/** One commitment of the draft, with the fees that its credits are shares of. */
export interface DraftCredits {
  readonly commitment: string;
  readonly target: Target | undefined;
  readonly rules: readonly PricedRule[];
  readonly settings: CreditSettings;
  readonly fees: FeeReader;
  readonly zone: LocalDays;
}

/** The share attained in one period, and the agreed time it was attained in. */
export interface PastShare {
  readonly period: Period;
  readonly value: Ratio;
  readonly agreedMs: number;
}

export interface PastCost {
  readonly periods: readonly { readonly key: string; readonly credit: Money<string> }[];
  readonly total: Money<string>;
  /** The dearest period; undefined without periods. */
  readonly worst: Money<string> | undefined;
  /** Rules that could not say what they pay, with the readings there are; their credits are not in the sums. */
  readonly undetermined: readonly UndeterminedRule[];
}

/** Periods oldest first: caps, carrying and repeats look back. */
export function costOf(draft: DraftCredits, history: readonly PastShare[]): PastCost {
  const { currency } = draft.fees;
  const inputs = history.map((past) => inputOf(draft, past));
  const termStartsOn = inputs[0]?.period.startsOn ?? '1970-01-01';
  const { periods } = foldPeriods(inputs, { currency, money: true, zone: draft.zone, termStartsOn });
  const credits = periods.map(({ key, total }) => ({ key, credit: total }));
  return {
    periods: credits,
    total: Money.sum(
      credits.map(({ credit }) => credit),
      currency,
    ),
    worst: credits
      .map(({ credit }) => credit)
      .reduce<Money<string> | undefined>(
        (worst, credit) => (worst === undefined || credit.compare(worst) > 0 ? credit : worst),
        undefined,
      ),
    undetermined: periods.flatMap(({ undetermined }) => undetermined),
  };
}

function inputOf(draft: DraftCredits, past: PastShare): CreditInput {
  const { start, end, key } = past.period;
  const startsOn = draft.zone.toLocal(start).date;
  const endsOn = draft.zone.toLocal(end).date;
  const period = { key, start, end, startsOn, endsOn };
  const daysInPeriod = days(endsOn) - days(startsOn);
  const context = { ...judged(draft, past), span: period, period, daysInPeriod };
  const parts = [{ commitment: draft.commitment, context, rules: draft.rules }];
  return { period, daysInPeriod, parts, fees: draft.fees, settings: draft.settings };
}

type Judged = Omit<CreditContext, 'history' | 'span' | 'period' | 'daysInPeriod'>;

function judged({ target, fees }: DraftCredits, { value, agreedMs }: PastShare): Judged {
  const attained = quantity('ratio', value);
  const verdict = target === undefined ? 'reported' : meets({ attained, target }) ? 'met' : 'missed';
  const measurement = {
    value: { measured: true, value: attained } as const,
    facets: {},
    occurrences: [],
    completeness: Ratio.one,
    flags: [],
    steps: [],
  };
  return { measurement, attained, verdict, target, agreedMs, fees, election: () => undefined };
}
