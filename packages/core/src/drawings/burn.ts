/**
 * The error budget of one period as it is used up: what is left, from all of it down to zero and, visibly, below. Owns: the
 * falling line, the even one beside it, works that are planned, the projection. Does not own: the projection's method.
 */
import { sayMinutes } from '../terms/exact-words.ts';
import { sayDate } from '../terms/date-words.ts';
import { localOf } from '../terms/moment-words.ts';
import type { Language } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark } from './drawing.ts';
import { gridMarks, labelSize, line, niceTicks, plotOf, round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';
import { fitted, textWidth, thinned } from './text-size.ts';
import { ticksOf } from './time-ticks.ts';

export interface BurnFacts {
  readonly span: { readonly start: Instant; readonly end: Instant };
  /** Name of the zone that dates are said in. */
  readonly zone: string;
  /** Milliseconds. */
  readonly allowed: Ratio;
  /** Used in all up to each instant, in order of time; the line holds between them. */
  readonly points: readonly { readonly at: Instant; readonly used: Ratio; readonly leadsTo?: string }[];
  /** Until when it is known; missing for a period that is over. */
  readonly now?: Instant;
  /** What would have been used by the end, lowest and highest, as whoever projects it says. */
  readonly projected?: { readonly low: Ratio; readonly high: Ratio };
  readonly works?: readonly {
    readonly start: Instant;
    readonly end: Instant;
    readonly title: string;
    readonly leadsTo?: string;
  }[];
  readonly language: Language;
  readonly width: number;
  readonly height?: number;
  readonly title?: string;
}

const minute = 60_000;

export function budgetBurn(facts: BurnFacts): Drawing {
  const { width, height = 240, allowed } = facts;
  const say = saidIn(facts.language);
  const left = (used: Ratio): number => allowed.minus(used).toNumber() / minute;
  const lowest = Math.min(0, ...facts.points.map(({ used }) => left(used)), ...projectedEnds(facts).map(left));
  const works = facts.works ?? [];
  const plot = plotOf(niceTicks(lowest, Math.max(left(Ratio.zero), 1)), {
    width,
    height,
    foot: works.length > 0 ? 44 : 26,
  });
  const { start, end } = facts.span;
  const x = (at: number): number =>
    round(plot.left + ((Math.min(Math.max(at, start), end) - start) / (end - start)) * (plot.right - plot.left));
  const place: Place = { plot, x, left };
  return {
    width,
    height,
    title: facts.title ?? say('What is left of the allowance', '容許停機餘額'),
    description: describe(facts),
    marks: [
      ...belowZero(place, facts),
      ...gridMarks(plot, say('Minutes of the allowance that are left', '容許停機餘額（分鐘）')),
      line(
        [
          [x(start), plot.y(left(Ratio.zero))],
          [x(end), plot.y(0)],
        ],
        { tone: 'faint', dashed: true, label: say('used evenly', '平均使用') },
      ),
      ...projection(facts, place),
      ...burned(facts, place),
      ...worksMarks(facts, place),
      ...dateMarks(facts, place),
    ],
    table: tableOf(facts),
  };
}

interface Place {
  readonly plot: Plot;
  readonly x: (at: number) => number;
  readonly left: (used: Ratio) => number;
}

function projectedEnds({ projected }: BurnFacts): readonly Ratio[] {
  return projected === undefined ? [] : [projected.low, projected.high];
}

function belowZero({ plot }: Place, { language }: BurnFacts): readonly Mark[] {
  const lowest = plot.ticks[0] ?? 0;
  if (lowest >= 0) return [];
  const height = round(plot.y(lowest) - plot.y(0));
  const label = saidIn(language)('beyond the allowance', '超出容許');
  return [
    {
      mark: 'area',
      tone: 'bad',
      opacity: 10,
      points: [
        [plot.left, plot.y(0)],
        [plot.right, plot.y(0)],
        [plot.right, plot.y(0) + height],
        [plot.left, plot.y(0) + height],
      ],
      label,
    },
  ];
}

const usedAtEnd = ({ points }: BurnFacts): Ratio => points[points.length - 1]?.used ?? Ratio.zero;

/** Steps down where something counted; the last figure stands beside its end. */
function burned(facts: BurnFacts, { plot, x, left }: Place): readonly Mark[] {
  const until = x(facts.now ?? facts.span.end);
  const path: [number, number][] = [[x(facts.span.start), plot.y(left(Ratio.zero))]];
  let before = plot.y(left(Ratio.zero));
  for (const { at, used } of facts.points) {
    path.push([x(at), before]);
    before = plot.y(left(used));
    path.push([x(at), before]);
  }
  path.push([until, before]);
  const used = usedAtEnd(facts);
  const over = used.greaterThan(facts.allowed);
  const words = sayLeft(facts);
  const anchor = until - plot.left > textWidth(words, labelSize) + 10 ? 'end' : 'start';
  const dots = facts.points.flatMap((point): readonly Mark[] =>
    point.leadsTo === undefined
      ? []
      : [
          {
            mark: 'rect',
            x: round(x(point.at) - 3),
            y: round(plot.y(left(point.used)) - 3),
            width: 6,
            height: 6,
            tone: over ? 'bad' : 'ink',
            label: `${dateOf(point.at, facts)}: ${saidIn(facts.language)(`${sayMinutes(point.used, 'en')} used in all`, `累計已用 ${sayMinutes(point.used, 'zh-Hant')}`)}`,
            leadsTo: point.leadsTo,
          },
        ],
  );
  return [
    line(path, { tone: over ? 'bad' : 'ink', width: 2 }),
    ...dots,
    text({
      x: anchor === 'end' ? until - 4 : until + 4,
      y: over && before + 16 <= plot.bottom ? before + 16 : before - 8,
      text: words,
      anchor,
      bold: true,
    }),
  ];
}

function sayLeft(facts: BurnFacts): string {
  const say = saidIn(facts.language);
  const left = facts.allowed.minus(usedAtEnd(facts));
  return left.isNegative()
    ? say(`${sayMinutes(left.negated(), 'en')} beyond`, `超出 ${sayMinutes(left.negated(), 'zh-Hant')}`)
    : say(`${sayMinutes(left, 'en')} left`, `尚餘 ${sayMinutes(left, 'zh-Hant')}`);
}

/** From what is known now to the lowest and the highest end that is projected. */
function projection(facts: BurnFacts, { plot, x, left }: Place): readonly Mark[] {
  if (facts.projected === undefined || facts.now === undefined) return [];
  const say = saidIn(facts.language);
  const from = [x(facts.now), plot.y(left(usedAtEnd(facts)))] as const;
  const end = x(facts.span.end);
  const { low, high } = facts.projected;
  return [
    {
      mark: 'area',
      tone: 'warn',
      opacity: 25,
      points: [from, [end, plot.y(left(low))], [end, plot.y(left(high))]],
      label: say(
        `By the end between ${sayMinutes(low, 'en')} and ${sayMinutes(high, 'en')} used, if it goes on like this`,
        `如此下去，期末已用介乎 ${sayMinutes(low, 'zh-Hant')} 至 ${sayMinutes(high, 'zh-Hant')}`,
      ),
    },
  ];
}

function worksMarks(facts: BurnFacts, { plot, x }: Place): readonly Mark[] {
  const works = facts.works ?? [];
  if (works.length === 0) return [];
  const caption = saidIn(facts.language)('Works', '工程');
  const y = plot.bottom + 26;
  return [
    text({ x: 0, y: y + 10, text: fitted(caption, labelSize, plot.left - 4), tone: 'faint' }),
    ...works.map((one): Mark => {
      const from = x(one.start);
      return {
        mark: 'rect',
        x: from,
        y,
        width: Math.max(4, round(x(one.end) - from)),
        height: 12,
        tone: 'maintenance',
        hatched: true,
        label: `${one.title}: ${dateOf(one.start, facts)}`,
        ...(one.leadsTo === undefined ? {} : { leadsTo: one.leadsTo }),
      };
    }),
  ];
}

function dateMarks(facts: BurnFacts, { plot, x }: Place): readonly Mark[] {
  const { start, end } = facts.span;
  const ticks = ticksOf([start, end], facts.zone, facts.language)
    .map((tick) => ({ x: x(tick.at), text: tick.label }))
    .filter((tick) => tick.x + textWidth(tick.text, labelSize) / 2 <= facts.width);
  return thinned(ticks, labelSize).map((tick) =>
    text({ ...tick, y: plot.bottom + 17, anchor: 'middle', tone: 'faint' }),
  );
}

const dateOf = (at: Instant, { zone, language }: BurnFacts): string => {
  const { date, time } = localOf(at, zone);
  return `${sayDate(date, language)} ${time}`;
};

function describe(facts: BurnFacts): string {
  const say = saidIn(facts.language);
  const used = usedAtEnd(facts);
  return say(
    `${sayMinutes(used, 'en')} used of ${sayMinutes(facts.allowed, 'en')} allowed: ${sayLeft(facts)}.`,
    `容許 ${sayMinutes(facts.allowed, 'zh-Hant')}，已用 ${sayMinutes(used, 'zh-Hant')}：${sayLeft(facts)}。`,
  );
}

function tableOf(facts: BurnFacts): Drawing['table'] {
  const say = saidIn(facts.language);
  return {
    columns: [say('When', '時間'), say('Used in all', '累計已用'), say('Left', '餘額')],
    rows: [
      [
        dateOf(facts.span.start, facts),
        sayMinutes(Ratio.zero, facts.language),
        sayMinutes(facts.allowed, facts.language),
      ],
      ...facts.points.map((point) => [
        dateOf(point.at, facts),
        sayMinutes(point.used, facts.language),
        sayMinutes(facts.allowed.minus(point.used), facts.language),
      ]),
      ...(facts.works ?? []).map((one) => [dateOf(one.start, facts), one.title, '']),
    ],
  };
}
