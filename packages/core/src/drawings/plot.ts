/** The box of a chart with two axes: where values and places lie, its grid and its labels. Owns: sane ticks from zero. */
import type { Language } from '../terms/text.ts';
import type { LineMark, Mark, TextMark, Tone } from './drawing.ts';
import { fitted, textWidth, thinned } from './text-size.ts';

export const labelSize = 11;

export const saidIn =
  (language: Language) =>
  (en: string, zh: string): string =>
    language === 'en' ? en : zh;

/** Steps of 1, 2 or 5 times a power of ten from a multiple below `low` to one above `high`; at most `most` steps. */
export function niceTicks(low: number, high: number, most = 5): readonly number[] {
  const span = high - low > 0 ? high - low : 1;
  // The product below stays exact for the powers that occur; nothing with legal force is read from a tick.
  let unit = 1;
  while (span / unit > most) unit *= 10;
  while (span / unit <= most / 10) unit /= 10;
  const step = [1, 2, 5, 10].map((times) => unit * 0.1 * times).find((size) => span / size <= most) ?? unit;
  const from = Math.floor(low / step);
  const to = Math.ceil((low + span) / step);
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toFixed(6)));
}

export const tickText = (value: number): string =>
  String(value)
    .replace('-', '−')
    .replaceAll(/\B(?=(\d{3})+(?!\d))(?<!\..*)/gu, ',');

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly number[];
  /** Where a value lies. */
  readonly y: (value: number) => number;
}

export interface PlotSize {
  readonly width: number;
  readonly height: number;
  /** Room under the axis. */
  readonly foot: number;
  readonly head?: number;
}

export function plotOf(ticks: readonly number[], { width, height, foot, head = 22 }: PlotSize): Plot {
  const left = Math.max(40, Math.ceil(Math.max(...ticks.map((tick) => textWidth(tickText(tick), labelSize)))) + 10);
  const [low = 0, high = 1] = [ticks[0], ticks[ticks.length - 1]];
  const bottom = height - foot;
  return {
    left,
    right: width - 8,
    top: head,
    bottom,
    ticks,
    y: (value) => round(bottom - ((value - low) / (high - low)) * (bottom - head)),
  };
}

/** Grid, figures of the axis and its unit at the top; the line of zero is drawn stronger. */
export function gridMarks(plot: Plot, unit: string): readonly Mark[] {
  return [
    text({ x: 0, y: 12, text: fitted(unit, labelSize, plot.right), tone: 'faint' }),
    ...plot.ticks.flatMap((tick): readonly Mark[] => [
      line(
        [
          [plot.left, plot.y(tick)],
          [plot.right, plot.y(tick)],
        ],
        { tone: tick === 0 ? 'ink' : 'grid' },
      ),
      text({ x: plot.left - 6, y: plot.y(tick) + 4, text: tickText(tick), tone: 'faint', anchor: 'end' }),
    ]),
  ];
}

export function text(mark: Omit<TextMark, 'mark' | 'size' | 'tone'> & { size?: number; tone?: Tone }): TextMark {
  return { mark: 'text', size: labelSize, tone: 'ink', ...mark, x: round(mark.x), y: round(mark.y) };
}

export function line(
  points: LineMark['points'],
  mark: Omit<LineMark, 'mark' | 'points' | 'tone'> & { tone: Tone },
): LineMark {
  return { mark: 'line', points: points.map(([x, y]) => [round(x), round(y)] as const), ...mark };
}

/** Where a figure stands over its bar: on it, or over the lines that would run through it. */
export function clearOf(top: number, lines: readonly number[]): number {
  const crossing = lines.filter((y) => y > top - 17 && y < top + 1);
  return crossing.length === 0
    ? top - 5
    : clearOf(
        Math.min(...crossing),
        lines.filter((y) => !crossing.includes(y)),
      );
}

/** Names of periods under or over their columns, pushed inwards at the edges; the newest always keeps its name. */
export function periodNames(
  names: readonly { readonly x: number; readonly text: string }[],
  { y, right, size = labelSize }: { readonly y: number; readonly right: number; readonly size?: number },
): readonly TextMark[] {
  const mirrored = [...names].reverse().map(({ x, text: words }) => {
    const half = textWidth(words, size) / 2;
    return { x: -Math.max(half, Math.min(x, right - half)), text: words };
  });
  return thinned(mirrored, size).map((name) =>
    text({ x: -name.x, y, text: name.text, size, anchor: 'middle', tone: 'faint' }),
  );
}

/** Two decimals are finer than any screen and keep files small. */
export const round = (value: number): number => Math.round(value * 100) / 100;
