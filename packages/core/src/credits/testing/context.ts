/** Made-up commitments and periods for the tests of this room. Nothing here is part of the product. */
import { Zone } from '../../calendars/zones/zone.ts';
import type { Occurrence } from '../../metrics/metric.ts';
import { parseBand } from '../../terms/band.ts';
import type { Band } from '../../terms/band.ts';
import { parseQuantity } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { meets, parseTarget } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import { Instant } from '../../values/instant.ts';
import { addMonths, days } from '../../values/local.ts';
import { Amount } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { moneyOf } from '../draft.ts';
import type { CommitmentPart, PricedRule } from '../draft.ts';
import { foldPeriods } from '../fold.ts';
import type { CreditInput, FoldOptions } from '../fold.ts';
import { creditRuleSchema, fillCreditRule } from '../kinds.ts';
import type {
  CreditContext,
  CreditPeriod,
  CreditRule,
  CreditSetting,
  FeeReader,
  PastPeriod,
  Verdict,
} from '../rule.ts';
import { creditSettingsSchema } from '../settings.ts';
import type { CreditSettings } from '../settings.ts';

export function zoneOf(name: string): Zone {
  const zone = Zone.get(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return zone;
}

export const utc = zoneOf('UTC');

export function q(text: string): Quantity {
  const found = parseQuantity(text);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

export function target(text: string): Target {
  const found = parseTarget(text);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

export function band(text: string): Band {
  const found = parseBand(text);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** "2026-01" as a month, "2026-Q1" as a quarter. */
export function period(key: string, zone: Zone = utc): CreditPeriod {
  const quarter = /^(\d{4})-Q(\d)$/u.exec(key);
  const startsOn = quarter ? addMonths(`${quarter[1]}-01-01`, (Number(quarter[2]) - 1) * 3) : `${key}-01`;
  const endsOn = addMonths(startsOn, quarter ? 3 : 1);
  return { key, startsOn, endsOn, start: zone.startOfDay(startsOn), end: zone.startOfDay(endsOn) };
}

/** Fees by base id, in the currency; figures by name. */
export function fees(bases: Record<string, string>, figures: Record<string, string> = {}, currency = 'USD'): FeeReader {
  return {
    currency,
    base: (id) => {
      const amount = bases[id];
      if (amount === undefined) throw new RangeError(`no fee base is called "${id}"`);
      return Amount.of(Ratio.parse(amount), currency);
    },
    figure: (name) => (figures[name] === undefined ? undefined : Ratio.parse(figures[name])),
  };
}

export interface Sketch {
  readonly value?: string;
  readonly target?: string;
  readonly verdict?: Verdict;
  readonly period?: CreditPeriod;
  readonly fees?: FeeReader;
  readonly facets?: Record<string, string>;
  /** Length of each occurrence, such as "20 min"; they start one day after another. */
  readonly occurrences?: readonly string[];
  readonly agreed?: string;
  readonly subjectClass?: string;
  readonly history?: readonly PastPeriod[];
  readonly choice?: string;
}

export function occurrences(sketch: Sketch): readonly Occurrence[] {
  const { start } = sketch.period ?? period('2026-01');
  return (sketch.occurrences ?? []).map((length, at) => {
    const counted = q(length).value;
    const from = start + at * 86_400_000;
    return {
      id: `o${at + 1}`,
      start: Instant.of(from),
      end: Instant.of(from + Number(counted.ceil())),
      counted,
      rows: [`row-${at + 1}`],
    };
  });
}

export function context(sketch: Sketch = {}): CreditContext {
  const during = sketch.period ?? period('2026-01');
  const attained = sketch.value === undefined ? undefined : q(sketch.value);
  const goal = sketch.target === undefined ? undefined : target(sketch.target);
  const judged = attained !== undefined && goal !== undefined && !meets({ attained, target: goal }) ? 'missed' : 'met';
  const facets = Object.fromEntries(Object.entries(sketch.facets ?? {}).map(([name, text]) => [name, q(text)]));
  return {
    measurement: {
      value:
        attained === undefined
          ? { measured: false, why: 'no-data', detail: 'nothing was measured' }
          : { measured: true, value: attained },
      facets,
      occurrences: occurrences(sketch),
      completeness: Ratio.one,
      flags: [],
      steps: [],
    },
    attained,
    verdict: sketch.verdict ?? judged,
    target: goal,
    span: during,
    period: during,
    daysInPeriod: days(during.endsOn) - days(during.startsOn),
    agreedMs: sketch.agreed === undefined ? during.end - during.start : Number(q(sketch.agreed).value.floor()),
    subjectClass: sketch.subjectClass,
    fees: sketch.fees ?? fees({ monthly: '1000.00' }),
    history: sketch.history ?? [],
    election: () => sketch.choice,
  };
}

/** A rule from the words of an author, with an id when the words give none. */
export function rule(words: object): CreditRule {
  return fillCreditRule(creditRuleSchema.parse({ id: 'r', ...words }));
}

export function priced(words: object): PricedRule {
  const terms = creditRuleSchema.parse({ id: 'r', ...words });
  return { id: terms.id, clause: terms.clause ?? `c.${terms.id}`, terms, rule: fillCreditRule(terms) };
}

/** Exact money of everything a rule gives, as text. */
export function money(words: object, sketch: Sketch): string {
  const lines = rule(words).evaluate(context(sketch));
  return moneyOf(lines, 'USD').toString();
}

export function settings(words: object = {}): CreditSettings {
  return creditSettingsSchema.parse(words);
}

export function setting(sketch: Partial<CreditSetting> & { readonly targetText?: string } = {}): CreditSetting {
  return {
    value: { dimension: 'ratio', unit: '' },
    facets: {
      downtime: { dimension: 'time', unit: '' },
      outages: { dimension: 'count', unit: '' },
      'down-days': { dimension: 'count', unit: '' },
      excluded: { dimension: 'time', unit: '' },
    },
    domain: band('[0 %, 100 %]'),
    target: target(sketch.targetText ?? '>= 99.9 %'),
    classes: [],
    ...sketch,
  };
}

export const options: FoldOptions = { currency: 'USD', money: true, zone: utc, termStartsOn: '2026-01-01' };

export interface PartSketch extends Sketch {
  readonly commitment?: string;
  readonly subject?: string;
  readonly rules: readonly object[];
  readonly forfeited?: CommitmentPart['forfeited'];
}

export function part(sketch: PartSketch): CommitmentPart {
  return {
    commitment: sketch.commitment ?? 'uptime',
    ...(sketch.subject === undefined ? {} : { subject: sketch.subject }),
    context: context(sketch),
    rules: sketch.rules.map(priced),
    ...(sketch.forfeited === undefined ? {} : { forfeited: sketch.forfeited }),
  };
}

/** A period of one agreement; the fees of the parts are those given here. */
export function input(
  key: string,
  parts: readonly PartSketch[],
  more: { readonly fees?: FeeReader; readonly settings?: object; readonly lastOfTerm?: boolean } = {},
): CreditInput {
  const during = period(key);
  const reader = more.fees ?? fees({ monthly: '1000.00' });
  return {
    period: during,
    daysInPeriod: days(during.endsOn) - days(during.startsOn),
    parts: parts.map((sketch) => part({ period: during, fees: reader, ...sketch })),
    fees: reader,
    settings: settings(more.settings),
    ...(more.lastOfTerm === undefined ? {} : { lastOfTerm: more.lastOfTerm }),
  };
}

/** Totals of periods in order, as printed. */
export function totals(inputs: readonly CreditInput[], with_: Partial<FoldOptions> = {}): readonly string[] {
  return foldPeriods(inputs, { ...options, ...with_ }).periods.map(({ total }) => total.toString());
}

/** A rule that gives a fixed amount for each missed period. */
export function fixed(amount: string, more: object = {}): object {
  return { kind: 'trigger', each: 'miss', pay: { money: amount }, ...more };
}

/** A closed month of the past. */
export function past(key: string, verdict: Verdict = 'missed', more: Partial<PastPeriod> = {}): PastPeriod {
  const { start, end, startsOn, endsOn } = period(key);
  return { key, start, end, startsOn, endsOn, verdict, facets: {}, credited: Ratio.zero, atMaximum: false, ...more };
}
