/** The clock of one case in two lanes: where it ran and where it was paused, and whose turn it was. Owns: the lanes and their table. */
import { sayMoment } from '../terms/moment-words.ts';
import { sayMinutes } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { labelSize, line, round, saidIn, text } from './plot.ts';
import { fitted, inLines, textWidth } from './text-size.ts';
import { ticksOf } from './time-ticks.ts';

export interface CaseLaneFacts {
  /** In order of time; time between them does not count. */
  readonly stretches: readonly {
    readonly start: Instant;
    readonly end: Instant;
    readonly party: string;
    /** Missing: the clock ran. */
    readonly pausedFor?: string | undefined;
  }[];
  readonly dueAt?: Instant | undefined;
  readonly zone: string;
  readonly language: Language;
  readonly width: number;
}

const laneHeight = 22;
const [clockY, turnY] = [22, 72];
const turnTones: readonly Tone[] = ['accent', 'warn', 'maintenance', 'unknown', 'excluded', 'faint'];

export function caseLane(facts: CaseLaneFacts): Drawing {
  const { stretches, dueAt, zone, language, width } = facts;
  const say = saidIn(language);
  const start = Math.min(...stretches.map((one) => one.start));
  const last = Math.max(start + 60_000, ...stretches.map((one) => one.end));
  // A due moment far ahead would press what happened into a corner.
  const end = dueAt !== undefined && dueAt > last && dueAt - start < 2 * (last - start) ? dueAt : last;
  const x = (at: number): number => round(1 + ((at - start) / (end - start)) * (width - 2));
  const parties = [...new Set(stretches.map(({ party }) => party))];
  const axisY = turnY + laneHeight + 6;
  const legend = inLines(
    parties.map((party, place) => `${letterOf(place)} ${party}`),
    10,
    width,
  );
  const marks: Mark[] = [
    text({ x: 0, y: 12, text: say('Clock', '時鐘'), tone: 'faint' }),
    ...stretches.flatMap((one) => clockMarks(one, { x, language })),
    text({ x: 0, y: turnY - 8, text: say('Whose turn', '輪到哪方'), tone: 'faint' }),
    ...stretches.flatMap((one) => turnMarks(one, { x, place: parties.indexOf(one.party) })),
    line(
      [
        [1, axisY],
        [width - 1, axisY],
      ],
      { tone: 'grid' },
    ),
    ...ticksOf([start, end], zone, language).map(({ at, label }) =>
      text({ x: Math.min(x(at), width - textWidth(label, 10)), y: axisY + 14, text: label, size: 10, tone: 'faint' }),
    ),
    ...(dueAt !== undefined && dueAt <= end ? dueMarks(x(dueAt), { width, axisY, say }) : []),
    ...legend.map((words, place) => text({ x: 0, y: axisY + 32 + place * 15, text: words, size: 10, tone: 'faint' })),
  ];
  return {
    width,
    height: axisY + 24 + legend.length * 15,
    title: say('The clock of the case', '個案的時鐘'),
    description: describe(facts),
    marks,
    table: tableOf(facts),
  };
}

type Stretch = CaseLaneFacts['stretches'][number];
type Place = (at: number) => number;

const letterOf = (place: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(place % 26);
const lengthOf = ({ start, end }: Stretch): Ratio => Ratio.of(end - start);

function clockMarks(
  one: Stretch,
  { x, language }: { readonly x: Place; readonly language: Language },
): readonly Mark[] {
  const [left, right] = [x(one.start), x(one.end)];
  const wide = Math.max(1, round(right - left));
  const words = clockWords(one, language);
  const fits = textWidth(words, 10) <= wide - 6;
  return [
    {
      mark: 'rect',
      x: left,
      y: clockY,
      width: wide,
      height: laneHeight,
      tone: one.pausedFor === undefined ? 'good' : 'excluded',
      hollow: true,
      label: `${words}: ${sayMinutes(lengthOf(one), language)}`,
    },
    {
      mark: 'rect',
      x: left,
      y: clockY + laneHeight - 6,
      width: wide,
      height: 6,
      tone: one.pausedFor === undefined ? 'good' : 'excluded',
      hatched: one.pausedFor !== undefined,
    },
    ...(fits ? [text({ x: left + wide / 2, y: clockY + 11, text: words, size: 10, anchor: 'middle' })] : []),
  ];
}

function turnMarks(one: Stretch, { x, place }: { readonly x: Place; readonly place: number }): readonly Mark[] {
  const left = x(one.start);
  const wide = Math.max(1, round(x(one.end) - left));
  const letter = letterOf(place);
  const tone = turnTones[place % turnTones.length] ?? 'faint';
  return [
    { mark: 'rect', x: left, y: turnY, width: wide, height: laneHeight, tone, hollow: true, label: one.party },
    { mark: 'rect', x: left, y: turnY + laneHeight - 4, width: wide, height: 4, tone },
    ...(textWidth(letter, 10) <= wide - 2
      ? [text({ x: left + wide / 2, y: turnY + 13, text: letter, size: 10, anchor: 'middle' })]
      : []),
  ];
}

interface DuePlace {
  readonly width: number;
  readonly axisY: number;
  readonly say: (en: string, zh: string) => string;
}

function dueMarks(at: number, { width, axisY, say }: DuePlace): readonly Mark[] {
  const words = say('due', '到期');
  const wide = textWidth(words, labelSize);
  return [
    line(
      [
        [at, 16],
        [at, axisY],
      ],
      { tone: 'bad', width: 2, dashed: true, label: words },
    ),
    text({ x: Math.min(at - wide / 2, width - wide - 2), y: 12, text: fitted(words, labelSize, width), tone: 'bad' }),
  ];
}

const clockWords = ({ pausedFor }: Stretch, language: Language): string => {
  const say = saidIn(language);
  return pausedFor === undefined ? say('runs', '計時') : say(`paused: ${pausedFor}`, `暫停：${pausedFor}`);
};

function describe({ stretches, language }: CaseLaneFacts): string {
  const say = saidIn(language);
  const [ran, paused] = [
    Ratio.sumOf(stretches.filter(({ pausedFor }) => pausedFor === undefined).map(lengthOf)),
    Ratio.sumOf(stretches.filter(({ pausedFor }) => pausedFor !== undefined).map(lengthOf)),
  ].map((sum) => sayMinutes(sum, language));
  return say(`It ran ${ran} and was paused ${paused}.`, `計時${ran}，暫停${paused}。`);
}

function tableOf({ stretches, zone, language }: CaseLaneFacts): Drawing['table'] {
  const say = saidIn(language);
  return {
    columns: [
      say('From', '由'),
      say('Until', '至'),
      say('Length', '時長'),
      say('Clock', '時鐘'),
      say('Whose turn', '輪到哪方'),
    ],
    rows: stretches.map((one) => [
      sayMoment(one.start, zone, language),
      sayMoment(one.end, zone, language),
      sayMinutes(lengthOf(one), language),
      clockWords(one, language),
      one.party,
    ]),
  };
}
