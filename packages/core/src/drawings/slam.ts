/**
 * The SLAM chart: one row per target, one column per period. Owns: letters, tones, what each cell says. Does not own: verdicts
 * (they come ready) nor how many periods are shown. A cell is told by its letter first; its colour only repeats it.
 */
import type { Language } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { periodNames, round, saidIn, text } from './plot.ts';
import { fitted, inLines, textWidth } from './text-size.ts';

export const slamStates = [
  'met',
  'threatened',
  'missed',
  'no-volume',
  'not-measured',
  'suspended',
  'open',
  'reported',
] as const;
export type SlamState = (typeof slamStates)[number];

export interface SlamCell {
  /** Key of its period: "2024-11". */
  readonly period: string;
  readonly state: SlamState;
  /** As people read it: "55 min", "99.2 %". */
  readonly value?: string;
  /** Part of the allowance used, in whole percent: "255". */
  readonly used?: string;
  /** The result was issued again with other figures. */
  readonly revised?: boolean;
  readonly leadsTo?: string;
}

export interface SlamRow {
  readonly title: string;
  readonly leadsTo?: string;
  readonly cells: readonly SlamCell[];
}

export interface SlamFacts {
  readonly rows: readonly SlamRow[];
  /** Keys of the columns, the oldest first, with the words for each: "Nov" over "2024". */
  readonly periods: readonly { readonly key: string; readonly label: string }[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const looks: Readonly<Record<SlamState, { letter: string; tone: Tone; words: readonly [en: string, zh: string] }>> = {
  met: { letter: 'M', tone: 'good', words: ['met', '達標'] },
  threatened: { letter: 'T', tone: 'warn', words: ['threatened', '接近上限'] },
  missed: { letter: 'X', tone: 'bad', words: ['missed', '未達標'] },
  'no-volume': { letter: '–', tone: 'faint', words: ['no volume', '沒有數量'] },
  'not-measured': { letter: '?', tone: 'unknown', words: ['not measured', '未能量度'] },
  suspended: { letter: 'S', tone: 'excluded', words: ['suspended', '暫停計算'] },
  open: { letter: '…', tone: 'accent', words: ['open', '進行中'] },
  reported: { letter: 'i', tone: 'faint', words: ['reported only', '只作報告'] },
};

/** Letter and tone of a state, for the places that show one cell by itself. */
export function slamLetter(state: SlamState): string {
  return looks[state].letter;
}

export function saySlamState(state: SlamState, language: Language): string {
  return looks[state].words[language === 'en' ? 0 : 1];
}

/** A promise that was kept with little to spare is threatened: from this part of its allowance on. */
const threatenedFrom = Ratio.of(4, 5);

export function slamState(
  verdict: Exclude<SlamState, 'threatened'>,
  budget?: { readonly used: Ratio; readonly allowed: Ratio },
): SlamState {
  if (verdict !== 'met' || budget === undefined || budget.allowed.isZero()) return verdict;
  return budget.used.atLeast(budget.allowed.times(threatenedFrom)) ? 'threatened' : 'met';
}

const rowHeight = 46;
const headHeight = 24;
const legendSize = 10;

export function slamChart(facts: SlamFacts): Drawing {
  const say = saidIn(facts.language);
  const narrow = facts.width < 560;
  const title = facts.title ?? say('Promises by period (SLAM chart)', '各期承諾（SLAM 圖）');
  const left = narrow ? 0 : Math.min(250, facts.width * 0.27);
  const column = (facts.width - left) / Math.max(1, facts.periods.length);
  const step = rowHeight + (narrow ? 20 : 4);
  const names = facts.periods.map(({ label }, place) => ({ x: left + place * column + (column - 2) / 2, text: label }));
  const marks: Mark[] = [...periodNames(names, { y: 14, right: facts.width, size: legendSize })];
  facts.rows.forEach((row, index) => {
    const top = headHeight + index * step;
    const titleY = narrow ? top + 14 : top + rowHeight / 2 + 4;
    marks.push({
      ...text({ x: 0, y: titleY, size: 12, text: fitted(row.title, 12, narrow ? facts.width : left - 10) }),
      label: row.title,
      ...(row.leadsTo === undefined ? {} : { leadsTo: row.leadsTo }),
    });
    facts.periods.forEach((period, place) => {
      const cell = row.cells.find((one) => one.period === period.key);
      const box = { x: left + place * column, y: top + (narrow ? 18 : 0), width: column - 2 };
      marks.push(...cellMarks({ cell, box, name: `${row.title}, ${period.label}`, language: facts.language }));
    });
  });
  const legend = inLines(legendTexts(facts), legendSize, facts.width);
  const foot = headHeight + facts.rows.length * step + 14;
  legend.forEach((words, index) =>
    marks.push(text({ x: 0, y: foot + index * 15, text: words, size: legendSize, tone: 'faint' })),
  );
  return {
    width: facts.width,
    height: round(foot + legend.length * 15),
    title,
    description: describe(facts),
    marks,
    table: tableOf(facts),
  };
}

interface CellAsked {
  readonly cell: SlamCell | undefined;
  readonly box: { readonly x: number; readonly y: number; readonly width: number };
  readonly name: string;
  readonly language: Language;
}

function cellMarks({ cell, box, name, language }: CellAsked): readonly Mark[] {
  const say = saidIn(language);
  const [x, y, width] = [round(box.x), round(box.y), round(box.width)];
  if (cell === undefined) {
    const none = say('no promise', '沒有承諾');
    return [
      { mark: 'rect', x, y, width, height: rowHeight, tone: 'grid', hollow: true, label: `${name}: ${none}` },
      text({ x: x + width / 2, y: y + rowHeight / 2 + 4, text: '·', anchor: 'middle', tone: 'faint' }),
    ];
  }
  const look = looks[cell.state];
  const label = [
    `${name}: ${saySlamState(cell.state, language)}`,
    cell.value,
    cell.used === undefined ? undefined : say(`${cell.used} % of the allowance used`, `已用容許量 ${cell.used} %`),
    cell.revised === true ? say('revised', '已修訂') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(say(', ', '，'));
  const lead = { label, ...(cell.leadsTo === undefined ? {} : { leadsTo: cell.leadsTo }) };
  const [right, bottom] = [x + width, y + rowHeight];
  const middle = x + width / 2;
  const small = (words: string | undefined, at: number): readonly Mark[] =>
    words === undefined || textWidth(words, 9) > width - 2
      ? []
      : [text({ x: middle, y: at, text: words, size: 9, anchor: 'middle' })];
  const corners = [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ] as const;
  return [
    { mark: 'area', points: corners, tone: look.tone, opacity: 18, ...lead },
    { mark: 'rect', x, y: bottom - 4, width, height: 4, tone: look.tone, hatched: cell.state === 'missed' },
    text({ x: middle, y: y + 15, text: look.letter, size: 13, anchor: 'middle', bold: true }),
    ...(cell.revised === true && width >= 26
      ? [text({ x: right - 2, y: y + 9, text: 'R', size: 8, anchor: 'end', bold: true })]
      : []),
    ...small(cell.value, y + 27),
    ...small(cell.used === undefined ? undefined : `${cell.used} %`, y + 38),
  ];
}

function legendTexts({ rows, language }: SlamFacts): readonly string[] {
  const cells = rows.flatMap((row) => row.cells);
  const seen = slamStates.filter((state) => cells.some((cell) => cell.state === state));
  const revised = cells.some((cell) => cell.revised === true);
  const say = saidIn(language);
  return [
    ...seen.map((state) => `${looks[state].letter} ${saySlamState(state, language)}`),
    ...(revised ? [say('R revised', 'R 已修訂')] : []),
    ...(cells.some((cell) => cell.used !== undefined)
      ? [say('lower figure: part of the allowance used', '下方數字：已用容許量')]
      : []),
  ];
}

function describe({ rows, language }: SlamFacts): string {
  const say = saidIn(language);
  const cells = rows.flatMap((row) => row.cells);
  const count = (state: SlamState): number => cells.filter((cell) => cell.state === state).length;
  const judged = count('met') + count('threatened') + count('missed');
  return say(
    `${rows.length} promises. Of ${judged} judged results ${count('missed')} were missed and ${count('threatened')} were kept with at least 80 % of the allowance used.`,
    `共 ${rows.length} 項承諾。${judged} 個已判定結果中，${count('missed')} 個未達標，${count('threatened')} 個雖達標但已用容許量八成或以上。`,
  );
}

function tableOf({ rows, periods, language }: SlamFacts): Drawing['table'] {
  const say = saidIn(language);
  return {
    columns: [say('Promise', '承諾'), ...periods.map(({ label }) => label)],
    rows: rows.map((row) => [
      row.title,
      ...periods.map(({ key }) => {
        const cell = row.cells.find((one) => one.period === key);
        if (cell === undefined) return say('no promise', '沒有承諾');
        return [
          saySlamState(cell.state, language),
          cell.value,
          cell.used === undefined ? undefined : say(`${cell.used} % used`, `已用 ${cell.used} %`),
          cell.revised === true ? say('revised', '已修訂') : undefined,
        ]
          .filter((part) => part !== undefined)
          .join(say(', ', '，'));
      }),
    ]),
  };
}
