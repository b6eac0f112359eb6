/**
 * An agreement with one clause switched off at a time. Owns: which clauses there are to switch off, and which promises each of
 * them can bear on. Does not own: what comes out without it (ablate.ts, outlook/backtest).
 */
import type { Agreement } from '../agreements/book.ts';
import { layOutCalendars } from '../agreements/calendars.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';

export interface Switch {
  readonly clause: string;
  readonly what: string;
  readonly agreement: Agreement;
  /** Promises that are judged otherwise; all of them when missing. Promises made of these follow. */
  readonly touches?: readonly string[] | undefined;
}

/** One switch a clause; a clause that several revisions write is switched off in all of them. */
export function switchesOf(agreement: Agreement): readonly Switch[] {
  const found = new Map<string, Switch>();
  for (const revision of agreement.revisions)
    for (const one of [
      ...excuses(agreement, revision),
      ...holidays(agreement, revision),
      ...revision.commitments.flatMap((commitment) => termSwitches(agreement, commitment)),
    ])
      found.set(`${one.clause} ${one.what}`, one);
  return [...found.values()];
}

function excuses(agreement: Agreement, revision: Revision): readonly Switch[] {
  const maintenance = revision.maintenance.map((rule) => ({
    clause: rule.clause ?? 'K10',
    what: `maintenance ${rule.id}`,
    touches: rule.appliesTo,
    agreement: each(agreement, (one) => ({
      ...one,
      maintenance: one.maintenance.filter((other) => other.id !== rule.id),
    })),
  }));
  const exclusions = revision.exclusions.map((rule) => ({
    clause: rule.clause ?? 'K09',
    what: `exclusion ${rule.id}`,
    touches: rule.appliesTo,
    agreement: each(agreement, (one) => ({
      ...one,
      exclusions: one.exclusions.filter((other) => other.id !== rule.id),
    })),
  }));
  const waivers = (revision.terms.waivers ?? []).map((waiver) => ({
    clause: `waiver ${waiver.id}`,
    what: 'waiver',
    touches: [waiver.commitment],
    agreement: each(agreement, (one) => ({
      ...one,
      terms: { ...one.terms, waivers: (one.terms.waivers ?? []).filter((other) => other.id !== waiver.id) },
    })),
  }));
  return [...maintenance, ...exclusions, ...waivers];
}

/** Days off of a calendar that is not open always: with them as ordinary days, more time is agreed and clocks run on. */
function holidays(agreement: Agreement, { terms }: Revision): readonly Switch[] {
  return Object.entries(terms.calendars ?? {}).flatMap(([id, calendar]) => {
    const named = calendar.holidays !== undefined && calendar.holidays !== 'none';
    const dated = [calendar.holidayDates, calendar.recurringHolidays].some((list) => (list ?? []).length > 0);
    if (!named && !dated) return [];
    return [{ clause: 'K05', what: `holidays of ${id}`, agreement: withCalendar(agreement, id, withoutHolidays) }];
  });
}

type CalendarTerms = NonNullable<Revision['terms']['calendars']>[string];

const withoutHolidays = (calendar: CalendarTerms): CalendarTerms => ({
  ...calendar,
  holidays: 'none',
  holidayDates: undefined,
  recurringHolidays: undefined,
});

/** The agreement with other hours under one name; revisions that do not know it stay as they are. */
export function withCalendar(
  agreement: Agreement,
  id: string,
  change: (calendar: CalendarTerms) => CalendarTerms,
): Agreement {
  return each(agreement, (revision) => {
    const calendar = revision.terms.calendars?.[id];
    if (calendar === undefined) return revision;
    const calendars = { ...revision.terms.calendars, [id]: change(calendar) };
    // What was compiled once is laid out again with other days off: there is nothing to complain of.
    const laid = layOutCalendars({ ...revision.terms, calendars }, revision.zoneName, () => undefined);
    const hours = laid.calendars.get(id);
    if (hours === undefined) return revision;
    return {
      ...revision,
      terms: { ...revision.terms, calendars },
      calendars: new Map([...revision.calendars, [id, hours]]),
      commitments: revision.commitments.map((one) => (one.terms.hours === id ? { ...one, calendar: hours } : one)),
    };
  });
}

function termSwitches(agreement: Agreement, commitment: Commitment): readonly Switch[] {
  const { id, clause } = commitment;
  const change = (what: string, patch: (one: Commitment) => Commitment, at = clause): Switch => ({
    clause: at,
    what,
    touches: [id],
    agreement: each(agreement, (revision) => ({
      ...revision,
      commitments: revision.commitments.map((one) => (one.id === id ? patch(one) : one)),
    })),
  });
  const found = commitment.metric
    .ablations()
    .map((ablation) =>
      change(ablation.name, (one) => ({ ...one, metric: ablation.metric }), ablation.clause ?? clause),
    );
  const { rounding, unknown } = commitment.terms;
  if (rounding !== undefined && rounding !== 'none')
    found.push(change('rounding', (one) => ({ ...one, terms: { ...one.terms, rounding: 'none' } })));
  for (const policy of ['up', 'down', 'remove'] as const) {
    if (policy !== (unknown ?? 'separate') && !(policy === 'up' && (unknown ?? 'separate') === 'separate'))
      found.push(change(`unknown time as ${policy}`, (one) => ({ ...one, terms: { ...one.terms, unknown: policy } })));
  }
  return found;
}

/** The agreement with every revision changed alike. */
export function each(agreement: Agreement, patch: (revision: Revision) => Revision): Agreement {
  return { ...agreement, revisions: agreement.revisions.map(patch) };
}
