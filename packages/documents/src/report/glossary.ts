/** The words that a report uses, in the sense of the contract. */
import type { Block } from '@troth/core';
import { heading } from '@troth/core';
import type { Pen } from './pen.ts';

const words: readonly (readonly [en: string, zh: string, meaning: string, sense: string])[] = [
  ['Agreed service time', '協定服務時間', 'the hours in which the service was promised', '承諾提供服務的時間'],
  [
    'Gross downtime',
    '總停機時間',
    'time the service was down as sources told it, overlaps counted once',
    '各來源報告的停機時間，重疊只計一次',
  ],
  [
    'Excluded',
    '不計時間',
    'time that a clause takes out, after somebody else than who asked for it decided',
    '按條款並經提出人以外的人裁決而不計的時間',
  ],
  ['Counted downtime', '計算停機時間', 'what is left and is compared with the promise', '扣除後與承諾比較的停機時間'],
  ['Allowed', '容許停機', 'downtime at which the promise is just kept', '恰好達標時的停機時間'],
  [
    'Unknown',
    '情況不明',
    'time that nobody observed; what it counts as is a term of the agreement',
    '沒有觀察的時間；如何計算由協議訂明',
  ],
  ['Restated', '重列', 'issued again because evidence became known later', '因其後得知的證據而重新發出'],
];

export function glossaryBlocks(pen: Pen): readonly Block[] {
  return [
    heading(2, pen.say('Words', '詞彙')),
    {
      kind: 'facts',
      rows: words.map(([en, zh, meaning, sense]) => [pen.say(en, zh), pen.say(meaning, sense)] as const),
    },
  ];
}
