/** Short forms in which the shipped templates are written. Everything they make is plain data, the same as in a template file. */
import type { Json } from '../../../ledger/entry.ts';
import { isGroup, tiersAt } from '../places.ts';
import type { Group } from '../places.ts';

/** Words in both languages. */
export const both = (en: string, zh: string): { readonly en: string; readonly 'zh-Hant': string } => ({
  en,
  'zh-Hant': zh,
});

/** What differs by tier; undefined: nothing stands there in that tier. */
export function tiers(bronze: Json | undefined, silver: Json, gold: Json): Group {
  return { $tier: { ...(bronze === undefined ? {} : { bronze }), silver, gold } };
}

/** Left open for the value of a variable. */
export const open = (key: string): Group => ({ $var: key });

/** A promise with the terms that all shipped promises share. */
export function promise(id: string, title: Json, terms: Group): Group {
  return {
    id,
    title,
    period: 'month',
    hours: 'always',
    unknown: 'separate',
    rounding: 'none',
    initialUntil: open('trialUntil'),
    origin: 'template',
    ...terms,
  };
}

/** Terms of a clock that every shipped clock shares: what pauses it, priority changes, reopened cases, days. */
export function clock({ population, ...terms }: Group): Group {
  const { limits } = terms;
  // Priorities without a limit are said not to be promised.
  const priorities = isGroup(limits) ? Object.keys(limits) : [];
  return {
    kind: 'case-clock',
    startsAt: 'opened',
    pauses: { reasons: ['waiting-for-customer', 'waiting-for-approval', 'agreed-date', 'access-refused'] },
    dayLimitsEnd: 'same-time',
    onPriorityChange: 'carry',
    reopen: 'continue',
    belongsTo: 'opened',
    openOverdue: 'miss',
    population: {
      ...(isGroup(population) ? population : {}),
      ...(priorities.length === 0 ? {} : { priorities }),
    },
    ...terms,
  };
}

/** The credit table of an availability: how far below the target, and what that gives. */
export function bands(of: string, rows: readonly (readonly [when: string, percent: string])[]): Json {
  return rows.map(([when, percent]) => ({ when, pay: { percent, of } }));
}

/** Numbers of clauses in their order: the first promise of chapter 6 is 6.1. */
export function numbered(chapter: number, members: readonly Json[]): readonly Json[] {
  return members.map((member, index) => withNumber(member, `${chapter}.${index + 1}`));
}

function withNumber(member: Json, clause: string): Json {
  if (!isGroup(member)) return member;
  const inTiers = tiersAt(member);
  if (inTiers !== undefined) {
    const entries = Object.entries(inTiers).map(([tier, one]) => [tier, withNumber(one, clause)]);
    return { $tier: Object.fromEntries(entries) };
  }
  return { ...member, clause };
}
