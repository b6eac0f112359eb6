/**
 * The credits of a text for outcomes that did not happen. Owns: twelve periods of a coming year, their fees, and asking the fold
 * that pays real credits. Does not own: any rule of money.
 */
import type { Revision } from '../../agreements/revision.ts';
import { periodsFrom } from '../../calendars/period.ts';
import type { Period } from '../../calendars/period.ts';
import { feeReader } from '../../credits/fee-reader.ts';
import type { Fees } from '../../credits/fees.ts';
import { foldPeriod } from '../../credits/fold.ts';
import type { FoldedPeriod } from '../../credits/fold.ts';
import { startOfTerm } from '../../credits/ledger.ts';
import type { CreditState } from '../../credits/ledger.ts';
import type { CreditPeriod } from '../../credits/rule.ts';
import { resolveEvidence } from '../../evidence/resolve.ts';
import type { EvidenceView } from '../../evidence/view.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { addMonths, days } from '../../values/local.ts';
import { Ratio } from '../../values/ratio.ts';
import { monthsAYear, partOf } from './unit.ts';
import type { Outcome, PricedUnit, PricedWindow } from './unit.ts';

/** What a metered line commonly costs in a month. */
export interface UsualCharge {
  readonly line: string;
  readonly amountAMonth: string;
}

export interface EngineTerms {
  readonly revision: Revision;
  readonly units: readonly PricedUnit[];
  /** The first of the twelve months holds it. */
  readonly from: Instant;
  readonly charges?: readonly UsualCharge[] | undefined;
}

export interface CreditEngine {
  readonly currency: string;
  /** Credit of one month in the major unit, on top of what was before; outcomes in the order of the units. */
  month(
    outcomes: readonly (Outcome | undefined)[],
    ask: { readonly at: number; readonly state: CreditState },
  ): FoldedPeriod;
  /** The same, for a month of thirty days with nothing before it. */
  alone(outcomes: readonly (Outcome | undefined)[]): FoldedPeriod;
}

const noFees: Fees = { lines: [], bases: {} };

export function creditEngine({ revision, units, from, charges = [] }: EngineTerms): CreditEngine {
  const currency = revision.terms.currency ?? 'XXX';
  const { zone } = revision;
  // A year before the first month, because windows of a year end in it.
  const early = zone.startOfDay(addMonths(`${zone.toLocal(from).date.slice(0, 7)}-01`, -(monthsAYear - 1)));
  const months = periodsFrom({ unit: 'month', zone }, early, 2 * monthsAYear - 1).map((one) =>
    creditPeriod(one, revision),
  );
  const first = monthsAYear - 1;
  const evidence = usualCharges(months, revision, charges);
  const termStartsOn = months[first]?.startsOn ?? '1970-01-01';
  const options = { currency, money: revision.terms.type !== 'expectation', zone, termStartsOn };
  const windows = new Map<string, PricedWindow>();
  const windowOf = (end: number, length: number): PricedWindow => {
    const key = `${end} ${length}`;
    const known = windows.get(key);
    if (known !== undefined) return known;
    const period = joined(months.slice(first + end + 1 - length, first + end + 1));
    const fees = feeReader({
      fees: revision.terms.fees ?? noFees,
      currency,
      span: period,
      period,
      zone,
      evidence,
      termStartsOn,
    });
    const made = { period, fees };
    windows.set(key, made);
    return made;
  };
  const month: CreditEngine['month'] = (outcomes, { at, state }) => {
    const own = windowOf(at, 1);
    const parts = units.flatMap((unit, index) => {
      const outcome = outcomes[index];
      return outcome === undefined ? [] : [partOf(unit, outcome, windowOf(at, unit.months))];
    });
    const input = {
      period: own.period,
      daysInPeriod: days(own.period.endsOn) - days(own.period.startsOn),
      parts,
      fees: own.fees,
      settings: revision.terms.credits ?? {},
    };
    return foldPeriod(state, input, options);
  };
  const thirty = months.slice(first).findIndex(({ startsOn, endsOn }) => days(endsOn) - days(startsOn) === 30);
  return { currency, month, alone: (outcomes) => month(outcomes, { at: Math.max(0, thirty), state: startOfTerm }) };
}

function creditPeriod(period: Period, { zone }: Revision): CreditPeriod {
  return { ...period, startsOn: zone.toLocal(period.start).date, endsOn: zone.toLocal(period.end).date };
}

function joined(months: readonly CreditPeriod[]): CreditPeriod {
  const [begins, ends] = [months[0], months.at(-1)];
  if (begins === undefined || ends === undefined) throw new RangeError('A window has at least one month.');
  return { key: ends.key, start: begins.start, end: ends.end, startsOn: begins.startsOn, endsOn: ends.endsOn };
}

/** The usual charge of each metered line in every month. */
function usualCharges(
  months: readonly CreditPeriod[],
  { agreement }: Revision,
  charges: readonly UsualCharge[],
): EvidenceView {
  const recordedAt = Instant.of(0);
  const rows = charges.flatMap(({ line, amountAMonth }) =>
    months.map(({ key, start, end }): EvidenceRow => ({
      form: 'charge',
      id: `${line} ${key}`,
      source: 'usual',
      agreement,
      line,
      amount: Ratio.parse(amountAMonth),
      start,
      end,
      recordedAt,
    })),
  );
  return resolveEvidence({ rows, knownAt: months.at(-1)?.end ?? recordedAt, agreement });
}

/** The money of a month in the major unit. */
export const moneyIn = ({ credits }: FoldedPeriod): number => Number(credits.total.toString());
