/**
 * Conditions of chronic failure over a closed history. Owns: each condition's exact test, evaluated at the last period of the
 * history. Does not own: notice and exercise windows (right.ts).
 */
import { contains, formatBand } from '../../terms/band.ts';
import { comparable, formatQuantity, quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import type { Band } from '../../terms/band.ts';
import type { Occurrence, Step } from '../../metrics/metric.ts';
import { addMonths, days } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';
import { Ratio } from '../../values/ratio.ts';
import type { LocalDays } from '../local-days.ts';
import { missesRunning } from '../ledger.ts';
import type { PastPeriod } from '../rule.ts';
import type { Condition } from './schema.ts';

export interface ConditionFacts {
  /** Closed periods of one commitment, the one asked about at the end. */
  readonly history: readonly PastPeriod[];
  /** Every occurrence of the history, in any order. */
  readonly occurrences: readonly Occurrence[];
  /** Histories of the subjects when each is judged alone, by subject. */
  readonly subjects: ReadonlyMap<string, readonly PastPeriod[]>;
  readonly zone: LocalDays;
}

/** That a condition is met, since when, and why. */
export interface Met {
  /** The day after which the right exists: the last day of the period, or the day of the occurrence. */
  readonly on: PlainDate;
  readonly step: Step;
}

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/** Whether the condition is met at the end of the history; undefined when it is not. */
export function conditionMet(condition: Condition, facts: ConditionFacts): Met | undefined {
  const last = facts.history.at(-1);
  if (last === undefined) return undefined;
  switch (condition.kind) {
    case 'missed-of':
      return missedOf(condition, facts.history, last);
    case 'consecutive': {
      const running = missesRunning(facts.history);
      return running >= condition.misses ? met(last, `${running} consecutive periods missed`) : undefined;
    }
    case 'figure':
      return figureIn(condition, facts.history, last);
    case 'occurrences':
      return slidingWindow(condition, facts, last);
    case 'at-maximum':
      return atMaximum(condition, facts.history, last);
    case 'share-of-subjects':
      return shareOfSubjects(condition, facts, last);
  }
}

function met({ endsOn }: PastPeriod, what: string): Met {
  return { on: endsOn, step: { what } };
}

/** Counts only when the last period is itself a miss: a right arises by failing, not by an old failure leaving the window. */
function missedOf(
  { misses, periods }: Of<'missed-of'>,
  history: readonly PastPeriod[],
  last: PastPeriod,
): Met | undefined {
  const window = history.slice(-periods).filter(({ verdict }) => verdict === 'missed');
  if (last.verdict !== 'missed' || window.length < misses) return undefined;
  return met(last, `${window.length} of ${periods} periods missed: ${window.map(({ key }) => key).join(', ')}`);
}

function figureIn(
  { figure, when, periods = 1 }: Of<'figure'>,
  history: readonly PastPeriod[],
  last: PastPeriod,
): Met | undefined {
  const window = history.slice(-periods);
  const figures = window.map((period) => (figure === 'value' ? period.value : period.facets[figure]));
  if (window.length < periods || !figures.every((one) => one !== undefined && liesIn(one, when))) return undefined;
  const said = figures.map((one) => (one === undefined ? '' : formatQuantity(one)));
  return met(last, `${figure} ${said.join(', ')} lies in ${formatBand(when)}`);
}

function liesIn(figure: Quantity, when: Band): boolean {
  return comparable(figure, when) && contains(when, figure.value);
}

function atMaximum({ periods }: Of<'at-maximum'>, history: readonly PastPeriod[], last: PastPeriod): Met | undefined {
  const window = history.slice(-periods);
  if (window.length < periods || !window.every((period) => period.atMaximum)) return undefined;
  return met(last, `the credit was at its maximum in ${window.map(({ key }) => key).join(', ')}`);
}

function shareOfSubjects(
  condition: Of<'share-of-subjects'>,
  { subjects }: ConditionFacts,
  last: PastPeriod,
): Met | undefined {
  if (subjects.size === 0) return undefined;
  const from = addMonths(last.endsOn, -condition.months);
  const failed = [...subjects].filter(([, history]) => {
    const inWindow = history.filter(
      ({ startsOn, endsOn, verdict }) => verdict === 'missed' && startsOn >= from && endsOn <= last.endsOn,
    );
    return inWindow.length >= (condition.misses ?? 1);
  });
  const share = quantity('ratio', Ratio.of(failed.length, subjects.size));
  if (!liesIn(share, condition.share)) return undefined;
  return met(
    last,
    `${failed.length} of ${subjects.size} subjects missed within ${condition.months} months: ${failed.map(([id]) => id).join(', ')}`,
  );
}

interface DayOccurrence {
  readonly occurrence: Occurrence;
  readonly date: PlainDate;
}

/** Looks at every window that ends with an occurrence of the last period; the first that suffices decides. */
function slidingWindow(
  condition: Of<'occurrences'>,
  { occurrences, zone }: ConditionFacts,
  last: PastPeriod,
): Met | undefined {
  const counting = occurrences
    .filter(({ counted }) => condition.longerThan === undefined || liesIn(time(counted), condition.longerThan))
    .map((occurrence): DayOccurrence => ({ occurrence, date: zone.toLocal(occurrence.start).date }))
    .filter(({ date }) => date < last.endsOn)
    .sort((a, b) => a.occurrence.start - b.occurrence.start);
  for (const [at, end] of counting.entries()) {
    if (end.date < last.startsOn) continue;
    const window = counting.slice(0, at + 1).filter(({ date }) => days(end.date) - days(date) < condition.days);
    const reason = suffices(condition, window);
    if (reason !== undefined)
      return { on: end.date, step: { what: reason, rows: window.flatMap(({ occurrence }) => occurrence.rows) } };
  }
  return undefined;
}

function suffices(
  { events, total, days: length }: Of<'occurrences'>,
  window: readonly DayOccurrence[],
): string | undefined {
  const number = quantity('count', Ratio.of(window.length));
  const together = time(Ratio.sumOf(window.map(({ occurrence }) => occurrence.counted)));
  const enough = (events !== undefined && liesIn(number, events)) || (total !== undefined && liesIn(together, total));
  return enough
    ? `${window.length} occurrences of ${formatQuantity(together)} together within ${length} days`
    : undefined;
}
