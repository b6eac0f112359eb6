/** How the value came about, step by step, down to intervals and rows. Owns: the words and order of the steps. */
import { formatQuantity, formatTime } from '../../terms/quantity.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Exclusion, Step } from '../metric.ts';
import type { Outage } from '../timeline/outage.ts';
import type { Timeline } from '../timeline/from-evidence.ts';
import { weigh } from '../timeline/weighted-time.ts';
import type { Result } from './measure.ts';
import type { Denominator } from '../timeline/totals.ts';

/** Steps in the fixed order of an evaluation; sums are exact, and shares of a minute are written as fractions. */
export function derivation({ terms, context, timeline, totals, counted, downtime, value }: Result): Step[] {
  const { stretches, exclusions } = timeline;
  const inAgreed = stretches.filter(({ agreed }) => agreed);
  return [
    ...bySource(timeline),
    {
      what: 'downtime in agreed service time, overlaps once',
      value: formatTime(totals.gross),
      intervals: pairs(inAgreed.filter((stretch) => !stretch.down.isZero())),
    },
    ...exclusions.flatMap((exclusion, index) => excludedBy(exclusion, index, timeline)),
    ...(totals.unknown.isZero()
      ? []
      : [
          {
            what: `time nobody knows about (${context.unknown})`,
            value: formatTime(totals.unknown),
            intervals: pairs(inAgreed.filter((stretch) => !stretch.unknownLeft.isZero())),
          },
        ]),
    ...counted.steps,
    { what: 'downtime that counts', value: formatTime(downtime), parts: counted.outages.map(outageStep) },
    {
      what: denominatorName(terms.denominator ?? 'agreed'),
      value: formatTime(totals.denominator),
      parts: [{ what: 'agreed service time', value: formatTime(totals.agreed), intervals: pairs(timeline.agreed) }],
    },
    value.measured
      ? {
          what: terms.express === 'downtime' ? 'downtime' : '1 − downtime ÷ time it is taken of',
          value: formatQuantity(value.value),
        }
      : { what: value.detail, value: value.why },
  ];
}

type Pair = readonly [number, number];

function pairs(intervals: Iterable<{ readonly start: number; readonly end: number }>): Pair[] {
  const bounds = IntervalSet.ofBounds([...intervals].flatMap(({ start, end }) => [start, end])).bounds;
  const found: Pair[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 2) found.push([bounds[i] ?? 0, bounds[i + 1] ?? 0]);
  return found;
}

/** What each source tells by itself, so that a reader sees where sources differ. */
function bySource(timeline: Timeline): Step[] {
  const sources = [...new Set(timeline.weighing.map(({ row }) => row.source))].sort();
  return sources.map((source): Step => {
    const own = timeline.weighing.filter(({ row }) => row.source === source);
    const told = IntervalSet.of(own.map(({ from, end }) => ({ start: from, end }))).intersect(timeline.agreed);
    return {
      what: `downtime told by ${source}`,
      value: formatTime(weigh(told, () => Ratio.one)),
      rows: own.map(({ row }) => row.id),
      intervals: pairs(told),
    };
  });
}

function excludedBy(exclusion: Exclusion, index: number, timeline: Timeline): Step[] {
  const share = (stretch: Timeline['stretches'][number]): Ratio =>
    stretch.taken.find((one) => one.index === index)?.share ?? Ratio.zero;
  const taken = timeline.stretches.filter((stretch) => stretch.agreed && !share(stretch).isZero());
  if (taken.length === 0) return [];
  return [
    {
      what: `excluded by ${exclusion.rule}`,
      value: formatTime(weigh(taken, share)),
      clause: exclusion.clause,
      rows: exclusion.rows,
      intervals: pairs(taken),
    },
  ];
}

function outageStep({ id, counted, rows, pieces }: Outage): Step {
  return {
    what: `outage ${id}`,
    value: formatTime(counted),
    rows: rows.map((row) => row.id),
    intervals: pairs(pieces),
  };
}

function denominatorName(rule: Denominator): string {
  if (rule === 'agreed') return 'taken of agreed service time';
  if (rule === 'minus-excluded') return 'taken of agreed service time without what is excluded';
  if (rule === 'existed') return 'taken of agreed service time in which the subject existed';
  return 'fixed' in rule
    ? `taken of a fixed ${formatQuantity(rule.fixed)}`
    : `taken of agreed service time of the last ${formatQuantity(rule.lookBack)}`;
}
