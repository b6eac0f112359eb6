/**
 * Breaches of each month by whether people were warned of them, and warnings that came to nothing, one bar of pieces a month. Owns:
 * the pieces and their order from the ground: warned, sudden, told late, not told; false alarms on top, hollow. Zero-based.
 */
import type { Language } from '../terms/text.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { gridMarks, niceTicks, periodNames, plotOf, round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';
import { textWidth } from './text-size.ts';

export const warningPieces = ['warned', 'sudden', 'late', 'missed', 'falseAlarms'] as const;
export type WarningPiece = (typeof warningPieces)[number];

export interface WarningMonthsFacts {
  readonly months: readonly (Readonly<Record<WarningPiece, number>> & {
    readonly label: string;
    readonly leadsTo?: string;
  })[];
  readonly language: Language;
  readonly width: number;
  readonly height?: number;
}

interface Look {
  readonly tone: Tone;
  readonly hatched?: true;
  readonly hollow?: true;
  readonly names: readonly [en: string, zh: string];
}

const looks: Readonly<Record<WarningPiece, Look>> = {
  warned: { tone: 'good', names: ['warned in time', '適時預警'] },
  sudden: { tone: 'excluded', names: ['sudden', '突發'] },
  late: { tone: 'warn', hatched: true, names: ['told too late', '通知過遲'] },
  missed: { tone: 'bad', hatched: true, names: ['not told', '未有預警'] },
  falseAlarms: { tone: 'ink', hollow: true, names: ['false alarm', '虛報'] },
};

const legendHeight = 20;

export function warningMonths(facts: WarningMonthsFacts): Drawing {
  const { months, width, language } = facts;
  const say = saidIn(language);
  const legend = legendMarks(width, language);
  const height = (facts.height ?? 220) + legend.height;
  const highest = Math.max(1, ...months.map((month) => warningPieces.reduce((sum, piece) => sum + month[piece], 0)));
  const whole = niceTicks(0, highest).filter(Number.isInteger);
  const plot = plotOf(whole, { width, height, foot: 26, head: 16 + legend.height });
  const slot = (plot.right - plot.left) / Math.max(1, months.length);
  const labels = months.map((month, index) => ({ x: plot.left + (index + 0.5) * slot, text: month.label }));
  return {
    width,
    height,
    title: say('Breaches and warnings by month', '各月違約與預警'),
    description: describe(facts),
    marks: [
      ...legend.marks,
      // The legend stands where the unit would.
      ...gridMarks(plot, '').slice(1),
      ...months.flatMap((month, index) => barMarks(month, { plot, slot, index, language })),
      ...periodNames(labels, { y: plot.bottom + 17, right: width }),
    ],
    table: {
      columns: [say('Month', '月份'), ...warningPieces.map((piece) => say(...looks[piece].names))],
      rows: months.map((month) => [month.label, ...warningPieces.map((piece) => String(month[piece]))]),
    },
  };
}

/** Words with the look of their piece, on as many lines as the width asks for. */
function legendMarks(width: number, language: Language): { readonly marks: readonly Mark[]; readonly height: number } {
  const say = saidIn(language);
  const marks: Mark[] = [];
  let [x, y] = [0, 4];
  for (const piece of warningPieces) {
    const { names, ...look } = looks[piece];
    const word = say(...names);
    const room = 16 + textWidth(word, 11) + 14;
    if (x > 0 && x + room > width) [x, y] = [0, y + legendHeight];
    marks.push({ mark: 'rect', x, y, width: 11, height: 11, ...look }, text({ x: x + 16, y: y + 10, text: word }));
    x += room;
  }
  return { marks, height: y + legendHeight };
}

interface Placed {
  readonly plot: Plot;
  readonly slot: number;
  readonly index: number;
  readonly language: Language;
}

function barMarks(
  month: WarningMonthsFacts['months'][number],
  { plot, slot, index, language }: Placed,
): readonly Mark[] {
  const say = saidIn(language);
  const x = round(plot.left + index * slot + slot * 0.2);
  let below = 0;
  return warningPieces.flatMap((piece): readonly Mark[] => {
    const count = month[piece];
    if (count === 0) return [];
    const [bottom, top] = [plot.y(below), plot.y(below + count)];
    below += count;
    const { names, ...look } = looks[piece];
    return [
      {
        mark: 'rect',
        x,
        y: top,
        width: round(slot * 0.6),
        height: round(Math.max(1, bottom - top - 1)),
        ...look,
        label: `${month.label}: ${count} ${say(...names)}`,
        ...(month.leadsTo === undefined ? {} : { leadsTo: month.leadsTo }),
      },
    ];
  });
}

function describe({ months, language }: WarningMonthsFacts): string {
  const say = saidIn(language);
  const sum = (piece: WarningPiece): number => months.reduce((total, month) => total + month[piece], 0);
  const breaches = sum('warned') + sum('sudden') + sum('late') + sum('missed');
  return say(
    `${breaches} breaches in ${months.length} months: ${sum('warned')} warned of in time, ${sum('sudden')} sudden, ${sum('late')} told too late, ${sum('missed')} not told. ${sum('falseAlarms')} warnings came to nothing.`,
    `${months.length} 個月內 ${breaches} 宗違約：適時預警 ${sum('warned')} 宗，突發 ${sum('sudden')} 宗，通知過遲 ${sum('late')} 宗，未有預警 ${sum('missed')} 宗。虛報 ${sum('falseAlarms')} 次。`,
  );
}
