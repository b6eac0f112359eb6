/**
 * Windows of promises, found once for all that share a rule. Owns: remembering the last ones. Does not own: where a window begins
 * (`calendars/period.ts`).
 */
import { periodOf } from '../calendars/period.ts';
import type { Period, PeriodRule } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { Instant } from '../values/instant.ts';

const remembered = new WeakMap<Zone, Map<string, Period[]>>();
const mostRemembered = 64;

/** The window that holds an instant; many promises ask for the same. */
export function windowAt(rule: PeriodRule, at: Instant): Period {
  const rules = remembered.get(rule.zone) ?? new Map<string, Period[]>();
  remembered.set(rule.zone, rules);
  const { unit, count, anchor, weekStart, yearStart } = rule;
  const key = `${unit} ${count ?? ''} ${anchor ?? ''} ${weekStart ?? ''} ${yearStart ?? ''}`;
  const known = rules.get(key) ?? [];
  const before = known.find(({ start, end }) => start <= at && at < end);
  if (before !== undefined) return before;
  const found = periodOf(rule, at);
  rules.set(key, [found, ...known.slice(0, mostRemembered - 1)]);
  return found;
}
