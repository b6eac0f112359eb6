/**
 * Whether any verdict depends on how time is read: the same months under readings that people take by mistake. Owns: the
 * readings, and where none of them can make a difference. Does not own: what came out otherwise (supposed.ts).
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Commitment, Revision } from '../../agreements/revision.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import { each, withCalendar } from '../../evaluation/switches.ts';
import { fillMetric } from '../../metrics/kinds.ts';
import type { Localized } from '../../terms/text.ts';
import { time } from '../../terms/quantity.ts';
import { suppose } from './supposed.ts';
import type { BaseRun, ChangedRow, Supposition } from './supposed.ts';
import { clocksChange, steadyAgreement, steadyRow } from './wall-clock.ts';

export const readings = ['month-of-30-days', 'wall-clock', 'other-holidays', 'utc-months'] as const;
export type ReadingName = (typeof readings)[number];

export const readingWords: Readonly<Record<ReadingName, { readonly title: Localized; readonly idle: Localized }>> = {
  'month-of-30-days': {
    title: { en: 'Every month has 30 days', 'zh-Hant': '每月一律作 30 日計' },
    idle: {
      en: 'no promise measures the share of a month round the clock',
      'zh-Hant': '沒有承諾按全日 24 小時的月份計算比率',
    },
  },
  'wall-clock': {
    title: { en: 'Hours as the clock on the wall showed them', 'zh-Hant': '按鐘面時間相減' },
    idle: { en: 'the clocks did not change in these periods', 'zh-Hant': '這些期間內時鐘沒有撥快或撥慢' },
  },
  'other-holidays': {
    title: { en: 'General and statutory holidays exchanged', 'zh-Hant': '公眾假期與法定假日互換' },
    idle: {
      en: 'no calendar rests on the general or statutory holidays of Hong Kong',
      'zh-Hant': '沒有服務時間採用香港公眾假期或法定假日',
    },
  },
  'utc-months': {
    title: { en: 'Periods counted in UTC', 'zh-Hant': '期間按世界協調時間劃分' },
    idle: { en: 'periods are counted in UTC already', 'zh-Hant': '期間本已按世界協調時間劃分' },
  },
};

export interface Reading {
  readonly reading: ReadingName;
  /** Whether it differs from the contract's own reading at all. */
  readonly applies: boolean;
  /** Promises that are not told under it: their evidence is cut into slices already. */
  readonly leaves: readonly string[];
  /** Rows with another figure under it. */
  readonly rows: readonly ChangedRow[];
  readonly turned: number;
  readonly difference: string;
}

export function readingsOf(base: BaseRun): readonly Reading[] {
  return readings.map((reading) => {
    const made = suppositionOf(reading, base);
    const found = made === undefined ? undefined : suppose(base, made);
    const leaves = reading === 'wall-clock' && made !== undefined ? sliced(base) : [];
    if (found === undefined) return { reading, applies: false, leaves: [], rows: [], turned: 0, difference: '0' };
    const rows = found.rows.filter(({ commitment }) => !leaves.includes(commitment));
    return {
      reading,
      applies: true,
      leaves,
      rows,
      turned: rows.filter(({ turned }) => turned).length,
      difference: found.difference,
    };
  });
}

function suppositionOf(reading: ReadingName, base: BaseRun): Supposition | undefined {
  const { agreement } = base.question;
  switch (reading) {
    case 'month-of-30-days':
      return thirtyDays(agreement);
    case 'wall-clock':
      return onTheWall(base);
    case 'other-holidays':
      return otherHolidays(agreement);
    case 'utc-months':
      return utcMonths(agreement);
  }
}

const commitmentsOf = ({ revisions }: Agreement): readonly Commitment[] =>
  revisions.flatMap(({ commitments }) => commitments);

/** Only where the agreed time of a month is all of it: of office hours nobody takes 30 days. */
function thirtyDays(agreement: Agreement): Supposition | undefined {
  const touches = new Set<string>();
  const changed = each(agreement, (revision) => ({
    ...revision,
    commitments: revision.commitments.map((one) => {
      const { metric, period, hours } = one.terms;
      const always = revision.terms.calendars?.[hours]?.always === true;
      const plain = metric.kind === 'availability' && (metric.denominator ?? 'agreed') === 'agreed';
      if (!plain || !always || period !== 'month') return one;
      touches.add(one.id);
      const denominator = { fixed: time(30 * 86_400_000) };
      return { ...one, metric: fillMetric({ ...metric, denominator }) };
    }),
  }));
  return touches.size === 0 ? undefined : { agreement: changed, touches: [...touches] };
}

function onTheWall({ question: { agreement, evidence }, past }: BaseRun): Supposition | undefined {
  const [first, last] = [past.periods.at(0), past.periods.at(-1)];
  const zone = agreement.revisions.at(-1)?.zone;
  if (first === undefined || last === undefined || zone === undefined) return undefined;
  if (!clocksChange(zone, { start: first.period.start, end: last.period.end })) return undefined;
  return {
    agreement: steadyAgreement(agreement),
    evidence: { ...evidence, rows: evidence.rows.map((row) => steadyRow(row, zone)) },
    endsLater: true,
  };
}

const ofSlices = new Set(['event-ratio', 'good-slices', 'statistic', 'composite', 'formula']);

const sliced = ({ question: { agreement } }: BaseRun): readonly string[] => [
  ...new Set(commitmentsOf(agreement).flatMap(({ id, metric }) => (ofSlices.has(metric.kind) ? [id] : []))),
];

const exchange: Readonly<Record<string, string>> = { 'hk-general': 'hk-statutory', 'hk-statutory': 'hk-general' };

function otherHolidays(agreement: Agreement): Supposition | undefined {
  const ids = agreement.revisions.flatMap(({ terms }) =>
    Object.entries(terms.calendars ?? {}).flatMap(([id, { holidays = [] }]) =>
      [holidays].flat().some((name) => exchange[name] !== undefined) ? [id] : [],
    ),
  );
  if (ids.length === 0) return undefined;
  const changed = [...new Set(ids)].reduce(
    (now, id) =>
      withCalendar(now, id, (calendar) => ({
        ...calendar,
        holidays: [calendar.holidays ?? []].flat().map((name) => exchange[name] ?? name),
      })),
    agreement,
  );
  return { agreement: changed };
}

/** Only the cuts between periods move: hours, holidays and windows for works stay local. */
function utcMonths(agreement: Agreement): Supposition | undefined {
  const utc = Zone.get('UTC');
  const local = agreement.revisions.at(-1)?.zoneName;
  if (utc === undefined || local === undefined || local === 'UTC') return undefined;
  const inUtc = (revision: Revision): Revision => ({
    ...revision,
    zone: utc,
    zoneName: 'UTC',
    maintenance: revision.maintenance.map((rule) => ({ ...rule, zone: rule.zone ?? revision.zoneName })),
  });
  return { agreement: each(agreement, inUtc), endsLater: true };
}
