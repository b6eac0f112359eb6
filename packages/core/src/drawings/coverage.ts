/** Which service is promised to which customer: a matrix of letters. Owns: letters and tones of the cells. */
import type { Language } from '../terms/text.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { round, saidIn, text } from './plot.ts';
import { fitted, inLines, textWidth } from './text-size.ts';

export const coverageStates = ['agreement', 'expectation', 'unproven', 'expired', 'none'] as const;
export type CoverageState = (typeof coverageStates)[number];

export interface CoverageFacts {
  readonly columns: readonly { readonly key: string; readonly title: string; readonly leadsTo?: string }[];
  readonly rows: readonly {
    readonly title: string;
    readonly leadsTo?: string;
    /** Columns without a cell do not take the service. */
    readonly cells: readonly { readonly column: string; readonly state: CoverageState; readonly leadsTo?: string }[];
  }[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const looks: Readonly<Record<CoverageState, { letter: string; tone: Tone; words: readonly [en: string, zh: string] }>> =
  {
    agreement: { letter: 'A', tone: 'good', words: ['agreement', '有協議'] },
    expectation: { letter: 'E', tone: 'accent', words: ['expectation only', '只有期望水平'] },
    unproven: { letter: 'U', tone: 'warn', words: ['agreement, not proven', '有協議但未經證明'] },
    expired: { letter: 'Z', tone: 'unknown', words: ['expired', '已到期'] },
    none: { letter: 'X', tone: 'bad', words: ['used without agreement', '使用中但沒有協議'] },
  };

const cellHeight = 24;

export function coverageMatrix(facts: CoverageFacts): Drawing {
  const { rows, columns, width, language } = facts;
  const say = saidIn(language);
  const left = Math.min(220, width * 0.3);
  const column = (width - left) / Math.max(1, columns.length);
  const titles = columnTitles(facts, left, column);
  const head = titles.tiers * 14 + 8;
  const marks: Mark[] = [...titles.marks];
  rows.forEach((row, index) => {
    const y = head + index * (cellHeight + 2);
    marks.push({
      ...text({ x: 0, y: y + 16, text: fitted(row.title, 11, left - 8) }),
      label: row.title,
      ...(row.leadsTo === undefined ? {} : { leadsTo: row.leadsTo }),
    });
    columns.forEach((one, place) => {
      const cell = row.cells.find((candidate) => candidate.column === one.key);
      const box = { x: round(left + place * column), y, width: round(column - 2) };
      marks.push(...cellMarks(cell, { ...box, name: `${row.title}, ${one.title}`, language }));
    });
  });
  const end = head + rows.length * (cellHeight + 2);
  const legend = inLines(
    coverageStates.map((state) => `${looks[state].letter} ${wordsOf(state, language)}`),
    10,
    width,
  );
  legend.forEach((words, index) =>
    marks.push(text({ x: 0, y: end + 14 + index * 15, text: words, size: 10, tone: 'faint' })),
  );
  return {
    width,
    height: end + 6 + legend.length * 15,
    title: facts.title ?? say('Coverage', '覆蓋情況'),
    description: describe(facts),
    marks,
    table: {
      columns: [say('Service', '服務'), ...columns.map(({ title }) => title)],
      rows: rows.map((row) => [
        row.title,
        ...columns.map(({ key }) => {
          const cell = row.cells.find((candidate) => candidate.column === key);
          return cell === undefined ? say('not taken', '未使用') : wordsOf(cell.state, language);
        }),
      ]),
    },
  };
}

const widestTitle = 110;

/** Titles of columns in as many rows as they need, so that long ones do not touch. */
function columnTitles(
  { columns, width }: CoverageFacts,
  left: number,
  column: number,
): { readonly marks: readonly Mark[]; readonly tiers: number } {
  const free: number[] = [];
  const marks = columns.map((one, index): Mark => {
    const words = fitted(one.title, 10, widestTitle);
    const half = textWidth(words, 10) / 2;
    const x = Math.min(left + (index + 0.5) * column, width - half);
    const found = free.findIndex((end) => x - half >= end);
    const tier = found === -1 ? free.length : found;
    free[tier] = x + half + 5;
    return {
      ...text({ x, y: 12 + tier * 14, text: words, size: 10, anchor: 'middle' }),
      label: one.title,
      ...(one.leadsTo === undefined ? {} : { leadsTo: one.leadsTo }),
    };
  });
  return { marks, tiers: free.length };
}

const wordsOf = (state: CoverageState, language: Language): string => looks[state].words[language === 'en' ? 0 : 1];

interface CellPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly name: string;
  readonly language: Language;
}

function cellMarks(
  cell: CoverageFacts['rows'][number]['cells'][number] | undefined,
  { x, y, width, name, language }: CellPlace,
): readonly Mark[] {
  if (cell === undefined) return [{ mark: 'rect', x, y, width, height: cellHeight, tone: 'grid', hollow: true }];
  const look = looks[cell.state];
  return [
    {
      mark: 'area',
      tone: look.tone,
      opacity: 25,
      points: [
        [x, y],
        [round(x + width), y],
        [round(x + width), y + cellHeight],
        [x, y + cellHeight],
      ],
      label: `${name}: ${wordsOf(cell.state, language)}`,
      ...(cell.leadsTo === undefined ? {} : { leadsTo: cell.leadsTo }),
    },
    text({ x: x + width / 2, y: y + 16, text: look.letter, anchor: 'middle', bold: true }),
  ];
}

function describe({ rows, language }: CoverageFacts): string {
  const say = saidIn(language);
  const cells = rows.flatMap((row) => row.cells);
  const count = (state: CoverageState): number => cells.filter((cell) => cell.state === state).length;
  return say(
    `${cells.length} uses of ${rows.length} services: ${count('agreement')} under agreement, ${count('none')} without.`,
    `${rows.length} 項服務共 ${cells.length} 個使用關係：${count('agreement')} 個有協議，${count('none')} 個沒有。`,
  );
}
