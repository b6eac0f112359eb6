/**
 * Chances of the credits of a month, one line each, smallest credit first. Owns: the bars, and the line up to which nineteen
 * months of twenty reach. Chances and credits are estimates and come ready.
 */
import { moneyText } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import type { Drawing, Mark } from './drawing.ts';
import { labelSize, round, saidIn, text } from './plot.ts';
import { textWidth } from './text-size.ts';

export interface CreditChancesFacts {
  readonly currency: string;
  /** Months whose credit lies between the two, both included. */
  readonly tiers: readonly { readonly from: number; readonly to: number; readonly chance: number }[];
  readonly valueAtRisk: number;
  readonly language: Language;
  readonly width: number;
}

const step = 30;

export function creditChancesChart({ currency, tiers, valueAtRisk, language, width }: CreditChancesFacts): Drawing {
  const say = saidIn(language);
  const money = (amount: number): string => moneyText(amount.toFixed(2));
  const rows = tiers.map(({ from, to, chance }) => ({
    name: to === 0 ? say('no credit', '無補償') : from === to ? money(from) : `${money(from)} – ${money(to)}`,
    chance,
    share: percent(chance),
    beyond: from > valueAtRisk,
  }));
  const left = Math.max(0, ...rows.map(({ name }) => textWidth(name, labelSize))) + 12;
  const right = Math.max(0, ...rows.map(({ share }) => textWidth(share, labelSize))) + 10;
  const room = Math.max(40, width - left - right);
  const most = Math.max(0.01, ...rows.map(({ chance }) => chance));
  const marks = rows.flatMap(({ name, chance, share, beyond }, index): readonly Mark[] => {
    const y = index * step;
    const label = `${name}: ${share}`;
    return [
      text({ x: left - 8, y: y + 17, text: name, anchor: 'end' }),
      {
        mark: 'rect',
        x: left,
        y: y + 6,
        width: Math.max(1, round((chance / most) * room)),
        height: 15,
        tone: index === 0 && name === say('no credit', '無補償') ? 'good' : 'bad',
        hatched: beyond,
        label,
      },
      text({ x: width, y: y + 17, text: share, anchor: 'end', bold: true }),
    ];
  });
  return {
    width,
    height: rows.length * step + 4,
    title: say('Chances of the credit of a month', '單月補償的機會'),
    description: say(
      `Nineteen months of twenty stay within ${currency} ${money(valueAtRisk)}; what lies beyond is hatched.`,
      `二十個月中有十九個月不超過 ${currency} ${money(valueAtRisk)}；超出者以斜線標示。`,
    ),
    marks,
    table: {
      columns: [say(`Credit of a month (${currency})`, `單月補償（${currency}）`), say('Chance', '機會')],
      rows: rows.map(({ name, share }) => [name, share]),
    },
  };
}

function percent(chance: number): string {
  return chance > 0 && chance < 0.00005 ? '< 0.01 %' : `${(100 * chance).toFixed(2)} %`;
}
