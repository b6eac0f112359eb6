/** Agreements of one availability promise each, and how the proof reads them, for tests in which the engine judges. */
import { readAgreements } from '../../agreements/book.ts';
import type { Agreement } from '../../agreements/book.ts';
import type { PeriodUnit } from '../../calendars/period.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import type { LeafPromise } from '../in-period.ts';

const office = ['09:00-18:00'] as const;
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };
const nights = { sat: ['00:00-24:00'], sun: ['00:00-24:00'], mon: ['00:00-06:00'] };
export const hoursKinds = ['always', 'business', 'nights'] as const;
export type HoursKind = (typeof hoursKinds)[number];

export interface Written {
  readonly id: string;
  /** Basis points of time that may be down. */
  readonly slack: number;
  readonly unit: Exclude<PeriodUnit, 'day'> | 'day';
  readonly hours: HoursKind;
  /** Decimals of a percent to which it is rounded half up. */
  readonly rounding?: number | undefined;
  /** First and last but one day of the term. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Minutes of works left out in each month; none when missing. */
  readonly works?: number | 'uncapped' | undefined;
  readonly forceMajeure?: boolean | undefined;
  readonly ignoresUnderMinutes?: number | undefined;
}

export interface WrittenPromise {
  readonly agreement: Agreement;
  readonly promise: LeafPromise;
}

/** The agreement compiled, and its promise as the proof reads it. */
export function writtenPromise(written: Written): WrittenPromise {
  const { id, slack, unit, hours, rounding, from = '2023-01-01', to, works, ignoresUnderMinutes } = written;
  const value = Ratio.one.minus(Ratio.of(slack, 10_000));
  const document = {
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'underpinning-contract',
    id,
    title: id,
    effective: { from, ...(to === undefined ? {} : { to }) },
    zone: 'Asia/Hong_Kong',
    calendars: {
      always: { always: true, holidays: 'none' },
      business: { weekly: weekdays, holidays: 'none' },
      nights: { weekly: nights, holidays: 'none' },
    },
    ...(works === undefined ? {} : { maintenance: [maintenance(works)] }),
    ...(written.forceMajeure === true ? { exclusions: [storms] } : {}),
    commitments: [
      {
        id: 'availability',
        title: 'Availability',
        metric: {
          kind: 'availability',
          combine: 'any-down',
          denominator: 'agreed',
          express: 'share',
          ...(ignoresUnderMinutes === undefined
            ? {}
            : { ignoreShorterThan: { length: `${ignoresUnderMinutes} min`, comparator: '<' } }),
        },
        target: `>= ${value.toPercent(2)} %`,
        period: unit,
        hours,
        unknown: 'separate',
        rounding:
          rounding === undefined
            ? 'none'
            : { to: `${Ratio.of(1, 10 ** rounding).toFixed(rounding)} %`, mode: 'half-up' },
      },
    ],
  };
  const book = readAgreements([{ file: `${id}.yaml`, text: JSON.stringify(document) }]);
  if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
  const [agreement] = book.value.agreements;
  const revision = agreement?.revisions[0];
  const commitment = revision?.commitments[0];
  if (agreement === undefined || revision === undefined || commitment === undefined) throw new Error('no commitment');
  const leftOut = {
    ...(works === undefined ? {} : { maintenance: works === 'uncapped' ? ('unlimited' as const) : Ratio.of(works) }),
    ...(written.forceMajeure === true ? { 'force-majeure': 'unlimited' as const } : {}),
  };
  const promise: LeafPromise = {
    ref: id,
    value,
    calendar: commitment.calendar,
    windows: { unit, zone: revision.zone },
    from: revision.from,
    ...(revision.to === undefined ? {} : { until: revision.to }),
    leftOut,
    ...(rounding === undefined ? {} : { roundedTo: rounding }),
    ...(ignoresUnderMinutes === undefined ? {} : { ignores: { under: Ratio.of(ignoresUnderMinutes) } }),
  };
  return { agreement, promise };
}

const storms = {
  id: 'force-majeure',
  kind: 'force-majeure',
  events: ['T8'],
  cap: { uncapped: 'Storms are nobody’s fault.' },
};

function maintenance(works: number | 'uncapped'): object {
  const cap =
    works === 'uncapped' ? { uncapped: 'Works are done when they are due.' } : { length: `${works} min`, per: 'month' };
  return { id: 'maintenance', notice: '5 d', emergency: 'counts', cap };
}

export const hongKong = (text: string): Instant => Instant.parse(`${text}T00:00:00+08:00`);
