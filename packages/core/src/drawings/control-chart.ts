/**
 * What counted month by month under a plan of improvement, beside the mean of the months before it, the most that is aimed at, and its
 * milestones with how far they slipped (J9). Owns: points, lines and their words. Does not own: the sums, whether a month is good.
 */
import { sayMinutes, shortDecimal } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import { milestoneMarks, milestoneRow, milestonesHeight } from './control-milestones.ts';
import type { ControlMilestone } from './control-milestones.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { clearOf, gridMarks, line, niceTicks, periodNames, plotOf, round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';
import { fitted, textWidth } from './text-size.ts';

export interface ControlMonth {
  /** "2024-11": where its milestones fall. */
  readonly period: string;
  readonly label: string;
  /** Milliseconds that count; missing where there is no data. */
  readonly used?: Ratio;
  readonly phase: 'before' | 'between' | 'since';
  /** The promise was missed, or more was used than is aimed at. */
  readonly bad: boolean;
  /** Under way: what it shows so far. */
  readonly open: boolean;
  readonly leadsTo?: string;
}

export interface ControlFacts {
  readonly months: readonly ControlMonth[];
  /** Of a month before it, exact. */
  readonly mean?: Ratio;
  /** The most of a month that is aimed at. */
  readonly most?: Ratio;
  readonly milestones: readonly ControlMilestone[];
  readonly language: Language;
  readonly width: number;
}

const minute = 60_000;
const plotHeight = 230;

export function controlChart(facts: ControlFacts): Drawing {
  const { months, milestones, mean, most, width, language } = facts;
  const say = saidIn(language);
  const highest = Math.max(1, ...[...months.map(({ used }) => used), mean, most].map(minutesOf));
  const plot = plotOf(niceTicks(0, highest), { width, height: plotHeight, foot: 26, head: 40 });
  const slot = (plot.right - plot.left) / Math.max(1, months.length);
  const placed = { facts, plot, slot };
  const names = months.map(({ label }, index) => ({ x: plot.left + (index + 0.5) * slot, text: label }));
  return {
    width,
    height: plotHeight + milestonesHeight(milestones),
    title: say('Counted minutes under the plan, month by month', '計劃期間逐月計算停機'),
    description: describe(facts),
    marks: [
      ...gridMarks(plot, say('Minutes of downtime that count', '計算停機（分鐘）')),
      ...phaseMarks(placed),
      ...boundMarks(placed),
      ...courseMarks(placed),
      ...months.flatMap((month, index) => pointMarks(month, index, placed)),
      ...periodNames(names, { y: plot.bottom + 17, right: width }),
      ...milestoneMarks(milestones, {
        plot,
        slot,
        periods: months.map(({ period }) => period),
        top: plotHeight,
        language,
        width,
      }),
    ],
    table: {
      columns: [
        say('Month or milestone', '月份或里程碑'),
        say('Counted or planned', '計算停機或計劃日期'),
        say('Phase', '階段'),
        say('Result', '結果'),
      ],
      rows: [
        ...months.map((month) => [
          month.label,
          month.used === undefined ? '–' : sayMinutes(month.used, language),
          say(...phases[month.phase]),
          resultOf(month, language),
        ]),
        ...milestones.map((milestone) => milestoneRow(milestone, language)),
      ],
    },
  };
}

const phases: Readonly<Record<ControlMonth['phase'], readonly [en: string, zh: string]>> = {
  before: ['before the plan', '計劃之前'],
  between: ['meanwhile', '其間'],
  since: ['since it was done', '完成之後'],
};

const minutesOf = (ms: Ratio | undefined): number => (ms === undefined ? 0 : ms.toNumber() / minute);

function resultOf({ used, bad, open, phase }: ControlMonth, language: Language): string {
  const say = saidIn(language);
  if (used === undefined) return say('no data', '無數據');
  const good = phase === 'before' ? say('kept', '達標') : say('within', '符合');
  const words = bad ? (phase === 'before' ? say('missed', '違約') : say('beyond', '超出')) : good;
  return open ? say(`${words} so far`, `至今${words}`) : words;
}

interface Placed {
  readonly facts: ControlFacts;
  readonly plot: Plot;
  readonly slot: number;
}

/** An upright where another phase begins, named at its head. */
function phaseMarks({ facts: { months, language }, plot, slot }: Placed): readonly Mark[] {
  const say = saidIn(language);
  return months.flatMap((month, index): readonly Mark[] => {
    if (index > 0 && months[index - 1]?.phase === month.phase) return [];
    const x = plot.left + index * slot;
    const room = months.filter(({ phase }) => phase === month.phase).length * slot - 6;
    const words = fitted(say(...phases[month.phase]), 10, room);
    const upright = [
      [x, 24],
      [x, plot.bottom],
    ] as const;
    return [
      ...(index === 0 ? [] : [line(upright, { tone: 'faint', dashed: true })]),
      ...(words === '' ? [] : [text({ x: x + 3, y: 30, text: words, size: 10, tone: 'faint' })]),
    ];
  });
}

/** The mean where it was measured, and the aim from there on. */
function boundMarks({ facts: { months, mean, most, language }, plot, slot }: Placed): readonly Mark[] {
  const say = saidIn(language);
  const frozen = months.filter(({ phase }) => phase === 'before').length;
  const across = (bound: Ratio, from: number, to: number) => {
    const y = plot.y(minutesOf(bound));
    return [
      [plot.left + from * slot, y],
      [plot.left + to * slot, y],
    ] as const;
  };
  return [
    ...(mean === undefined || frozen === 0
      ? []
      : [
          line(across(mean, 0, frozen), {
            tone: 'warn',
            width: 2,
            dashed: true,
            label: say(
              `Mean before: ${sayMinutes(mean, language)} a month`,
              `之前平均：每月 ${sayMinutes(mean, language)}`,
            ),
          }),
        ]),
    ...(most === undefined
      ? []
      : [
          line(across(most, frozen === months.length ? 0 : frozen, months.length), {
            tone: 'accent',
            width: 2,
            label: say(
              `Aim: at most ${sayMinutes(most, language)} a month`,
              `目標：每月不多於 ${sayMinutes(most, language)}`,
            ),
          }),
        ]),
  ];
}

/** From point to point, broken where nothing is known. */
function courseMarks({ facts: { months }, plot, slot }: Placed): readonly Mark[] {
  return months.flatMap(({ used }, index): readonly Mark[] => {
    const before = months[index - 1]?.used;
    if (used === undefined || before === undefined) return [];
    const at = (amount: Ratio, place: number) => [plot.left + (place + 0.5) * slot, plot.y(minutesOf(amount))] as const;
    return [line([at(before, index - 1), at(used, index)], { tone: 'ink' })];
  });
}

function pointMarks(month: ControlMonth, index: number, { facts, plot, slot }: Placed): readonly Mark[] {
  const { language, mean, most } = facts;
  const x = plot.left + (index + 0.5) * slot;
  const label = `${month.label}: ${month.used === undefined ? '' : `${sayMinutes(month.used, language)}, `}${resultOf(month, language)}`;
  if (month.used === undefined)
    return [{ ...text({ x, y: plot.bottom - 6, text: '?', anchor: 'middle', tone: 'faint' }), label }];
  const y = plot.y(minutesOf(month.used));
  const tone: Tone = month.bad ? 'bad' : 'good';
  const lines = [mean, most].flatMap((bound) => (bound === undefined ? [] : [plot.y(minutesOf(bound))]));
  const figure = shortDecimal(month.used.dividedBy(Ratio.of(minute)), 1);
  const lead = { label, ...(month.leadsTo === undefined ? {} : { leadsTo: month.leadsTo }) };
  return [
    {
      mark: 'rect',
      x: round(x - 5),
      y: round(y - 5),
      width: 10,
      height: 10,
      tone,
      ...(month.bad ? { hatched: true } : {}),
      ...(month.open ? { hollow: true } : {}),
      ...lead,
    },
    ...(textWidth(figure, 10) > slot - 2
      ? []
      : [text({ x, y: clearOf(y - 5, lines), text: figure, size: 10, anchor: 'middle', bold: month.bad })]),
  ];
}

function describe({ months, mean, most, milestones, language }: ControlFacts): string {
  const say = saidIn(language);
  const late = milestones.filter(({ slipDays }) => slipDays > 0).length;
  const unknown = months.filter(({ used }) => used === undefined).length;
  const parts = [
    mean === undefined
      ? ''
      : say(
          `Before: ${sayMinutes(mean, language)} a month on average.`,
          `之前平均每月 ${sayMinutes(mean, language)}。`,
        ),
    most === undefined
      ? ''
      : say(`Aim: at most ${sayMinutes(most, language)}.`, `目標：不多於 ${sayMinutes(most, language)}。`),
    milestones.length === 0
      ? ''
      : say(`Of ${milestones.length} milestones ${late} slipped.`, `${milestones.length} 個里程碑中 ${late} 個延誤。`),
    unknown === 0 ? '' : say(`Months without data: ${unknown}.`, `無數據月份：${unknown}。`),
  ];
  return parts.filter((part) => part !== '').join(language === 'en' ? ' ' : '');
}
