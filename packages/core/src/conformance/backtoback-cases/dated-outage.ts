/** Outages at instants, in the months of a zone: each month takes its own share, of its own true length. */
import { z } from 'zod';
import { parsePeriod } from '../../calendars/period-key.ts';
import { periodOf } from '../../calendars/period.ts';
import type { Period } from '../../calendars/period.ts';
import { zoneNames } from '../../calendars/zones/zone-table.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import type { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Interval } from '../../values/interval.ts';
import { dayMs, days } from '../../values/local.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Answer } from './case-kind.ts';
import { judged } from './judged-minutes.ts';
import { stretchText } from './moments.ts';
import { exactNumber } from './numbers.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "periodMinutesOct2024London" names the month and the place whose clock it is told by. */
const named = /^periodMinutes([A-Z][a-z]{2})(\d{4})([A-Z]\w+)$/u;

export const datedOutage = z
  .looseObject({ outage: z.tuple([z.string(), z.string()]), target: exactNumber })
  .transform((given, context): Answer => {
    const outage = stretchText.safeParse(given.outage);
    const place = Object.keys(given).flatMap((key) => named.exec(key) ?? []);
    const zone = zoneOf(place[3], given.outage[0]);
    if (outage.success && zone !== undefined) {
      return answerOf(outage.data, monthsOf(outage.data, place, zone), { zone, target: given.target });
    }
    context.addIssue({ code: 'custom', message: 'does not say an outage and whose clock it is told by' });
    return z.NEVER;
  });

/** The zone of the place; else the one whose clock writes this offset all year. */
function zoneOf(place: string | undefined, written: string): Zone | undefined {
  const name = zoneNames.find((one) => place !== undefined && one.endsWith(`/${place}`));
  if (name !== undefined) return Zone.get(name);
  return Zone.get(written.endsWith('+08:00') ? 'Asia/Hong_Kong' : 'UTC');
}

function monthsOf(outage: Interval, [, month = '', year = '']: readonly string[], zone: Zone): readonly Period[] {
  const number = months.indexOf(month.toLowerCase()) + 1;
  const key = parsePeriod(`${year}-${String(number).padStart(2, '0')}`, zone);
  if (number > 0 && key.ok) return [key.value];
  const found: Period[] = [];
  for (let at = outage.start; at < outage.end; at = found.at(-1)?.end ?? outage.end) {
    found.push(periodOf({ unit: 'month', zone }, at));
  }
  return found;
}

interface Judging {
  readonly zone: Zone;
  readonly target: Ratio;
}

function answerOf(outage: Interval, periods: readonly Period[], { zone, target }: Judging): Answer {
  const counted = periods.map((period): readonly [string, Answer] => {
    const inside = IntervalSet.single(outage.start, outage.end).clip(period.start, period.end);
    const month = months[Number(period.key.slice(5, 7)) - 1] ?? '';
    return [month, judged(minutes(inside.total()), minutes(period.end - period.start), target)];
  });
  const naiveWallClockMin = minutes(Math.max(0, wall(outage.end, zone) - wall(outage.start, zone)));
  const byMonth = counted.flatMap(([month, { countedMin, breached }]) => [
    [`${month}CountedMin`, countedMin],
    [`${month}Breached`, breached],
  ]);
  const [, first] = counted[0] ?? [];
  return { ...first, allowedMinEach: first?.['allowedMin'], naiveWallClockMin, ...Object.fromEntries(byMonth) };
}

const minutes = (ms: number): Ratio => Ratio.of(ms, 60_000);

function wall(at: Instant, zone: Zone): number {
  const { date, ms } = zone.toLocal(at);
  return days(date) * dayMs + ms;
}
