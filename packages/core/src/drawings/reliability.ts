/** Whether chances came true as often as they were said. Owns: what was said against what came, with the even line between them. */
import type { Language } from '../terms/text.ts';
import type { Drawing, Mark } from './drawing.ts';
import { gridMarks, line, plotOf, round, saidIn, text } from './plot.ts';
import type { Plot } from './plot.ts';

export interface ReliabilityFacts {
  /** Forecasts between two chances: how many, said on average, and seen. */
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly said: number;
    readonly seen: number;
  }[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const height = 300;
const hundred = 100;
const ticks: readonly number[] = [0, 20, 40, 60, 80, hundred];
const smallest = 6;
const largest = 22;

export function reliabilityChart(facts: ReliabilityFacts): Drawing {
  const say = saidIn(facts.language);
  const plot = plotOf(ticks, { width: facts.width, height, foot: 40 });
  const x = (chance: number): number => round(plot.left + chance * (plot.right - plot.left));
  return {
    width: facts.width,
    height,
    title: facts.title ?? say('Said and seen', '所述與所見'),
    description: facts.bins.map((bin) => sayBin(bin, facts)).join(say('; ', '；')),
    marks: [
      ...gridMarks(plot, say('Missed (%)', '實際違約（%）')),
      line(
        [
          [x(0), plot.y(0)],
          [x(1), plot.y(hundred)],
        ],
        { tone: 'faint', dashed: true, label: say('as often as was said', '與所述相符') },
      ),
      ...binMarks(facts, plot, x),
      ...axis(facts, plot, x),
    ],
    table: {
      columns: [
        say('Chance said', '預測機會'),
        say('Forecasts', '預測次數'),
        say('Said on average', '平均所述'),
        say('Missed', '實際違約'),
      ],
      rows: facts.bins.map(({ from, to, count, said, seen }) => [
        `${(from * hundred).toFixed(0)}–${(to * hundred).toFixed(0)} %`,
        String(count),
        percent(said),
        percent(seen),
      ]),
    },
  };
}

const percent = (chance: number): string => `${(chance * hundred).toFixed(1)} %`;

function sayBin({ count, said, seen }: ReliabilityFacts['bins'][number], { language }: ReliabilityFacts): string {
  return saidIn(language)(
    `${count} forecasts: ${percent(said)} said, ${percent(seen)} seen`,
    `${count} 次預測：所述 ${percent(said)}，所見 ${percent(seen)}`,
  );
}

/** A square as large as there are forecasts. */
function binMarks(facts: ReliabilityFacts, plot: Plot, x: (chance: number) => number): readonly Mark[] {
  const most = Math.max(1, ...facts.bins.map(({ count }) => count));
  return facts.bins.map((bin): Mark => {
    const size = smallest + (largest - smallest) * Math.sqrt(bin.count / most);
    return {
      mark: 'rect',
      x: round(x(bin.said) - size / 2),
      y: round(plot.y(bin.seen * hundred) - size / 2),
      width: round(size),
      height: round(size),
      tone: 'accent',
      label: sayBin(bin, facts),
    };
  });
}

function axis({ language }: ReliabilityFacts, plot: Plot, x: (chance: number) => number): readonly Mark[] {
  const unit = saidIn(language)('Said (%)', '預測所述（%）');
  return [
    ...ticks.map((tick) =>
      text({
        x: x(tick / hundred),
        y: plot.bottom + 17,
        text: String(tick),
        anchor: tick === hundred ? 'end' : 'middle',
        tone: 'faint',
      }),
    ),
    text({ x: plot.right, y: plot.bottom + 34, text: unit, anchor: 'end', tone: 'faint' }),
  ];
}
