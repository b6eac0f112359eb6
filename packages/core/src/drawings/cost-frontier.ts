/**
 * What is promised against what keeping it takes of each fee: which promises are kept for the least, and which could be kept for
 * less. Owns: the frontier. Does not own: costs and fees (estimates, handed in as shares).
 */
import type { Language } from '../terms/text.ts';
import type { Drawing, Mark } from './drawing.ts';
import { labelSize, line, niceTicks, round, saidIn, text, tickText } from './plot.ts';
import { fitted, textWidth } from './text-size.ts';

export interface CostPoint {
  readonly title: string;
  /** What is promised, in words, and how strict it is: more is stricter. */
  readonly promised: string;
  readonly strictness: number;
  /** Cost to serve and expected credits as a share of the fee; 1 is all of it. */
  readonly share: number;
  readonly leadsTo?: string;
}

export interface CostFrontierFacts {
  readonly points: readonly CostPoint[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const rowHeight = 46;
const head = 26;
const foot = 44;
const hundred = 100;
const size = 11;

/** Promises that nobody keeps, or promises more, for a smaller share of the fee; the strictest first. */
export function frontierOf(points: readonly CostPoint[]): readonly CostPoint[] {
  const order = points.toSorted((a, b) => b.strictness - a.strictness || a.share - b.share);
  let least = Number.POSITIVE_INFINITY;
  return order.filter(({ share }) => {
    if (share >= least) return false;
    least = share;
    return true;
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: (share: number) => number;
  readonly y: (strictness: number) => number;
}

export function costFrontier(facts: CostFrontierFacts): Drawing {
  const say = saidIn(facts.language);
  const { points, width } = facts;
  const levels = [...new Map(points.map((one) => [one.strictness, one.promised]))].sort((a, b) => b[0] - a[0]);
  const height = head + Math.max(1, levels.length) * rowHeight + foot;
  const ticks = niceTicks(0, hundred * Math.max(1, ...points.map(({ share }) => share)));
  const box = boxOf(facts, { levels, height, most: ticks.at(-1) ?? hundred });
  const best = frontierOf(points);
  return {
    width,
    height,
    title: facts.title ?? say('What a promise takes of its fee', '承諾佔費用的比重'),
    description: describe(best, facts),
    marks: [
      ...gridOf(box, { ticks, levels, say }),
      ...stepsOf(best, box),
      ...points.flatMap((one) => markOf(one, { box, isBest: best.includes(one) })),
    ],
    table: {
      columns: [
        say('Agreement', '協議'),
        say('Promised', '承諾'),
        say('Cost and credits of the fee', '成本及補償佔費用'),
        say('On the frontier', '在前緣上'),
      ],
      rows: points
        .toSorted((a, b) => b.strictness - a.strictness || a.share - b.share)
        .map((one) => [
          one.title,
          one.promised,
          percent(one.share),
          best.includes(one) ? say('yes', '是') : say('no', '否'),
        ]),
    },
  };
}

const percent = (share: number): string => `${(share * hundred).toFixed(1)} %`;

type Levels = readonly (readonly [number, string])[];

function boxOf(
  { width }: CostFrontierFacts,
  { levels, height, most }: { readonly levels: Levels; readonly height: number; readonly most: number },
): Box {
  const left = Math.min(width * 0.4, Math.max(40, ...levels.map(([, words]) => textWidth(words, labelSize))) + 12);
  const right = width - 14;
  const rows = levels.map(([strictness]) => strictness);
  return {
    left,
    right,
    bottom: height - foot,
    x: (share) => round(left + ((share * hundred) / most) * (right - left)),
    y: (strictness) => head + (rows.indexOf(strictness) + 0.5) * rowHeight,
  };
}

interface Axes {
  readonly ticks: readonly number[];
  readonly levels: Levels;
  readonly say: (en: string, zh: string) => string;
}

function gridOf(box: Box, { ticks, levels, say }: Axes): readonly Mark[] {
  const even = box.x(1);
  return [
    ...levels.flatMap(([strictness, words]): readonly Mark[] => [
      text({
        x: box.left - 8,
        y: box.y(strictness) + 4,
        text: fitted(words, labelSize, box.left - 8),
        anchor: 'end',
      }),
      line(
        [
          [box.left, box.y(strictness)],
          [box.right, box.y(strictness)],
        ],
        { tone: 'grid' },
      ),
    ]),
    ...ticks.map((tick) =>
      text({ x: box.x(tick / hundred), y: box.bottom + 16, text: tickText(tick), anchor: 'middle', tone: 'faint' }),
    ),
    line(
      [
        [even, head - 6],
        [even, box.bottom],
      ],
      { tone: 'bad', dashed: true, label: say('all of the fee', '等於全部費用') },
    ),
    text({ x: even - 4, y: 12, text: say('all of the fee', '等於費用'), anchor: 'end', tone: 'faint' }),
    text({
      x: box.right,
      y: box.bottom + 34,
      text: say('Cost and credits (% of the fee)', '成本及補償（佔費用 %）'),
      anchor: 'end',
      tone: 'faint',
    }),
  ];
}

/** Down from the strictest, and left to where less is promised for less. */
function stepsOf(best: readonly CostPoint[], { x, y, bottom }: Box): readonly Mark[] {
  const [first] = best;
  const last = best.at(-1);
  if (first === undefined || last === undefined) return [];
  const corners = best.flatMap((one, at): readonly (readonly [number, number])[] => {
    const next = best[at + 1];
    const here = [x(one.share), y(one.strictness)] as const;
    return next === undefined ? [here] : [here, [x(one.share), y(next.strictness)]];
  });
  return [line([...corners, [x(last.share), bottom]], { tone: 'accent', width: 2 })];
}

function markOf(
  { title, promised, strictness, share, leadsTo }: CostPoint,
  { box, isBest }: { readonly box: Box; readonly isBest: boolean },
): readonly Mark[] {
  return [
    {
      mark: 'rect',
      x: round(box.x(share) - size / 2),
      y: round(box.y(strictness) - size / 2),
      width: size,
      height: size,
      tone: isBest ? 'accent' : 'ink',
      hollow: !isBest,
      label: `${title}, ${promised}: ${percent(share)}`,
      ...(leadsTo === undefined ? {} : { leadsTo }),
    },
  ];
}

function describe(best: readonly CostPoint[], { points, language }: CostFrontierFacts): string {
  const say = saidIn(language);
  const named = best.map(({ title, promised, share }) => `${title} (${promised}, ${percent(share)})`);
  if (named.length === 0) return say('No promise has a fee to compare.', '沒有可比較的收費承諾。');
  const beyond = points.filter(({ share }) => share > 1).length;
  const least = say(
    `Kept for the smallest share of the fee: ${named.join('; ')}.`,
    `佔費用比重最低者：${named.join('；')}。`,
  );
  const more = say(
    ` ${beyond} of ${points.length} ${beyond === 1 ? 'takes' : 'take'} more than the fee.`,
    `${points.length} 份之中有 ${beyond} 份超出費用。`,
  );
  return beyond === 0 ? least : `${least}${more}`;
}
