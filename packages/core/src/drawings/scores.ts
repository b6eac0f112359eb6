/** Scores out of one hundred beside one another, with the last ones as a mark. Owns: the bars. Zero-based, always to 100. */
import { shortDecimal } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark } from './drawing.ts';
import { labelSize, line, round, saidIn, text } from './plot.ts';
import { fitted, textWidth } from './text-size.ts';

export interface ScoreFacts {
  readonly rows: readonly {
    readonly title: string;
    /** Of 100; missing where there is nothing to score. */
    readonly score?: Ratio;
    readonly before?: Ratio;
    /** What it was worked out of: "12 of 14 promises". */
    readonly basis?: string;
    readonly leadsTo?: string;
  }[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const step = 42;

export function scoreBars(facts: ScoreFacts): Drawing {
  const say = saidIn(facts.language);
  const marks = facts.rows.flatMap((row, index) => rowMarks(row, index * step, facts));
  return {
    width: facts.width,
    height: facts.rows.length * step + 4,
    title: facts.title ?? say('Scores', '評分'),
    description: facts.rows.map((row) => `${row.title} ${sayScore(row.score)}`).join(say(', ', '，')) + say('.', '。'),
    marks,
    table: {
      columns: [
        say('What', '項目'),
        say('Score of 100', '評分（滿分 100）'),
        say('Before', '上期'),
        say('Basis', '依據'),
      ],
      rows: facts.rows.map((row) => [row.title, sayScore(row.score), sayScore(row.before), row.basis ?? '–']),
    },
  };
}

const sayScore = (score: Ratio | undefined): string => (score === undefined ? '–' : shortDecimal(score, 1));

function rowMarks(row: ScoreFacts['rows'][number], top: number, { width, language }: ScoreFacts): readonly Mark[] {
  const say = saidIn(language);
  const room = width - 50;
  const figure = sayScore(row.score);
  const basis = row.basis === undefined ? '' : fitted(row.basis, 10, width * 0.5);
  const title = fitted(row.title, labelSize, width - textWidth(basis, 10) - 12);
  const x = (score: Ratio): number => round(score.dividedBy(Ratio.of(100)).toNumber() * room);
  const lead = {
    label: `${row.title}: ${figure}${row.before === undefined ? '' : say(`, before ${sayScore(row.before)}`, `，上期 ${sayScore(row.before)}`)}`,
    ...(row.leadsTo === undefined ? {} : { leadsTo: row.leadsTo }),
  };
  const y = top + 20;
  return [
    { ...text({ x: 0, y: top + 14, text: title }), ...lead },
    ...(basis === '' ? [] : [text({ x: width, y: top + 14, text: basis, size: 10, anchor: 'end', tone: 'faint' })]),
    { mark: 'rect', x: 0, y, width: room, height: 14, tone: 'grid', hollow: true },
    ...(row.score === undefined
      ? []
      : [
          {
            mark: 'rect' as const,
            x: 0,
            y,
            width: Math.max(1, x(row.score)),
            height: 14,
            tone: 'accent' as const,
            ...lead,
          },
        ]),
    ...(row.before === undefined
      ? []
      : [
          line(
            [
              [x(row.before), y - 2],
              [x(row.before), y + 16],
            ],
            { tone: 'ink', width: 2, dashed: true },
          ),
        ]),
    text({ x: width, y: y + 12, text: figure, anchor: 'end', bold: true }),
  ];
}
