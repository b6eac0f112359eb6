/** Days on which the daily check was not done: today's, and working days of the last week that were passed over (S3.6). */
import { holidayList, Instant, Zone } from '@troth/core';
import type { Scene } from './scene.ts';

const lookBack = 7;
const dayMs = 86_400_000;

/** Working days of the last week, and today, without a finished check; the first check ever begins the duty. */
export function missingDays({
  now,
  zone,
  today: day,
  register,
}: Pick<Scene, 'now' | 'zone' | 'today' | 'register'>): readonly string[] {
  const checks = register.all('daily-check');
  const done = new Set(checks.filter(({ body }) => body.state === 'done').map(({ body }) => body.date));
  const first = checks.reduce((least, { body }) => (body.date < least ? body.date : least), day);
  const holidays = holidaysOf(zone);
  const found: string[] = [];
  for (let back = lookBack; back >= 0; back -= 1) {
    const at = Instant.plus(now, -back * dayMs);
    const date = Zone.get(zone)?.toLocal(at).date ?? day;
    if (date < first || done.has(date) || (date !== day && (isWeekend(date) || holidays.has(date)))) continue;
    found.push(date);
  }
  return found;
}

/** The epoch began on a Thursday. */
const isWeekend = (date: string): boolean => {
  const weekday = (Math.floor(Instant.parse(`${date}T00:00:00Z`) / dayMs) + 4) % 7;
  return weekday === 0 || weekday === 6;
};

function holidaysOf(zone: string): ReadonlySet<string> {
  if (zone !== 'Asia/Hong_Kong') return new Set();
  const list = holidayList('hk-general');
  return new Set(list.ok ? list.value.dates.map(({ date }) => date) : []);
}
