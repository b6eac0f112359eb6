/** What only a case clock can find wrong with its own terms. Each finding shows two readings that differ. */
import { formatQuantity } from '../../terms/quantity.ts';
import type { MetricSetting, TermFinding } from '../metric.ts';
import { lintAmongFellows } from './lint-fellows.ts';
import { hoursIdOf, limitOf } from './rules.ts';
import type { CaseClockTerms } from './terms.ts';

/** All findings, errors first. */
export function lintTerms(terms: CaseClockTerms, setting: MetricSetting): TermFinding[] {
  return [
    ...lintAmongFellows(terms, setting),
    ...populationWithoutLimit(terms),
    ...hoursWithoutLimit(terms),
    ...calendarDaysInHours(terms),
    ...undeclaredReopening(terms),
    ...undeclaredPriorityChange(terms),
    ...undeclaredDayEnd(terms),
    ...undeclaredPeriod(terms),
    ...pausesUnknown(terms),
    ...openIgnored(terms),
  ];
}

function populationWithoutLimit(terms: CaseClockTerms): TermFinding[] {
  return (terms.population?.priorities ?? []).flatMap((priority, i): TermFinding[] => {
    if (limitOf(terms, priority) !== undefined) return [];
    return [
      {
        code: 'case-clock/population-without-limit',
        severity: 'error',
        path: ['population', 'priorities', i],
        message: `Cases of priority ${priority} are in the population, but no limit is given for them, so they are never judged.`,
        example: `A ${priority} case that stays open for a year is neither met nor missed.`,
        fix: `Write limits: {${priority}: 4 h}, or take ${priority} out of the population.`,
      },
    ];
  });
}

function hoursWithoutLimit(terms: CaseClockTerms): TermFinding[] {
  if (terms.hours === undefined || typeof terms.hours === 'string' || terms.limit !== undefined) return [];
  return Object.keys(terms.hours)
    .filter((priority) => limitOf(terms, priority) === undefined)
    .map((priority) => ({
      code: 'case-clock/hours-without-limit',
      severity: 'warning' as const,
      path: ['hours', priority],
      message: `Hours are given for priority ${priority}, which has no limit: a misspelt name leaves the real priority on other hours.`,
      example: `hours: {p1: always} does not speak of P1, whose clock then runs in the service hours only.`,
      fix: `Use the names of limits: ${Object.keys(terms.limits ?? {}).join(', ')}.`,
    }));
}

function calendarDaysInHours(terms: CaseClockTerms): TermFinding[] {
  if (terms.hours === undefined) return [];
  return Object.entries(terms.limits ?? {})
    .filter(([priority, limit]) => {
      const own = typeof terms.hours === 'string' ? terms.hours : terms.hours?.[priority];
      return (
        limit.dimension === 'days' &&
        limit.unit === 'calendar' &&
        own !== undefined &&
        own !== hoursIdOf(terms, priority)
      );
    })
    .map(([priority, limit]) => ({
      code: 'case-clock/calendar-days-in-hours',
      severity: 'warning' as const,
      path: ['limits', priority],
      message: `Calendar days pass on every date, so the hours given for ${priority} have no effect.`,
      example: `${formatQuantity(limit)} from Friday noon end on the same weekdays whether or not the office is open.`,
      fix: 'Write business days, or hours such as 40 h, if only working time should count.',
    }));
}

function undeclaredReopening(terms: CaseClockTerms): TermFinding[] {
  if (terms.reopen !== undefined || terms.clock === 'response') return [];
  return [
    {
      code: 'case-clock/reopen-undeclared',
      severity: 'warning',
      path: ['reopen'],
      message: 'The agreement does not say what a reopened case does to its clock.',
      example:
        'Opened 08:00, closed 10:00, "not fixed" 10:05, really restored 13:00: 4 h 55 min (continue), 5 h (void-closure), or two cases of 2 h and 2 h 55 min (new-cycle).',
      fix: 'Write reopen: continue, reopen: void-closure or reopen: new-cycle.',
    },
  ];
}

function undeclaredPriorityChange(terms: CaseClockTerms): TermFinding[] {
  const kinds = Object.keys(terms.limits ?? {}).length + (terms.limit === undefined ? 0 : 1);
  if (terms.onPriorityChange !== undefined || kinds < 2) return [];
  return [
    {
      code: 'case-clock/priority-change-undeclared',
      severity: 'warning',
      path: ['onPriorityChange'],
      message:
        'Limits differ by priority, but the agreement does not say what a change of priority does to the time already used.',
      example:
        'A case spends 3 h on a low priority and is raised to one of 4 h: 1 h is left (carry) or 4 h are (restart).',
      fix: 'Write onPriorityChange: carry or onPriorityChange: restart.',
    },
  ];
}

function undeclaredDayEnd(terms: CaseClockTerms): TermFinding[] {
  const inDays = [...Object.values(terms.limits ?? {}), ...(terms.limit ? [terms.limit] : [])].filter(
    (limit) => limit.dimension === 'days',
  );
  const [limit] = inDays;
  if (limit === undefined || terms.dayLimitsEnd !== undefined) return [];
  return [
    {
      code: 'case-clock/day-end-undeclared',
      severity: 'warning',
      path: ['dayLimitsEnd'],
      message: 'A limit is given in days, but not at what time of its last day it ends.',
      example: `Opened Monday 09:30 with a limit of 1 business day: due Tuesday 09:30 (same-time) or Tuesday at closing (close-of-day).`,
      fix: `Write dayLimitsEnd: same-time or dayLimitsEnd: close-of-day beside ${formatQuantity(limit)}.`,
    },
  ];
}

function undeclaredPeriod(terms: CaseClockTerms): TermFinding[] {
  if (terms.belongsTo !== undefined) return [];
  return [
    {
      code: 'case-clock/period-undeclared',
      severity: 'note',
      path: ['belongsTo'],
      message:
        'A case that is opened in one period and ended in the next counts in the first; the agreement does not say so itself.',
      example:
        'Opened 30 November 23:00, restored 1 December 06:00, limit 4 h: a miss of November (opened) or of December (ended).',
      fix: 'Write belongsTo: opened or belongsTo: ended.',
    },
  ];
}

function pausesUnknown(terms: CaseClockTerms): TermFinding[] {
  if (terms.pauses !== undefined || terms.clock === 'response' || terms.clock === 'update') return [];
  return [
    {
      code: 'case-clock/no-pauses',
      severity: 'note',
      path: ['pauses'],
      message: 'No pause stops this clock, not even waiting for the customer.',
      example: 'A case of limit 4 h that waits 3 h for the customer to open the door is missed after 1 h of work.',
      fix: 'Write pauses: {reasons: [waiting-customer]} if such time should not count.',
    },
  ];
}

function openIgnored(terms: CaseClockTerms): TermFinding[] {
  if (terms.openOverdue !== 'ignore') return [];
  return [
    {
      code: 'case-clock/open-overdue-ignored',
      severity: 'warning',
      path: ['openOverdue'],
      message: 'A case past its limit counts only once it is ended: leaving it open keeps the period clean.',
      example: '19 of 20 cases in time is 95 %; leave the late one open and the period shows 19 of 19.',
      fix: 'Write openOverdue: miss.',
    },
  ];
}
