/**
 * Missed promises as people wrote them down: who was warned, or why nobody was; whose minutes they were. Owns: the words. That of
 * one group is not explained yet.
 */
import type { RowResult } from '@troth/core';
import type { IssuedStatement, RecordDeed } from '@troth/services';
import { actorOf } from '../company/people.ts';

interface Story {
  readonly cause: { readonly en: string; readonly 'zh-Hant': string };
  readonly warned?: { readonly at: string; readonly by: string; readonly acknowledgedAt?: string };
  readonly why?: string;
  /** Whose minutes they were: a supplier's, a group's. */
  readonly party?: string;
  readonly impact?: string;
}

const sudden = 'It came without a sign, and was over before anybody could plan around it.';

/** By agreement and period. What is not here came suddenly. */
const stories: ReadonlyMap<string, Story> = new Map([
  [
    'SLA-LR-METRO 2024-11',
    {
      cause: {
        en: 'Both paths lost light in a duct of Victoria Fibre Carriers under typhoon Toraji; signal No. 8 was up and the market was open.',
        'zh-Hant': '颱風「桃芝」期間，維多利亞光纖管道內兩條路徑同時中斷；當時懸掛八號風球而市場照常交易。',
      },
      why: 'The signal was known since the evening before. The plan for severe weather did not say that customers who trade are told.',
      party: 'victoria-fibre',
      impact: '420000.00',
    },
  ],
  [
    'SLA-TG-EPL 2024-10',
    {
      cause: { en: 'A repeater of the cable failed.', 'zh-Hant': '海纜中繼器故障。' },
      party: 'trans-asia-subsea',
      why: sudden,
    },
  ],
  [
    'SLA-TG-EPL 2024-08',
    {
      cause: {
        en: 'Works began half an hour before the agreed window.',
        'zh-Hant': '工程較議定時段提早半小時開始。',
      },
      warned: { at: '2024-07-31T09:30:00+08:00', by: 'Carmen Li', acknowledgedAt: '2024-07-31T17:10:00+08:00' },
      party: 'core-network',
    },
  ],
  [
    'SLA-OR-XC 2024-05',
    {
      cause: { en: 'Works overran their window by 70 minutes.', 'zh-Hant': '工程超時 70 分鐘。' },
      warned: { at: '2024-05-12T04:05:00+08:00', by: 'Ben Ho' },
      party: 'skyline-dc',
    },
  ],
  [
    'SLA-OR-XC 2024-08',
    {
      cause: {
        en: 'Works were announced 36 hours before and not five business days.',
        'zh-Hant': '工程僅於 36 小時前通知，未達五個工作日。',
      },
      warned: { at: '2024-08-20T12:00:00+08:00', by: 'Carmen Li', acknowledgedAt: '2024-08-20T15:00:00+08:00' },
      party: 'skyline-dc',
    },
  ],
  [
    'SLA-JL-SDWAN 2024-12',
    {
      cause: { en: 'A core switch restarted on Christmas Eve.', 'zh-Hant': '核心交換機於平安夜重啟。' },
      party: 'core-network',
      why: sudden,
      impact: '96000.00',
    },
  ],
  [
    'SLA-JL-SDWAN 2025-01',
    {
      cause: {
        en: 'An access ring was cut at Lunar New Year; the customer worked on the power of twelve outlets at the same time.',
        'zh-Hant': '農曆新年期間接入環網中斷；同時客戶在十二間分店進行電力工程。',
      },
      party: 'victoria-fibre',
      why: sudden,
    },
  ],
  [
    'UC-SKY-XC 2024-05',
    { cause: { en: 'Works overran their window by 70 minutes.', 'zh-Hant': '工程超時 70 分鐘。' }, why: sudden },
  ],
  [
    'UC-SKY-XC 2024-08',
    {
      cause: {
        en: 'Works were announced 36 hours before and not five business days.',
        'zh-Hant': '工程僅於 36 小時前通知，未達五個工作日。',
      },
      why: 'Skyline DC told us when the works were fixed, and took that for notice enough.',
    },
  ],
  [
    'UC-TAS 2025-01',
    {
      cause: {
        en: 'The cable was cut from 9 to 21 January; traffic took the long way round.',
        'zh-Hant': '海纜於一月九日至二十一日中斷，流量須繞道。',
      },
      why: sudden,
    },
  ],
  [
    'SLA-TP-IEPL 2024-08',
    {
      cause: {
        en: 'The mainland tail failed for the third time in six months.',
        'zh-Hant': '內地尾線於六個月內第三次故障。',
      },
      party: 'pearl-delta',
      warned: { at: '2024-07-22T10:00:00+08:00', by: 'Ada Cheung', acknowledgedAt: '2024-07-23T09:20:00+08:00' },
    },
  ],
]);

/** Nobody said yet whether anybody was warned. */
const unexplained = new Set(['OLA-CLOUD-RESTORE 2025-01']);

const plain: Story = {
  cause: { en: 'Equipment failed and was replaced.', 'zh-Hant': '設備故障，已更換。' },
  why: sudden,
};

export const breachesOf = (issued: readonly IssuedStatement[]): readonly RecordDeed[] =>
  issued.flatMap((one) =>
    one.statement.rows.filter(({ verdict }) => verdict === 'missed').flatMap((row) => deedsOf(one, row)),
  );

function deedsOf({ agreement, period }: IssuedStatement, row: RowResult): readonly RecordDeed[] {
  const key = `${agreement} ${period}`;
  const id = `BRC-${agreement}-${row.commitment}-${period}`;
  const on = { kind: 'breach' as const, id };
  const head = { agreement, commitment: row.commitment, period };
  if (unexplained.has(key)) return [{ ...on, by: actorOf('carmen'), body: head }];
  const { cause, warned, why, party, impact } = stories.get(key) ?? plain;
  const ms = countedMs(row);
  const body = {
    ...head,
    cause,
    ...(warned === undefined ? { notWarned: why === sudden ? 'sudden' : 'not-told', notWarnedWhy: why ?? sudden } : {}),
    ...(warned === undefined ? {} : { warned }),
    ...(party === undefined || ms === 0 ? {} : { attribution: [{ party, ms }] }),
    ...(impact === undefined ? {} : { impact: { amount: impact, currency: 'HKD' } }),
  };
  return [
    { ...on, by: actorOf('carmen'), body },
    { ...on, by: actorOf('ada'), act: 'confirm' },
  ];
}

/** Counted downtime, in whole milliseconds. */
function countedMs(row: RowResult): number {
  const downtime = row.segments.at(-1)?.figures['downtime'];
  if (downtime === undefined || downtime.unit !== 'ms') return 0;
  const [whole = '0', parts = '1'] = downtime.exact.split('/');
  return Math.floor(Number(whole) / Number(parts));
}
