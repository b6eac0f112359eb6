/** K04–K08: scope, hours, service levels, priorities, workload. */
import { holidayList } from '../../calendars/holidays/lists.ts';
import { fault, note, warning } from '../finding.ts';
import type { Check, Finding } from '../finding.ts';
import { missing } from './who.ts';

/** K04: every service says what is in and what is not. */
export const scopeDrawn: Check = ({ terms }) => {
  if ((terms.services ?? []).length === 0)
    return [
      missing('K04-SERVICES', 'services', {
        message: 'No service is named.',
        add: 'at least one service with included and excluded',
      }),
    ];
  return (terms.services ?? []).flatMap((service, index) => {
    const found: Finding[] = [];
    const example = 'the customer reports a fault of its own cabling and both sides read the scope as they like';
    if ((service.included ?? []).length === 0)
      found.push(
        fault('K04-INCLUDED', ['services', index], {
          message: `“${service.title.en}” does not say what is included.`,
          example,
          fix: 'list included',
        }),
      );
    if (service.excluded === undefined)
      found.push(
        fault('K04-EXCLUDED', ['services', index], {
          message: `“${service.title.en}”: K04 excluded list missing.`,
          example,
          fix: 'list excluded, or write excluded: [] for none',
        }),
      );
    return found;
  });
};

/** K05: the holiday list is named, and known for every year of the term. */
export const holidaysNamed: Check = ({ terms }) => {
  const calendars = Object.entries(terms.calendars ?? {});
  if (calendars.length === 0)
    return [
      missing('K05-CALENDARS', 'calendars', {
        message: 'No hours are defined.',
        add: 'calendars: { always: { always: true, holidays: none } }',
      }),
    ];
  return calendars.flatMap(([id, calendar]) => {
    if (calendar.holidays === undefined && (calendar.holidayDates ?? []).length === 0) {
      return [
        fault('K05-HOLIDAYS', ['calendars', id], {
          message: 'The calendar does not say which holidays close it.',
          example:
            'in Hong Kong Good Friday is a general holiday but no statutory one: four business hours logged on Thursday evening fall due on Friday or on Tuesday',
          fix: 'write holidays: hk-general (or another list), or holidays: none',
        }),
      ];
    }
    return [];
  });
};

/** K05: a named list is known for every year in which the terms hold. Years it does not reach would have no holidays. */
export const holidayYears: Check = ({ terms }) => {
  const first = Number((terms.term?.start ?? terms.effective.from).slice(0, 4));
  const last = Number((terms.term?.end ?? terms.effective.to ?? terms.effective.from).slice(0, 4));
  return Object.entries(terms.calendars ?? {}).flatMap(([id, calendar]) => {
    const names = calendar.holidays === undefined || calendar.holidays === 'none' ? [] : [calendar.holidays].flat();
    return names.flatMap((name) => uncovered(name, id, { first, last }));
  });
};

function uncovered(
  name: string,
  calendar: string,
  { first, last }: { readonly first: number; readonly last: number },
): Finding[] {
  const list = holidayList(name);
  if (!list.ok) return [];
  const missingYears = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter(
    (year) => !list.value.covers(year),
  );
  if (missingYears.length === 0) return [];
  return [
    warning('K05-HOLIDAY-YEARS', ['calendars', calendar, 'holidays'], {
      message: `The list ${name} (edition ${list.value.edition}) does not reach ${missingYears.join(', ')}, which are in the term.`,
      example: `in ${missingYears[0] ?? last} no holiday would close the calendar`,
      fix: 'add holidayDates for these years, or amend when the list is published',
    }),
  ];
}

/** K06: each promise says how it is measured, over what, rounded how, and what silence means. */
export const levelsComplete: Check = ({ terms }) => {
  const commitments = terms.commitments ?? [];
  if (commitments.length === 0)
    return [missing('K06-NONE', 'commitments', { message: 'Nothing is promised.', add: 'at least one commitment' })];
  return commitments.flatMap((one, index) => {
    const path = ['commitments', index];
    const found: Finding[] = [];
    if (one.rounding === undefined) {
      found.push(
        fault('K06-ROUNDING', path, {
          message: `“${one.title.en}” does not say how the value is rounded before it is judged.`,
          example: '99.895 % is 99.89 % or 99.90 %, one of them a miss',
          fix: 'write rounding: none, or a mode and a step',
        }),
      );
    }
    if (one.unknown === undefined) {
      found.push(
        fault('K06-UNKNOWN', path, {
          message: `“${one.title.en}” does not say what time nobody knows about counts as.`,
          example: 'with 360 of 44,640 minutes unobserved the month is 100 %, 99.19 % or judged on 44,280 minutes',
          fix: 'write unknown: up, down, remove or separate',
        }),
      );
    }
    if (one.target === undefined) {
      found.push(
        note('K06-NO-TARGET', path, {
          message: `“${one.title.en}” has no target; it is reported and never judged.`,
          example: 'nothing can be missed',
          fix: 'add a target if something is promised',
        }),
      );
    }
    if ((one.sources ?? terms.measurement?.sources ?? []).length === 0) {
      found.push(
        fault('K06-SOURCE', path, {
          message: `“${one.title.en}” has no source of measurement.`,
          example: 'each side brings its own graph',
          fix: 'list measurement.sources',
        }),
      );
    }
    return found;
  });
};

/** K08: workload limits, or the explicit word that there are none. */
export const workloadSaid: Check = ({ terms }) =>
  terms.workload === undefined
    ? [
        warning('K08-WORKLOAD', ['workload'], {
          message: 'Nothing says how much work the price assumes.',
          example: 'twice the tickets, the same promise, the same price',
          fix: 'list workload limits, or write workload: unlimited',
        }),
      ]
    : [];
