/**
 * One period in lanes: what each source told, the time they tell together, works, exclusions that were accepted and refused,
 * time nobody knows about, agreed hours, what counted. Short events get windows of their own below the whole period.
 * Owns: lanes, bars, windows. Does not own: which evidence a bar stands for (it leads there).
 */
import { sayDate } from '../terms/date-words.ts';
import { localOf, sayStretch } from '../terms/moment-words.ts';
import type { Language } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { sayMinutes } from '../terms/exact-words.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { labelSize, line, round, saidIn, text } from './plot.ts';
import { fitted, textWidth, thinned } from './text-size.ts';
import { ticksOf } from './time-ticks.ts';

export type LaneRole = 'source' | 'union' | 'maintenance' | 'excluded' | 'refused' | 'unknown' | 'calendar' | 'result';

export interface TimelineBar {
  readonly start: Instant;
  readonly end: Instant;
  /** What it is: "OUT-0192", "T8 signal". */
  readonly label: string;
  readonly leadsTo?: string;
  /** Looks as bars of another lane do: a part of it that counts differently. */
  readonly as?: LaneRole;
}

export interface TimelineLane {
  readonly role: LaneRole;
  readonly title: string;
  /** The whole of the lane in words: "55 min". */
  readonly amount?: string;
  readonly bars: readonly TimelineBar[];
}

export interface TimelineFacts {
  readonly span: { readonly start: Instant; readonly end: Instant };
  readonly zone: string;
  readonly lanes: readonly TimelineLane[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
  /** Windows around short events; 2 when missing. */
  readonly closeUps?: number;
}

type Span = readonly [start: number, end: number];

const looks: Readonly<Record<LaneRole, { tone: Tone; hatched?: true; hollow?: true; inset: number }>> = {
  source: { tone: 'faint', inset: 5 },
  union: { tone: 'warn', inset: 4 },
  maintenance: { tone: 'maintenance', hatched: true, inset: 4 },
  excluded: { tone: 'excluded', hatched: true, inset: 4 },
  refused: { tone: 'bad', hollow: true, inset: 4 },
  unknown: { tone: 'unknown', hatched: true, inset: 4 },
  calendar: { tone: 'accent', inset: 8 },
  result: { tone: 'bad', inset: 1 },
};

const laneHeight = 22;
const captionHeight = 20;
const axisHeight = 26;
const thinnest = 3;

export function periodTimeline(facts: TimelineFacts): Drawing {
  const say = saidIn(facts.language);
  const whole: Span = [facts.span.start, facts.span.end];
  const windows = closeUpsOf(facts.lanes, facts.closeUps ?? 2).map((span): Span => [
    Math.max(span[0], whole[0]),
    Math.min(span[1], whole[1]),
  ]);
  const marks: Mark[] = [];
  let top = 0;
  for (const [index, span] of [whole, ...windows].entries()) {
    const lanes = index === 0 ? facts.lanes : facts.lanes.filter((lane) => lane.bars.some((bar) => touches(bar, span)));
    const caption =
      index === 0 ? undefined : say('Close-up: ', '放大：') + sayStretch(span, facts.zone, facts.language);
    const panel = panelMarks({ facts, lanes, span, top, caption, withAmounts: index === 0 });
    marks.push(...panel.marks);
    top = panel.bottom;
  }
  return {
    width: facts.width,
    height: top,
    title: facts.title ?? say('What happened when', '事件時間線'),
    description: describe(facts),
    marks,
    table: tableOf(facts),
  };
}

const touches = (bar: TimelineBar, [start, end]: Span): boolean => bar.end > start && bar.start < end;

interface Panel {
  readonly facts: TimelineFacts;
  readonly lanes: readonly TimelineLane[];
  readonly span: Span;
  readonly top: number;
  readonly caption: string | undefined;
  readonly withAmounts: boolean;
}

function panelMarks({ facts, lanes, span, top, caption, withAmounts }: Panel): {
  marks: readonly Mark[];
  bottom: number;
} {
  const narrow = facts.width < 560;
  const left = narrow ? 0 : Math.min(300, Math.round(facts.width * 0.32));
  const right = facts.width - 1;
  const x = (at: number): number => left + ((at - span[0]) / (span[1] - span[0])) * (right - left);
  const step = laneHeight + (narrow ? 18 : 4);
  const marks: Mark[] = [];
  let y = top;
  if (caption !== undefined) {
    y += 10;
    marks.push(text({ x: 0, y: y + 13, text: fitted(caption, labelSize, facts.width), bold: true }));
    y += captionHeight;
  }
  for (const lane of lanes) {
    marks.push(...nameMarks(lane, { y, room: narrow ? facts.width : left - 10, narrow, withAmounts }));
    const barTop = narrow ? y + 17 : y;
    marks.push({
      mark: 'rect',
      x: left,
      y: barTop,
      width: right - left,
      height: laneHeight,
      tone: 'grid',
      hollow: true,
    });
    for (const bar of lane.bars.filter((one) => touches(one, span)))
      marks.push(barMark({ bar, lane, x, top: barTop, edges: [left, right], facts }));
    y += step;
  }
  marks.push(...axisMarks({ facts, span, x, y, right, from: left }));
  return { marks, bottom: y + axisHeight };
}

interface NamePlace {
  readonly y: number;
  readonly room: number;
  readonly narrow: boolean;
  readonly withAmounts: boolean;
}

function nameMarks(lane: TimelineLane, { y, room, narrow, withAmounts }: NamePlace): readonly Mark[] {
  const base = narrow ? y + 13 : y + 15;
  const amount = withAmounts ? (lane.amount ?? '') : '';
  const taken = amount === '' ? 0 : textWidth(amount, labelSize) + 8;
  return [
    { ...text({ x: 0, y: base, text: fitted(lane.title, labelSize, room - taken) }), label: lane.title },
    ...(amount === '' ? [] : [text({ x: room, y: base, text: amount, anchor: 'end', bold: true })]),
  ];
}

interface BarPlace {
  readonly bar: TimelineBar;
  readonly lane: TimelineLane;
  readonly x: (at: number) => number;
  readonly top: number;
  readonly edges: Span;
  readonly facts: TimelineFacts;
}

/** Long stretches keep their length; short ones stay visible. */
function barMark({ bar, lane, x, top, edges, facts }: BarPlace): Mark {
  const look = looks[bar.as ?? lane.role];
  const from = Math.max(edges[0], x(bar.start));
  const to = Math.min(edges[1], x(bar.end));
  const width = Math.max(to - from, thinnest);
  return {
    mark: 'rect',
    x: round(Math.min(from, edges[1] - width)),
    y: top + look.inset,
    width: round(width),
    height: laneHeight - 2 * look.inset,
    tone: look.tone,
    ...(look.hatched === undefined ? {} : { hatched: true }),
    ...(look.hollow === undefined ? {} : { hollow: true }),
    label: `${lane.title}: ${bar.label}, ${sayStretch([bar.start, bar.end], facts.zone, facts.language)}`,
    ...(bar.leadsTo === undefined ? {} : { leadsTo: bar.leadsTo }),
  };
}

interface AxisPlace {
  readonly facts: TimelineFacts;
  readonly span: Span;
  readonly x: (at: number) => number;
  readonly y: number;
  readonly from: number;
  readonly right: number;
}

function axisMarks({ facts, span, x, y, from, right }: AxisPlace): readonly Mark[] {
  const ticks = ticksOf(span, facts.zone, facts.language)
    .map((tick) => ({ x: x(tick.at), text: tick.label, at: tick.at }))
    .filter((tick) => {
      const half = textWidth(tick.text, labelSize) / 2;
      return tick.x + half <= right && tick.x - half >= Math.max(0, from - half);
    });
  return thinned(ticks, labelSize).flatMap((tick): readonly Mark[] => [
    line(
      [
        [tick.x, y - 2],
        [tick.x, y + 4],
      ],
      { tone: 'faint' },
    ),
    text({ x: tick.x, y: y + 17, text: tick.text, anchor: 'middle', tone: 'faint' }),
  ]);
}

const quarterHour = 900_000;
const near = 3 * 3_600_000;
const quiet: readonly LaneRole[] = ['calendar', 'unknown'];

/** Stretches worth a closer look, each with room around it: the longest of those that are short beside the period, by date. */
function closeUpsOf(lanes: readonly TimelineLane[], most: number): readonly Span[] {
  const events = lanes.filter((lane) => !quiet.includes(lane.role)).flatMap((lane) => lane.bars);
  const clusters: [number, number][] = [];
  for (const { start, end } of [...events].sort((a, b) => a.start - b.start)) {
    const last = clusters[clusters.length - 1];
    if (last !== undefined && start - last[1] < near) last[1] = Math.max(last[1], end);
    else clusters.push([start, end]);
  }
  return clusters
    .filter(([start, end]) => end - start <= shortest * near)
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0])
    .slice(0, most)
    .sort((a, b) => a[0] - b[0])
    .map(([start, end]) => {
      const room = Math.max((end - start) * 0.4, quarterHour);
      return [
        Math.floor((start - room) / quarterHour) * quarterHour,
        Math.ceil((end + room) / quarterHour) * quarterHour,
      ];
    });
}

/** A cluster of more than two days is seen well enough in the whole period. */
const shortest = 16;

function describe({ lanes, span, zone, language }: TimelineFacts): string {
  const say = saidIn(language);
  const result = lanes.find((lane) => lane.role === 'result');
  const dates = `${sayDate(localOf(span.start, zone).date, language)} – ${sayDate(localOf(span.end - 1, zone).date, language)}`;
  const counted = result === undefined ? '' : `${result.title} ${result.amount ?? ''}`.trim();
  return say(
    `${dates}, ${lanes.length} lanes${counted === '' ? '' : `; ${counted}`}.`,
    `${dates}，共 ${lanes.length} 條時間帶${counted === '' ? '' : `；${counted}`}。`,
  );
}

function tableOf({ lanes, zone, language }: TimelineFacts): Drawing['table'] {
  const say = saidIn(language);
  return {
    columns: [say('Lane', '時間帶'), say('What', '內容'), say('When', '時間'), say('Length', '長度')],
    rows: lanes.flatMap((lane) =>
      lane.bars.map((bar) => [
        lane.title,
        bar.label,
        sayStretch([bar.start, bar.end], zone, language),
        sayMinutes(Ratio.of(bar.end - bar.start), language),
      ]),
    ),
  };
}
