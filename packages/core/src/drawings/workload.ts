/** Demand beside the limit that a promise was made for. Owns: bars, the line of the limit and of its tolerance. Zero-based. */
import { shortDecimal } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import type { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark } from './drawing.ts';
import { clearOf, gridMarks, line, niceTicks, periodNames, plotOf, round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';
import { textWidth } from './text-size.ts';

export interface WorkloadFacts {
  readonly points: readonly {
    readonly label: string;
    /** Missing where it was not measured. */
    readonly volume?: Ratio;
    readonly limit?: Ratio;
    /** Up to here the promise still holds. */
    readonly tolerated?: Ratio;
    readonly leadsTo?: string;
  }[];
  /** "tickets", "GB a day". */
  readonly unit: string;
  readonly language: Language;
  readonly width: number;
  readonly height?: number;
  readonly title?: string;
}

export function workloadChart(facts: WorkloadFacts): Drawing {
  const { points, width, height = 220, unit } = facts;
  const say = saidIn(facts.language);
  const amounts = points.flatMap(({ volume, limit, tolerated }) => [volume, limit, tolerated]);
  const highest = Math.max(0, ...amounts.map((amount) => amount?.toNumber() ?? 0));
  const plot = plotOf(niceTicks(0, highest), { width, height, foot: 26, head: 34 });
  const slot = (plot.right - plot.left) / Math.max(1, points.length);
  const labels = points.map((point, index) => ({ x: plot.left + (index + 0.5) * slot, text: point.label }));
  return {
    width,
    height,
    title: facts.title ?? say('Demand and the limit of the promise', '需求量與承諾上限'),
    description: describe(facts),
    marks: [
      ...gridMarks(plot, say(`${unit}; line: limit, dashed: tolerated`, `${unit}；線：上限，虛線：容許`)),
      ...points.flatMap((point, index) => barMarks(point, { facts, plot, slot, index })),
      ...limitMarks(facts, { plot, slot, of: 'limit' }),
      ...limitMarks(facts, { plot, slot, of: 'tolerated' }),
      ...periodNames(labels, { y: plot.bottom + 17, right: width }),
    ],
    table: {
      columns: [say('Period', '期間'), say('Demand', '需求量'), say('Limit', '上限'), say('Tolerated', '容許')],
      rows: points.map((point) => [
        point.label,
        ...[point.volume, point.limit, point.tolerated].map((amount) =>
          amount === undefined ? '–' : `${shortDecimal(amount, 3)} ${unit}`,
        ),
      ]),
    },
  };
}

type Point = WorkloadFacts['points'][number];

const isOver = ({ volume, limit, tolerated }: Point): boolean => {
  const bound = tolerated ?? limit;
  return volume !== undefined && bound !== undefined && volume.greaterThan(bound);
};

interface Placed {
  readonly facts: WorkloadFacts;
  readonly plot: Plot;
  readonly slot: number;
  readonly index: number;
}

function barMarks(point: Point, { facts, plot, slot, index }: Placed): readonly Mark[] {
  const x = plot.left + index * slot + slot * 0.18;
  const middle = plot.left + (index + 0.5) * slot;
  const say = saidIn(facts.language);
  if (point.volume === undefined)
    return [
      {
        ...text({ x: middle, y: plot.bottom - 6, text: '?', anchor: 'middle', tone: 'faint' }),
        label: `${point.label}: ${say('not measured', '未能量度')}`,
      },
    ];
  const top = plot.y(point.volume.toNumber());
  const figure = shortDecimal(point.volume, 1);
  const over = isOver(point);
  const lines = [point.limit, point.tolerated].flatMap((bound) =>
    bound === undefined ? [] : [plot.y(bound.toNumber())],
  );
  return [
    {
      mark: 'rect',
      x: round(x),
      y: Math.min(top, plot.bottom - 1),
      width: round(slot * 0.64),
      height: round(Math.max(1, plot.bottom - top)),
      tone: over ? 'bad' : 'accent',
      hatched: over,
      label: `${point.label}: ${figure} ${facts.unit}${over ? say(', beyond the limit', '，超出上限') : ''}`,
      ...(point.leadsTo === undefined ? {} : { leadsTo: point.leadsTo }),
    },
    ...(textWidth(figure, 10) <= slot - 2
      ? [text({ x: middle, y: clearOf(top, lines), text: figure, size: 10, anchor: 'middle', bold: over })]
      : []),
  ];
}

function limitMarks(
  { points }: WorkloadFacts,
  { plot, slot, of }: { readonly plot: Plot; readonly slot: number; readonly of: 'limit' | 'tolerated' },
): readonly Mark[] {
  return points.flatMap((point, index) => {
    const bound = point[of];
    if (bound === undefined) return [];
    const y = plot.y(bound.toNumber());
    const ends = [plot.left + index * slot, plot.left + (index + 1) * slot] as const;
    return [
      line(
        [
          [ends[0], y],
          [ends[1], y],
        ],
        of === 'limit' ? { tone: 'ink', width: 2 } : { tone: 'ink', dashed: true },
      ),
    ];
  });
}

function describe({ points, unit, language }: WorkloadFacts): string {
  const say = saidIn(language);
  const measured = points.filter((point) => point.volume !== undefined);
  const over = measured.filter(isOver).length;
  const last = measured[measured.length - 1];
  if (last?.volume === undefined) return say('No demand was measured.', '沒有量度到需求量。');
  const [figure, limit] = [shortDecimal(last.volume, 3), last.limit === undefined ? '–' : shortDecimal(last.limit, 3)];
  return say(
    `${last.label}: ${figure} ${unit}, limit ${limit}. Beyond the limit in ${over} of ${measured.length} periods.`,
    `${last.label}：${figure} ${unit}，上限 ${limit}。${measured.length} 期中有 ${over} 期超出上限。`,
  );
}
