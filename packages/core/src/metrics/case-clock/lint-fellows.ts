/** What a case clock can find wrong only beside the rest of its agreement: its priorities and the other clocks. */
import { formatQuantity } from '../../terms/quantity.ts';
import type { MetricSetting, TermFinding } from '../metric.ts';
import { hoursIdOf, limitOf } from './rules.ts';
import type { CaseClockTerms, ClockName } from './terms.ts';

/** Findings about names and limits that must fit the agreement. */
export function lintAmongFellows(terms: CaseClockTerms, setting: MetricSetting): TermFinding[] {
  return [...unknownPriorities(terms, setting), ...forgottenPriorities(terms, setting), ...outOfOrder(terms, setting)];
}

function unknownPriorities(terms: CaseClockTerms, { priorities }: MetricSetting): TermFinding[] {
  if (priorities.length === 0) return [];
  return Object.keys(terms.limits ?? {})
    .filter((priority) => !priorities.includes(priority))
    .map((priority) => ({
      code: 'case-clock/unknown-priority',
      severity: 'error' as const,
      path: ['limits', priority],
      message: `The agreement has no priority ${priority}: no case will ever have this limit.`,
      example: `The priorities are ${priorities.join(', ')}; a limit for ${priority} speaks of none of them.`,
      fix: `Use one of ${priorities.join(', ')}, or define ${priority}.`,
    }));
}

function forgottenPriorities(terms: CaseClockTerms, { priorities }: MetricSetting): TermFinding[] {
  if (terms.population?.priorities !== undefined) return [];
  const forgotten = priorities.filter((priority) => limitOf(terms, priority) === undefined);
  if (forgotten.length === 0) return [];
  return [
    {
      code: 'case-clock/priority-without-limit',
      severity: 'warning',
      path: ['limits'],
      message: `Nothing is promised for priority ${forgotten.join(', ')}, and the population does not say so.`,
      example: `A case of priority ${forgotten[0] ?? ''} is left out of the figure in silence.`,
      fix: `Write a limit for it, or name the priorities that count in population: {priorities: […]}.`,
    },
  ];
}

/** A case is answered before it is restored, and restored before it is resolved. */
const later: Readonly<Partial<Record<ClockName, readonly ClockName[]>>> = {
  response: ['restore', 'resolve'],
  restore: ['resolve'],
};

function outOfOrder(terms: CaseClockTerms, { fellows }: MetricSetting): TermFinding[] {
  return fellows.flatMap(({ commitment, metric }) => {
    if (!isCaseClock(metric) || !later[terms.clock]?.includes(metric.clock)) return [];
    const named = [...Object.keys(terms.limits ?? {}), ...Object.keys(metric.limits ?? {})];
    const both = terms.limit !== undefined && metric.limit !== undefined ? [undefined] : [];
    return [...new Set([...both, ...named])].flatMap((priority) => longer(terms, { metric, commitment, priority }));
  });
}

interface Pair {
  readonly metric: CaseClockTerms;
  readonly commitment: string;
  readonly priority: string | undefined;
}

/** Only limits of time in the same hours can be compared without a calendar. */
function longer(terms: CaseClockTerms, { metric, commitment, priority }: Pair): TermFinding[] {
  const [first, second] = [limitOf(terms, priority), limitOf(metric, priority)];
  if (first?.dimension !== 'time' || second?.dimension !== 'time') return [];
  if (hoursIdOf(terms, priority) !== hoursIdOf(metric, priority) || first.value.atMost(second.value)) return [];
  const own = priority !== undefined && terms.limits?.[priority] !== undefined;
  return [
    {
      code: 'case-clock/limits-out-of-order',
      severity: 'warning',
      path: own ? ['limits', priority] : ['limit'],
      message: `The limit to ${terms.clock}${priority === undefined ? '' : ` for ${priority}`} is longer than that to ${metric.clock} in ${commitment}.`,
      example: `${formatQuantity(first)} to ${terms.clock}, ${formatQuantity(second)} to ${metric.clock}: the first can only be late after the second.`,
      fix: `Write at most ${formatQuantity(second)}.`,
    },
  ];
}

const isCaseClock = (metric: unknown): metric is CaseClockTerms =>
  typeof metric === 'object' && metric !== null && 'kind' in metric && metric.kind === 'case-clock';
