/**
 * Money falling from a whole to what is left of it, or growing to one, one line a step. Owns: where each bar stands: wholes begin
 * at zero, what is taken hangs from what was left before, what is added stands on it. Exact sums come ready; only lengths are rounded.
 */
import { moneyText } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { labelSize, line, round, saidIn, text } from './plot.ts';
import { fitted, textWidth } from './text-size.ts';

export interface WaterfallFacts {
  readonly currency: string;
  readonly steps: readonly {
    readonly title: string;
    /** Decimal; of what is taken without a sign. */
    readonly amount: string;
    /** `whole`: stands from zero. `taken`: goes off what was left. `added`: comes on top of it. */
    readonly kind: 'whole' | 'taken' | 'added';
    readonly tone: Tone;
    readonly leadsTo?: string;
  }[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const step = 40;
const signs = { whole: '', taken: '−', added: '+' } as const;

type Kind = WaterfallFacts['steps'][number]['kind'];

function spanOf(kind: Kind, amount: Ratio, left: Ratio): readonly [Ratio, Ratio] {
  if (kind === 'whole') return [Ratio.zero, amount];
  return kind === 'taken' ? [left.minus(amount), left] : [left, left.plus(amount)];
}

export function waterfallChart(facts: WaterfallFacts): Drawing {
  const say = saidIn(facts.language);
  const most = Ratio.max(Ratio.of(1), ...facts.steps.map(({ amount }) => Ratio.parse(amount)));
  const figures = facts.steps.map((one) => `${signs[one.kind]}${moneyText(one.amount)}`);
  const aside = Math.max(0, ...figures.map((figure) => textWidth(figure, labelSize))) + 10;
  const room = facts.width - aside;
  const marks: Mark[] = [];
  let left = Ratio.zero;
  facts.steps.forEach((one, index) => {
    const amount = Ratio.parse(one.amount);
    const [from, to] = spanOf(one.kind, amount, left);
    const x = (value: Ratio): number => round(value.dividedBy(most).toNumber() * room);
    marks.push(
      ...barMarks({ ...one, figure: figures[index] ?? '' }, { from: x(from), to: x(to), top: index * step, facts }),
    );
    left = one.kind === 'taken' ? from : to;
  });
  return {
    width: facts.width,
    height: facts.steps.length * step + 4,
    title: facts.title ?? say('From owed to received', '由應付至收回'),
    description: `${facts.steps.map(({ title }, index) => `${title} ${figures[index] ?? ''}`).join(say(', ', '，'))}${say('.', '。')}`,
    marks,
    table: {
      columns: [say('Step', '項目'), facts.currency],
      rows: facts.steps.map(({ title }, index) => [title, figures[index] ?? '']),
    },
  };
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly facts: WaterfallFacts;
}

function barMarks(
  one: WaterfallFacts['steps'][number] & { readonly figure: string },
  { from, to, top, facts: { width, currency } }: Place,
): readonly Mark[] {
  const y = top + 18;
  const lead = {
    label: `${one.title}: ${currency} ${one.figure}`,
    ...(one.leadsTo === undefined ? {} : { leadsTo: one.leadsTo }),
  };
  const end = one.kind === 'taken' ? from : to;
  return [
    { ...text({ x: 0, y: top + 13, text: fitted(one.title, labelSize, width), bold: one.kind === 'whole' }), ...lead },
    {
      mark: 'rect',
      x: from,
      y,
      width: Math.max(1, round(to - from)),
      height: 14,
      tone: one.tone,
      hatched: one.kind !== 'whole',
      ...lead,
    },
    // Down to the bar below, so that the eye follows what is left.
    line(
      [
        [end, y + 14],
        [end, top + step + 18],
      ],
      { tone: 'grid', dashed: true },
    ),
    text({ x: width, y: y + 11, text: one.figure, anchor: 'end', bold: one.kind === 'whole' }),
  ];
}
