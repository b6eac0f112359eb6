/**
 * What was used of a promise, period by period, on an axis of minutes (or cases, or the promise's own unit) and never of
 * "99.x": a difference that people feel is then a difference that they see. The line of what was allowed steps where the
 * terms changed. Owns: bars, line, marks and their words. Does not own: the sums.
 */
import { percentText, sayMinutes, shortDecimal } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { clearOf, gridMarks, line, niceTicks, periodNames, plotOf, round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';
import { textWidth } from './text-size.ts';

export interface TrendPoint {
  readonly period: string;
  readonly label: string;
  /** Milliseconds, cases, or the unit of the measure; missing where nothing could be judged. */
  readonly used?: Ratio;
  readonly allowed?: Ratio;
  /** What the share was taken of, for the mean over the periods. */
  readonly of?: Ratio;
  readonly missed: boolean;
  /** The revision of the agreement that held: a change of it is marked. */
  readonly revision?: number;
  /** Events, exclusions and amendments of the period in a few words each. */
  readonly notes?: readonly string[];
  readonly leadsTo?: string;
}

/** What is counted: time in milliseconds, cases, or something with a unit of its own. */
export type TrendMeasure = 'time' | 'count' | { readonly unit: string };

export interface TrendFacts {
  readonly points: readonly TrendPoint[];
  readonly measure: TrendMeasure;
  readonly language: Language;
  readonly width: number;
  readonly height?: number;
  readonly title?: string;
}

const minute = 60_000;

export function attainmentTrend(facts: TrendFacts): Drawing {
  const { points, width, height = 240 } = facts;
  const say = saidIn(facts.language);
  const highest = Math.max(0, ...points.flatMap(({ used, allowed }) => [onAxis(used, facts), onAxis(allowed, facts)]));
  const plot = plotOf(niceTicks(0, highest), { width, height, foot: 26, head: 40 });
  const slot = (plot.right - plot.left) / Math.max(1, points.length);
  return {
    width,
    height,
    title: facts.title ?? say('Used and allowed, period by period', '各期已用與容許'),
    description: describe(facts),
    marks: [
      ...gridMarks(plot, axisWords(facts)),
      ...points.flatMap((point, index) => barMarks(point, { facts, plot, slot, index })),
      ...allowedMarks(facts, plot, slot),
      ...amountMarks(facts, plot, slot),
      ...periodNames(
        points.map((point, index) => ({ x: plot.left + (index + 0.5) * slot, text: point.label })),
        { y: plot.bottom + 17, right: width },
      ),
    ],
    table: tableOf(facts),
  };
}

function onAxis(amount: Ratio | undefined, { measure }: TrendFacts): number {
  if (amount === undefined) return 0;
  return measure === 'time' ? amount.toNumber() / minute : amount.toNumber();
}

function sayAmount(amount: Ratio | undefined, { measure, language }: TrendFacts): string {
  if (amount === undefined) return '–';
  if (measure === 'time') return sayMinutes(amount, language);
  return measure === 'count' ? shortDecimal(amount, 3) : `${shortDecimal(amount, 3)} ${measure.unit}`;
}

function axisWords({ measure, language }: TrendFacts): string {
  const say = saidIn(language);
  if (measure === 'time') return say('Minutes of downtime that count; line: allowed', '計算停機（分鐘）；線：容許');
  if (measure === 'count') return say('Cases that missed; line: allowed', '未達標個案（宗）；線：容許');
  return say(`Measured, in ${measure.unit}; line: the bound`, `量度值（${measure.unit}）；線：界限`);
}

interface Placed {
  readonly facts: TrendFacts;
  readonly plot: Plot;
  readonly slot: number;
  readonly index: number;
}

function barMarks(point: TrendPoint, { facts, plot, slot, index }: Placed): readonly Mark[] {
  const [x, width] = [plot.left + index * slot + slot * 0.18, slot * 0.64];
  const say = saidIn(facts.language);
  if (point.used === undefined) {
    const label = `${point.label}: ${say('not judged', '沒有判定')}`;
    return [{ ...text({ x: x + width / 2, y: plot.bottom - 6, text: '?', anchor: 'middle', tone: 'faint' }), label }];
  }
  const top = plot.y(onAxis(point.used, facts));
  const allowed =
    point.allowed === undefined
      ? ''
      : say(`, allowed ${sayAmount(point.allowed, facts)}`, `，容許 ${sayAmount(point.allowed, facts)}`);
  const words = point.missed ? say('missed', '未達標') : say('met', '達標');
  const tone: Tone = point.missed ? 'bad' : 'good';
  return [
    {
      mark: 'rect',
      x: round(x),
      y: Math.min(top, plot.bottom - 1),
      width: round(width),
      height: round(Math.max(1, plot.bottom - top)),
      tone,
      hatched: point.missed,
      label: `${point.label}: ${sayAmount(point.used, facts)}${allowed}, ${words}`,
      ...(point.leadsTo === undefined ? {} : { leadsTo: point.leadsTo }),
    },
  ];
}

/** The line of what was allowed, broken where nothing was, and a dashed upright where another revision took over. */
function allowedMarks({ points, ...facts }: TrendFacts, plot: Plot, slot: number): readonly Mark[] {
  const marks: Mark[] = [];
  let run: [number, number][] = [];
  const close = (): void => {
    if (run.length > 1) marks.push(line(run, { tone: 'accent', width: 2 }));
    run = [];
  };
  points.forEach((point, index) => {
    if (point.allowed === undefined) {
      close();
      return;
    }
    const y = plot.y(onAxis(point.allowed, { ...facts, points }));
    run.push([plot.left + index * slot, y], [plot.left + (index + 1) * slot, y]);
  });
  close();
  return marks;
}

/** Figures over the bars, marks for notes over those, names of revisions above all; each only where it has room. */
function amountMarks(facts: TrendFacts, plot: Plot, slot: number): readonly Mark[] {
  const say = saidIn(facts.language);
  return facts.points.flatMap((point, index): readonly Mark[] => {
    const middle = plot.left + (index + 0.5) * slot;
    const before = facts.points[index - 1]?.revision;
    const found: Mark[] = [];
    const lines = point.allowed === undefined ? [] : [plot.y(onAxis(point.allowed, facts))];
    const foot = clearOf(plot.y(onAxis(point.used, facts)), lines);
    const figure = point.used === undefined ? '' : bare(point.used, facts);
    const fits = textWidth(figure, 10) <= slot - 2;
    if (fits && figure !== '')
      found.push(text({ x: middle, y: foot, text: figure, size: 10, anchor: 'middle', bold: point.missed }));
    const notes = point.notes ?? [];
    if (notes.length > 0) found.push(noteMark(middle, foot - (fits ? 13 : 1), notes.join(say('; ', '；'))));
    if (point.revision !== undefined && before !== undefined && before !== point.revision) {
      const x = plot.left + index * slot;
      const words = say(`v${point.revision}`, `第${point.revision}版`);
      found.push(
        line(
          [
            [x, 26],
            [x, plot.bottom],
          ],
          {
            tone: 'ink',
            dashed: true,
            label: say(`Revision ${point.revision} from here on`, `由此起第 ${point.revision} 版`),
          },
        ),
        text({ x, y: 24, text: words, size: 10, anchor: 'middle' }),
      );
    }
    return found;
  });
}

function bare(amount: Ratio, facts: TrendFacts): string {
  return facts.measure === 'time' ? shortDecimal(amount.dividedBy(Ratio.of(minute)), 1) : shortDecimal(amount, 1);
}

/** A small triangle that points at its bar. */
function noteMark(x: number, y: number, label: string): Mark {
  return {
    mark: 'area',
    tone: 'accent',
    points: [
      [round(x - 4), round(y - 7)],
      [round(x + 4), round(y - 7)],
      [round(x), round(y)],
    ],
    label,
  };
}

function describe(facts: TrendFacts): string {
  const say = saidIn(facts.language);
  const judged = facts.points.filter((point) => point.used !== undefined);
  const missed = judged.filter((point) => point.missed).length;
  const counts = say(
    `${judged.length} periods judged, ${missed} missed.`,
    `已判定 ${judged.length} 期，${missed} 期未達標。`,
  );
  const last = judged.slice(-12);
  if (last.length === 0 || last.some((point) => point.of === undefined)) return counts;
  const used = Ratio.sumOf(last.map((point) => point.used ?? Ratio.zero));
  const of = Ratio.sumOf(last.map((point) => point.of ?? Ratio.zero));
  if (of.isZero()) return counts;
  const share = percentText(Ratio.one.minus(used.dividedBy(of)), Ratio.one);
  // Months of different lengths are not averaged: the sums are divided.
  return `${counts} ${say(
    `The last ${last.length} together: ${sayAmount(used, facts)} of ${sayAmount(of, facts)}, that is ${share} % (sums divided, not percentages averaged).`,
    `最近 ${last.length} 期合計：${sayAmount(of, facts)} 中的 ${sayAmount(used, facts)}，即 ${share} %（以總和相除，並非百分比平均）。`,
  )}`;
}

function tableOf(facts: TrendFacts): Drawing['table'] {
  const say = saidIn(facts.language);
  return {
    columns: [
      say('Period', '期間'),
      say('Used', '已用'),
      say('Allowed', '容許'),
      say('Measured against', '計算基準'),
      say('Result', '結果'),
      say('Revision', '版本'),
      say('Notes', '備註'),
    ],
    rows: facts.points.map((point) => [
      point.label,
      sayAmount(point.used, facts),
      sayAmount(point.allowed, facts),
      sayAmount(point.of, facts),
      point.used === undefined
        ? say('not judged', '沒有判定')
        : point.missed
          ? say('missed', '未達標')
          : say('met', '達標'),
      point.revision === undefined ? '–' : String(point.revision),
      (point.notes ?? []).join(say('; ', '；')),
    ]),
  };
}
