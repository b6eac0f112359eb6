/** Minutes of cases by the party they lay with, one bar a case. Owns: the stacking. Each part also carries its letter. */
import { minutesText, sayMinutes } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing, Mark, Tone } from './drawing.ts';
import { labelSize, round, saidIn, text } from './plot.ts';
import { fitted, inLines, textWidth } from './text-size.ts';

export interface PartyMinutesFacts {
  readonly cases: readonly {
    readonly title: string;
    readonly leadsTo?: string;
    readonly parts: readonly { readonly party: string; readonly ms: Ratio; readonly leadsTo?: string }[];
  }[];
  readonly language: Language;
  readonly width: number;
  readonly title?: string;
}

const partTones: readonly Tone[] = ['accent', 'warn', 'maintenance', 'excluded', 'unknown', 'faint'];
const barHeight = 24;

export function partyMinutes(facts: PartyMinutesFacts): Drawing {
  const { cases, width, language } = facts;
  const say = saidIn(language);
  const parties = [...new Set(cases.flatMap((one) => one.parts.map((part) => part.party)))];
  const sums = cases.map((one) => Ratio.sumOf(one.parts.map((part) => part.ms)));
  const most = Ratio.max(Ratio.of(1), ...sums);
  const room = width - 2 - Math.max(0, ...sums.map((sum) => textWidth(sayMinutes(sum, language), labelSize))) - 8;
  const marks: Mark[] = [];
  let y = 0;
  cases.forEach((one, index) => {
    const sum = sums[index] ?? Ratio.zero;
    marks.push({
      ...text({ x: 0, y: y + 13, text: fitted(one.title, labelSize, width) }),
      label: one.title,
      ...(one.leadsTo === undefined ? {} : { leadsTo: one.leadsTo }),
    });
    let x = 0;
    for (const part of one.parts) {
      const wide = part.ms.dividedBy(most).toNumber() * room;
      marks.push(...partMarks(part, { x, y: y + 18, wide, place: parties.indexOf(part.party), language }));
      x += wide;
    }
    marks.push(text({ x: x + 6, y: y + 34, text: sayMinutes(sum, language), bold: true }));
    y += barHeight + 28;
  });
  const legend = inLines(
    parties.map((party, index) => `${letterOf(index)} ${party}`),
    10,
    width,
  );
  legend.forEach((words, index) =>
    marks.push(text({ x: 0, y: y + 12 + index * 15, text: words, size: 10, tone: 'faint' })),
  );
  return {
    width,
    height: y + 6 + legend.length * 15,
    title: facts.title ?? say('Minutes by party', '各方所佔分鐘'),
    description: describe(facts, parties),
    marks,
    table: {
      columns: [say('Case', '個案'), ...parties, say('In all', '合計')],
      rows: cases.map((one, index) => [
        one.title,
        ...parties.map((party) => sayMinutes(ofParty(one.parts, party), language)),
        sayMinutes(sums[index] ?? Ratio.zero, language),
      ]),
    },
  };
}

type Parts = PartyMinutesFacts['cases'][number]['parts'];

const ofParty = (parts: Parts, party: string): Ratio =>
  Ratio.sumOf(parts.filter((part) => part.party === party).map((part) => part.ms));

const letterOf = (place: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(place % 26);

interface PartPlace {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly place: number;
  readonly language: Language;
}

function partMarks(part: Parts[number], { x, y, wide, place, language }: PartPlace): readonly Mark[] {
  if (part.ms.isZero()) return [];
  const words = [`${letterOf(place)} ${minutesText(part.ms)}`, letterOf(place)].find(
    (one) => textWidth(one, 10) <= wide - 4,
  );
  const tone = partTones[place % partTones.length] ?? 'faint';
  const bar = { x: round(x), y, width: round(Math.max(1, wide - 1)), height: barHeight };
  return [
    {
      mark: 'area',
      tone,
      opacity: 35,
      points: [
        [bar.x, y],
        [bar.x + bar.width, y],
        [bar.x + bar.width, y + barHeight],
        [bar.x, y + barHeight],
      ],
      label: `${part.party}: ${sayMinutes(part.ms, language)}`,
      ...(part.leadsTo === undefined ? {} : { leadsTo: part.leadsTo }),
    },
    { mark: 'rect', ...bar, y: y + barHeight - 4, height: 4, tone, hatched: place % 2 === 1 },
    ...(words === undefined ? [] : [text({ x: x + wide / 2, y: y + 14, text: words, size: 10, anchor: 'middle' })]),
  ];
}

function describe({ cases, language }: PartyMinutesFacts, parties: readonly string[]): string {
  const say = saidIn(language);
  const sums = parties.map((party) => {
    const sum = Ratio.sumOf(cases.map((one) => ofParty(one.parts, party)));
    return `${party} ${sayMinutes(sum, language)}`;
  });
  return `${say(`${cases.length} cases: `, `共 ${cases.length} 宗：`)}${sums.join(say(', ', '，'))}${say('.', '。')}`;
}
