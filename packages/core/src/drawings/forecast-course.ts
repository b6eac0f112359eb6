/** How the chance of a miss went through a period. Owns: one line for one promise, from 0 to 100 %, with the period's axis of time. */
import { sayDate } from '../terms/date-words.ts';
import { localOf } from '../terms/moment-words.ts';
import type { Language } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import type { Drawing, Mark } from './drawing.ts';
import { gridMarks, labelSize, line, plotOf, round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';
import { textWidth, thinned } from './text-size.ts';
import { ticksOf } from './time-ticks.ts';

export interface ForecastCourseFacts {
  readonly span: { readonly start: Instant; readonly end: Instant };
  readonly zone: string;
  /** In order of time; `percent` as it is said, `chance` from 0 to 1. Hindcasts were made afterwards. */
  readonly points: readonly {
    readonly at: Instant;
    readonly chance: number;
    readonly percent: string;
    readonly hindcast: boolean;
  }[];
  /** From which chance people are warned. */
  readonly warnAt: number;
  /** How it ended, once it did. */
  readonly missed?: boolean;
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const height = 200;
const hundred = 100;
const ticks: readonly number[] = [0, 20, 40, 60, 80, hundred];

export function forecastCourse(facts: ForecastCourseFacts): Drawing {
  const say = saidIn(facts.language);
  const plot = plotOf(ticks, { width: facts.width, height, foot: 26 });
  const { start, end } = facts.span;
  const x = (at: number): number =>
    round(plot.left + ((Math.min(Math.max(at, start), end) - start) / (end - start)) * (plot.right - plot.left));
  return {
    width: facts.width,
    height,
    title: facts.title ?? say('Chance of a miss through the period', '期內違約機會'),
    description: describe(facts),
    marks: [
      ...gridMarks(plot, say('Chance of a miss (%)', '違約機會（%）')),
      ...warnLine(plot, facts),
      ...course(plot, x, facts),
      ...dates(plot, x, facts),
    ],
    table: {
      columns: [say('When', '時間'), say('Chance of a miss', '違約機會'), say('Made', '作出時間')],
      rows: facts.points.map((point) => [
        momentOf(point.at, facts),
        `${point.percent} %`,
        point.hindcast ? say('afterwards, with what was known then', '事後以當時所知推算') : say('on that day', '當日'),
      ]),
    },
  };
}

function warnLine(plot: Plot, { warnAt, language }: ForecastCourseFacts): readonly Mark[] {
  const y = plot.y(warnAt * hundred);
  const label = saidIn(language)('from here on people are warned', '達此線即發出預警');
  return [
    line(
      [
        [plot.left, y],
        [plot.right, y],
      ],
      { tone: 'warn', dashed: true, label },
    ),
  ];
}

function course(
  plot: Plot,
  x: (at: number) => number,
  { points, missed, language }: ForecastCourseFacts,
): readonly Mark[] {
  const say = saidIn(language);
  const placed = points.map((point) => ({ ...point, x: x(point.at), y: plot.y(point.chance * hundred) }));
  const last = placed.at(-1);
  if (last === undefined) return [];
  const tone = missed === true || last.chance >= 0.5 ? 'bad' : 'ink';
  const [first] = placed;
  const path = placed.map((one) => [one.x, one.y] as const);
  const words = `${last.percent} %`;
  const anchor = last.x + textWidth(words, labelSize) + 8 > plot.right ? 'end' : 'start';
  return [
    ...(placed.length > 1 && first !== undefined ? [line(path, { tone, width: 2 })] : []),
    ...placed.map((one): Mark => ({
      mark: 'rect',
      x: round(one.x - 3),
      y: round(one.y - 3),
      width: 6,
      height: 6,
      tone,
      ...(one.hindcast ? { hollow: true } : {}),
      label: `${one.percent} %${one.hindcast ? say(' (hindcast)', '（事後推算）') : ''}`,
    })),
    text({
      x: anchor === 'end' ? last.x - 6 : last.x + 6,
      y: last.y < plot.top + 16 ? last.y + 16 : last.y - 8,
      text: words,
      anchor,
      bold: true,
    }),
  ];
}

function dates(plot: Plot, x: (at: number) => number, facts: ForecastCourseFacts): readonly Mark[] {
  const { start, end } = facts.span;
  const marks = ticksOf([start, end], facts.zone, facts.language)
    .map((tick) => ({ x: x(tick.at), text: tick.label }))
    .filter((tick) => tick.x + textWidth(tick.text, labelSize) / 2 <= facts.width);
  return thinned(marks, labelSize).map((tick) =>
    text({ ...tick, y: plot.bottom + 17, anchor: 'middle', tone: 'faint' }),
  );
}

function momentOf(at: Instant, { zone, language }: ForecastCourseFacts): string {
  const { date, time } = localOf(at, zone);
  return `${sayDate(date, language)} ${time}`;
}

function describe(facts: ForecastCourseFacts): string {
  const say = saidIn(facts.language);
  const [first, last] = [facts.points[0], facts.points.at(-1)];
  if (first === undefined || last === undefined) return say('No forecast was kept.', '並無預測紀錄。');
  const went =
    facts.points.length === 1
      ? say(`One forecast: ${last.percent} %.`, `共一次預測：${last.percent} %。`)
      : say(
          `${facts.points.length} forecasts: ${first.percent} % at first, ${last.percent} % at last.`,
          `共 ${facts.points.length} 次預測：最初 ${first.percent} %，最後 ${last.percent} %。`,
        );
  if (facts.missed === undefined) return went;
  return `${went} ${facts.missed ? say('It was missed.', '最終違約。') : say('It was kept.', '最終達標。')}`;
}
