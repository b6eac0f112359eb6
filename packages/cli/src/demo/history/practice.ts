/**
 * What goes on beside the evidence: works every month, controlled copies, reviews with their actions, disputes, claims, letters.
 * Owns: these records of thirteen months. Those that the morning of the demo looks at stand in working-day.ts.
 */
import { agreementLines } from '../company/roles.ts';
import type { AgreementLine } from '../company/roles.ts';
import { parties } from '../company/parties.ts';
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';
import { chance, demoSeed } from './chance.ts';
import { dayMs, hongKong, midnight, minuteMs, weekdayOf } from './days.ts';
import { months } from './written-cases.ts';

const toCustomers = agreementLines.filter(({ id }) => id.startsWith('SLA-') || id.startsWith('EXP-'));
/** Their months are written by hand; works on them stand there too. */
const byHand = new Set(['SLA-TG-EPL', 'SLA-OR-XC', 'SLA-PH-VPN', 'SLA-PH-WIFI', 'SLA-JL-SDWAN']);
const open = toCustomers.filter(({ id }) => !byHand.has(id));

const kindsOfWorks: readonly (readonly [en: string, zh: string])[] = [
  ['Software of routers', '路由器軟件更新'],
  ['Exchange of a line card', '更換線卡'],
  ['Move to a new ring', '遷移至新環網'],
  ['Test of power', '電力測試'],
  ['New certificate', '更新證書'],
];

/** Twenty works a month, on Sunday mornings, told a fortnight before; none of them cut anything. */
const works: readonly Step[] = months.slice(0, 13).flatMap(([month], at) => {
  const dice = chance(demoSeed + 500 + at);
  const first = midnight(`${month}-01`);
  const told = hongKong(first - 14 * dayMs + 10 * 60 * minuteMs);
  const approved = hongKong(first - 13 * dayMs + 10 * 60 * minuteMs);
  const sundays = Array.from({ length: 25 }, (_, day) => first + day * dayMs).filter((day) => weekdayOf(day) === 0);
  return Array.from({ length: 20 }, (_, nth): readonly Step[] => {
    const line = open[dice.whole(open.length)];
    const sunday = sundays[nth % sundays.length];
    const [en, zh] = kindsOfWorks[dice.whole(kindsOfWorks.length)] ?? ['Works', '工程'];
    if (line === undefined || sunday === undefined) return [];
    const id = `CHG-${month}-${String(nth + 1).padStart(2, '0')}`;
    const window = { start: hongKong(sunday + 150 * minuteMs), end: hongKong(sunday + 240 * minuteMs) };
    const on = ['change', id] as const;
    return [
      made('change', {
        at: told,
        by: 'carmen',
        id,
        body: {
          title: { en, 'zh-Hant': zh },
          agreements: [line.id],
          parties: [line.customer],
          window,
          expectedCutMs: 0,
          counted: false,
          noticedAt: told,
          owner: 'queenie-ho',
        },
      }),
      acted(on, 'approve', { at: approved, by: 'ada' }),
      acted(on, 'begin', { at: window.start, by: 'ivan-tam' }),
      acted(on, 'finish', { at: window.end, by: 'ivan-tam', tells: { actual: window, outcome: 'as planned' } }),
    ];
  }).flat();
});

type Form = 'full' | 'service-desk' | 'operations' | 'billing';

const readers = ({ customer, representative = '' }: AgreementLine): readonly (readonly [Form, string, string])[] => [
  ['full', representative, customer],
  ['service-desk', 'leo', 'harbourline'],
  ['operations', 'ivan-tam', 'harbourline'],
  ['billing', 'henry', 'harbourline'],
];

interface Given {
  readonly line: AgreementLine;
  readonly revision: number;
  readonly sentAt: string;
  readonly acknowledgedAt: string;
}

/** Confirmed a day after it was due, which the audit of February found. */
const overdue: ReadonlyMap<string, string> = new Map([['CPY-SLA-LR-METRO-full-2', '2024-11-05T10:30:00+08:00']]);

const copiesOf = ({ line, revision, sentAt, acknowledgedAt }: Given): readonly Step[] =>
  readers(line).flatMap(([form, recipient, party]): readonly Step[] => {
    const id = `CPY-${line.id}-${form}-${revision}`;
    const body = {
      agreement: line.id,
      revision,
      recipient,
      party,
      form,
      sentAt,
      dueBy: overdue.get(id) ?? acknowledgedAt,
    };
    return [
      made('copy', { at: sentAt, by: 'carmen', id, body }),
      acted(['copy', id], 'acknowledge', { at: acknowledgedAt, by: recipient }),
    ];
  });

/** Everybody who works by an agreement has its text; the second revision of Lion Rock's took the place of the first. */
const copies: readonly Step[] = [
  ...toCustomers
    .filter(({ id }) => id !== 'SLA-PH-WIFI')
    .flatMap((line) =>
      copiesOf({ line, revision: 1, sentAt: '2024-02-01T09:00:00+08:00', acknowledgedAt: '2024-02-06T11:00:00+08:00' }),
    ),
  ...toCustomers
    .filter(({ id }) => id === 'SLA-LR-METRO' || id === 'SLA-EI-APP')
    .flatMap((line) => {
      const [sentAt, acknowledgedAt] =
        line.id === 'SLA-LR-METRO'
          ? ['2024-11-01T09:00:00+08:00', '2024-11-06T10:30:00+08:00']
          : ['2024-07-16T09:00:00+08:00', '2024-07-19T16:00:00+08:00'];
      return [
        ...readers(line).map(([form]) =>
          acted(['copy', `CPY-${line.id}-${form}-1`], 'supersede', { at: sentAt, by: 'carmen' }),
        ),
        ...copiesOf({ line, revision: 2, sentAt, acknowledgedAt }),
      ];
    }),
];

const customers = parties.filter(([, { role }]) => role === 'customer');
const quarters = [
  ['2024-Q2', '2024-06-12'],
  ['2024-Q3', '2024-09-11'],
  ['2024-Q4', '2024-12-11'],
] as const;

const agreed: readonly (readonly [en: string, zh: string, owner: string])[] = [
  ['Send the list of sites for the year', '提交本年場地清單', 'carmen'],
  ['Test the telephone numbers of the ladder', '測試升級電話', 'leo'],
  ['Plan staffing of the next holidays', '安排下次長假人手', 'ivan-tam'],
  ['Show the trend of round trips', '展示往返時延趨勢', 'queenie-ho'],
];

/** Thirty-six reviews with customers: held, written down the same day, accepted; three or four actions of each, done and verified. */
const reviews: readonly Step[] = quarters.flatMap(([quarter, dueOn], at) =>
  customers.flatMap(([party, { representatives = [] }], nth): readonly Step[] => {
    const [who = ''] = representatives;
    const id = `REV-${party}-${quarter}`;
    const on = ['review', id] as const;
    const heldAt = `${dueOn}T${String(9 + (nth % 8)).padStart(2, '0')}:30:00+08:00`;
    const minuted = `${dueOn}T19:00:00+08:00`;
    const accepted = hongKong(midnight(dueOn) + 3 * dayMs + 11 * 60 * minuteMs);
    const done = hongKong(midnight(dueOn) + 30 * dayMs + 10 * 60 * minuteMs);
    const verified = hongKong(midnight(dueOn) + 32 * dayMs + 10 * 60 * minuteMs);
    const count = at * customers.length + nth < 28 ? 4 : 3;
    return [
      made('review', {
        at: hongKong(midnight(dueOn) - 20 * dayMs),
        by: 'carmen',
        id,
        body: { type: 'quarterly', party, dueOn, agenda: [{ en: 'Promises of the quarter', 'zh-Hant': '本季承諾' }] },
      }),
      acted(on, 'hold', { at: minuted, by: 'carmen', tells: { heldAt, attendees: ['ada', 'carmen', who] } }),
      acted(on, 'minute', {
        at: minuted,
        by: 'carmen',
        tells: {
          minutes: {
            en: 'Promises, workload and works of the quarter were gone through; actions were agreed with names and days.',
            'zh-Hant': '已檢視本季承諾、工作量及工程；行動項目均已議定負責人及日期。',
          },
        },
      }),
      acted(on, 'accept', { at: accepted, by: who }),
      ...agreed.slice(0, count).flatMap(([en, zh, owner], number): readonly Step[] => {
        const task = `TSK-${party}-${quarter}-${number + 1}`;
        return [
          made('action', {
            at: minuted,
            by: 'carmen',
            id: task,
            body: { title: { en, 'zh-Hant': zh }, owner, party, dueOn: verified.slice(0, 10), source: `review/${id}` },
          }),
          acted(['action', task], 'finish', { at: done, by: owner, tells: { effect: 'done as agreed' } }),
          acted(['action', task], 'verify', { at: verified, by: 'ada' }),
        ];
      }),
    ];
  }),
);

type Grounds = 'outage-missing' | 'outage-longer' | 'exclusion-wrong' | 'credit-wrong' | 'case-clock-wrong';

const past: readonly (readonly [
  id: string,
  agreement: string,
  period: string,
  grounds: Grounds,
  day: string,
  ruling: 'dismissed' | 'partly-upheld',
])[] = [
  ['DSP-TP-2024-03', 'SLA-TP-IEPL', '2024-03', 'outage-longer', '2024-04-08', 'dismissed'],
  ['DSP-OR-2024-05', 'SLA-OR-XC', '2024-05', 'exclusion-wrong', '2024-06-06', 'dismissed'],
  ['DSP-EI-2024-07', 'SLA-EI-APP', '2024-07', 'credit-wrong', '2024-08-06', 'dismissed'],
  ['DSP-TG-2024-08', 'SLA-TG-EPL', '2024-08', 'exclusion-wrong', '2024-09-06', 'dismissed'],
  ['DSP-WC-2024-10', 'SLA-WC-HELP', '2024-10', 'case-clock-wrong', '2024-11-07', 'dismissed'],
  ['DSP-SP-2024-12', 'SLA-SP-SOC', '2024-12', 'case-clock-wrong', '2025-01-08', 'dismissed'],
];

const lineOf = (agreement: string): AgreementLine | undefined => agreementLines.find(({ id }) => id === agreement);

/** Six that were ruled and accepted, and one that waits for its ruling. */
const disputes: readonly Step[] = [
  ...past.flatMap(([id, agreement, period, grounds, day, ruling]): readonly Step[] => {
    const { customer = '', representative = '' } = lineOf(agreement) ?? {};
    const on = ['dispute', id] as const;
    return [
      made('dispute', {
        at: `${day}T10:00:00+08:00`,
        by: representative,
        id,
        body: { agreement, period, party: customer, grounds, text: 'Our own log shows other times than the report.' },
      }),
      acted(on, 'review', {
        at: `${day}T16:00:00+08:00`,
        by: 'carmen',
        tells: { rulingBy: hongKong(midnight(day) + 10 * dayMs).slice(0, 10) },
      }),
      acted(on, 'rule', {
        at: hongKong(midnight(day) + 6 * dayMs + 15 * 60 * minuteMs),
        by: 'ada',
        tells: {
          ruling,
          rulingText: {
            en: 'The times of the two probes agree with each other and with the log of the network; the report stands.',
            'zh-Hant': '兩個探針的時間彼此一致，亦與網絡紀錄相符；報告維持不變。',
          },
        },
      }),
      acted(on, 'close', { at: hongKong(midnight(day) + 8 * dayMs + 11 * 60 * minuteMs), by: representative }),
    ];
  }),
  made('dispute', {
    at: '2025-02-20T09:45:00+08:00',
    by: 'nora-lui',
    id: 'DSP-OR-2025-01',
    body: {
      agreement: 'SLA-OR-WIFI',
      period: '2025-01',
      commitment: 'availability',
      party: 'orchid',
      grounds: 'outage-missing',
      text: 'Guests of the garden hotel could not sign in on the evening of 18 January, for about half an hour.',
    },
  }),
  acted(['dispute', 'DSP-OR-2025-01'], 'review', {
    at: '2025-02-20T14:00:00+08:00',
    by: 'carmen',
    tells: { rulingBy: '2025-03-06' },
  }),
];

const money = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'HKD' });

/** CloudNine takes claims until the second billing cycle ends: one in time, one to be sent, one too late. */
const claims: readonly Step[] = [
  made('claim', {
    at: '2024-07-03T11:00:00+08:00',
    by: 'carmen',
    id: 'CLM-0012',
    body: {
      supplier: 'cloudnine',
      agreement: 'UC-C9-IAAS',
      period: '2024-06',
      event: 'Zone Hong Kong unreachable, 18 June 2024',
      amount: money('6500.00'),
      recoverable: money('6500.00'),
      deadline: '2024-08-31T23:59:59+08:00',
    },
  }),
  acted(['claim', 'CLM-0012'], 'forfeit', {
    at: '2024-09-02T10:00:00+08:00',
    by: 'felix',
    note: 'Nobody sent it before the second billing cycle ended.',
  }),
  made('claim', {
    at: '2024-09-04T11:00:00+08:00',
    by: 'carmen',
    id: 'CLM-0013',
    body: {
      supplier: 'sentinelwatch',
      agreement: 'UC-SW-SOC',
      period: '2024-08',
      event: 'Alerts triaged late in August 2024',
      amount: money('3300.00'),
      recoverable: money('3300.00'),
    },
  }),
  acted(['claim', 'CLM-0013'], 'claim', { at: '2024-09-04T12:00:00+08:00', by: 'carmen' }),
  acted(['claim', 'CLM-0013'], 'accept', { at: '2024-09-12T10:00:00+08:00', by: 'omar-said' }),
  acted(['claim', 'CLM-0013'], 'receive', { at: '2024-10-08T10:00:00+08:00', by: 'henry' }),
  made('claim', {
    at: '2025-01-06T11:00:00+08:00',
    by: 'carmen',
    id: 'CLM-0014',
    body: {
      supplier: 'cloudnine',
      agreement: 'UC-C9-BACKUP',
      period: '2024-12',
      event: 'Object storage unreachable, 10 December 2024',
      amount: money('1050.00'),
      recoverable: money('1050.00'),
      deadline: '2025-02-28T23:59:59+08:00',
    },
  }),
];

const templates: readonly (readonly [
  topic: string,
  name: readonly [string, string],
  subject: readonly [string, string],
  text: readonly [string, string],
])[] = [
  [
    'report-issued',
    ['Report issued', '發出報告'],
    ['Service report for {period}', '{period}服務報告'],
    [
      'Dear {name},\n\nthe report of {agreement} for {period} is ready in the portal.',
      '{name}：\n\n{agreement}於{period}的報告已備妥，請於客戶平台閱覽。',
    ],
  ],
  [
    'warning',
    ['Warning', '預警'],
    ['A promise may be missed: {agreement}', '承諾可能未能達標：{agreement}'],
    [
      'Dear {name},\n\nwe may not keep {commitment} of {agreement} in {period}. {why}',
      '{name}：\n\n{agreement}的{commitment}於{period}可能未能達標。{why}',
    ],
  ],
  [
    'works',
    ['Works announced', '工程通知'],
    ['Works on {agreement}', '{agreement}工程通知'],
    ['Dear {name},\n\nwe plan works from {start} to {end}.', '{name}：\n\n我們計劃於{start}至{end}進行工程。'],
  ],
  [
    'copy',
    ['Controlled copy', '受控副本'],
    ['Please acknowledge: {agreement}', '請確認收悉：{agreement}'],
    [
      'Dear {name},\n\nyour copy of {agreement} waits to be acknowledged.',
      '{name}：\n\n閣下的{agreement}副本尚待確認收悉。',
    ],
  ],
];

const letters: readonly Step[] = templates.map(([topic, name, subject, text]) =>
  made('message-template', {
    at: '2024-02-01T10:00:00+08:00',
    by: 'ada',
    id: `TPL-${topic}`,
    body: {
      topic,
      name: { en: name[0], 'zh-Hant': name[1] },
      subject: { en: subject[0], 'zh-Hant': subject[1] },
      text: { en: text[0], 'zh-Hant': text[1] },
    },
  }),
);

export const practice: readonly Step[] = [...letters, ...works, ...copies, ...reviews, ...disputes, ...claims];
