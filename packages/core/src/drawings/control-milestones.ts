/** Milestones of a plan under its months, each on a line: when it was planned, when it was done, and the days between, hatched. */
import { sayDate } from '../terms/date-words.ts';
import type { Language } from '../terms/text.ts';
import type { Mark } from './drawing.ts';
import { round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';
import { fitted } from './text-size.ts';

export interface ControlMilestone {
  readonly title: string;
  /** As it was first agreed. */
  readonly plannedOn: string;
  /** Done, or due by now. */
  readonly until: string;
  readonly isDone: boolean;
  readonly slipDays: number;
}

const lane = 34;

export const milestonesHeight = (milestones: readonly ControlMilestone[]): number =>
  milestones.length === 0 ? 0 : milestones.length * lane + 6;

interface Under {
  readonly plot: Plot;
  readonly slot: number;
  readonly periods: readonly string[];
  readonly top: number;
  readonly language: Language;
  readonly width: number;
}

export function milestoneMarks(milestones: readonly ControlMilestone[], under: Under): readonly Mark[] {
  return milestones.flatMap((milestone, index): readonly Mark[] => {
    const { title, plannedOn, until, slipDays, isDone } = milestone;
    const y = under.top + index * lane;
    const label = `${title}: ${wordsOf(milestone, under.language)}`;
    const [from, to] = [xOf(plannedOn, under), xOf(until, under)];
    const tone = slipDays > 0 ? 'bad' : isDone ? 'good' : 'accent';
    return [
      text({ x: 0, y: y + 12, text: fitted(label, 11, under.width), size: 11 }),
      ...(slipDays > 0 && to > from
        ? [
            {
              mark: 'rect' as const,
              x: from,
              y: y + 18,
              width: round(to - from),
              height: 8,
              tone: 'bad' as const,
              hatched: true,
              label,
            },
          ]
        : []),
      {
        mark: 'area',
        tone,
        points: [
          [from, y + 16],
          [round(from + 6), y + 22],
          [from, y + 28],
          [round(from - 6), y + 22],
        ],
        label,
      },
    ];
  });
}

export const milestoneRow = (milestone: ControlMilestone, language: Language): readonly string[] => [
  milestone.title,
  sayDate(milestone.plannedOn, language),
  saidIn(language)('milestone', '里程碑'),
  resultOf(milestone, language),
];

function wordsOf(milestone: ControlMilestone, language: Language): string {
  const planned = sayDate(milestone.plannedOn, language);
  return saidIn(language)(
    `planned ${planned}, ${resultOf(milestone, language)}`,
    `計劃${planned}，${resultOf(milestone, language)}`,
  );
}

function resultOf({ until, isDone, slipDays }: ControlMilestone, language: Language): string {
  const say = saidIn(language);
  const day = sayDate(until, language);
  const slip =
    slipDays === 0 ? '' : say(` (${slipDays} ${slipDays === 1 ? 'day' : 'days'} late)`, `（延誤 ${slipDays} 日）`);
  return isDone ? say(`done ${day}${slip}`, `${day}完成${slip}`) : say(`not done yet${slip}`, `尚未完成${slip}`);
}

/** A day among the months; before the first and after the last it stands at the edge. */
function xOf(day: string, { plot, slot, periods }: Under): number {
  const month = day.slice(0, 7);
  const place = periods.indexOf(month);
  if (place < 0) return month < (periods[0] ?? month) ? plot.left + 6 : plot.right - 6;
  return round(plot.left + (place + (Number(day.slice(8)) - 1) / 31) * slot);
}
