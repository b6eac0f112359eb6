/**
 * The cable cut of 9 to 21 January 2025: a disruption over three agreements, words to customers each half hour on the first day and
 * once a day after it, and the waiver that Thamesgate agreed to. Owns: this story.
 */
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';
import { minuteMs } from './days.ts';

const id = 'DIS-0001';
const start = '2025-01-09T08:00:00+08:00';

interface Word {
  readonly at: string;
  readonly nextBy?: string;
  readonly en: string;
  readonly zh: string;
}

const hongKong = (date: string, minute: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`;
};

const northern = {
  en: 'Traffic is on the northern route; round trip 312 ms instead of 245 ms.',
  zh: '訊務已改行北線，往返時延為 312 毫秒（原為 245 毫秒）。',
};

/** 08:20 to 17:20, each half hour; the last one says that the next follows the morning after. */
const firstDay: readonly Word[] = Array.from({ length: 19 }, (_, nth) => {
  const at = hongKong('2025-01-09', 8 * 60 + 20 + nth * 30);
  if (nth === 0)
    return { at, en: 'The cable to London is cut. We are moving traffic.', zh: '往倫敦的海纜中斷，正在轉移訊務。' };
  return nth === 18 ? { at, nextBy: '2025-01-10T09:00:00+08:00', ...northern } : { at, ...northern };
});

/** Days 10 to 20: one word at nine, the next one promised for the day after. */
const laterDays: readonly Word[] = Array.from({ length: 11 }, (_, nth) => ({
  at: hongKong(`2025-01-${10 + nth}`, 8 * 60 + 55),
  nextBy: hongKong(`2025-01-${11 + nth}`, 9 * 60),
  en: `The repair ship is at work; back on the cable on 21 January as planned. ${northern.en}`,
  zh: `維修船正在施工，預計1月21日恢復。${northern.zh}`,
}));

const said = [...firstDay, ...laterDays].map(({ at, nextBy, en, zh }) => ({
  at,
  text: { en, 'zh-Hant': zh },
  by: 'person:carmen',
  ...(nextBy === undefined ? {} : { nextBy }),
}));

const effect = {
  en: 'Round trip 245 → 312 ms while traffic is on the northern route',
  'zh-Hant': '改行北線期間往返時延由 245 增至 312 毫秒',
};
const atDeclaration = new Date(Date.parse(start) + 12 * minuteMs).toISOString();

const disruption: readonly Step[] = [
  made('disruption', {
    at: atDeclaration,
    by: 'ada',
    id,
    body: {
      title: { en: 'Subsea cable cut south of Lantau', 'zh-Hant': '大嶼山以南海纜中斷' },
      cause: {
        en: 'The cable of Trans-Asia Subsea was cut by an anchor; the repair ship needs twelve days.',
        'zh-Hant': '環亞海纜遭船錨扯斷，維修船需時十二日。',
      },
      start,
      supplier: 'trans-asia-subsea',
      lead: 'ada',
      agreements: [
        { agreement: 'SLA-TG-VPN', party: 'thamesgate', commitment: 'latency', effect },
        {
          agreement: 'SLA-TG-EPL',
          party: 'thamesgate',
          effect: { en: 'Protected path: no cut, no spare', 'zh-Hant': '受保護路徑：沒有中斷，但無後備' },
        },
        {
          agreement: 'SLA-EI-DR',
          party: 'eastbay',
          effect: { en: 'Copies to the far site are slower', 'zh-Hant': '往異地的備份較慢' },
        },
      ],
      updates: [],
    },
  }),
  acted(['disruption', id], 'manage', { at: '2025-01-09T08:15:00+08:00', by: 'ada' }),
  ...said.map(({ at }, index) =>
    acted(['disruption', id], 'update', { at, by: 'carmen', tells: { updates: said.slice(0, index + 1) } }),
  ),
  acted(['disruption', id], 'end', {
    at: '2025-01-21T08:10:00+08:00',
    by: 'ada',
    tells: { end: '2025-01-21T08:00:00+08:00' },
  }),
  acted(['disruption', id], 'review', {
    at: '2025-01-28T15:00:00+08:00',
    by: 'derek',
    tells: {
      lessons: {
        en: 'One cable carries every promise to London. The supplier promises reasonable endeavours: nothing can be recovered.',
        'zh-Hant': '往倫敦的承諾全繫於一條海纜；供應商只承諾盡合理努力，無從追討。',
      },
    },
  }),
];

const waiver: readonly Step[] = [
  made('temporary-terms', {
    at: '2025-01-09T17:40:00+08:00',
    by: 'derek',
    id: 'TMP-0001',
    body: {
      agreement: 'SLA-TG-VPN',
      commitment: 'latency',
      party: 'thamesgate',
      target: '<= 320 ms',
      from: start,
      to: '2025-01-21T08:00:00+08:00',
      consideration: {
        en: 'Round trips while traffic is on the northern route do not count; 3 % of the monthly fee as goodwill.',
        'zh-Hant': '改行北線期間的往返時延不計算在內；另以月費 3% 作為善意補償。',
      },
      goodwill: { amount: '2160.00', currency: 'HKD' },
      disruption: id,
    },
  }),
  acted(['temporary-terms', 'TMP-0001'], 'agree', {
    at: '2025-01-10T18:05:00+08:00',
    by: 'karen',
    tells: { decisionNote: 'Agreed: we were told in time to move the backups.' },
  }),
];

const after: readonly Step[] = [
  made('claim', {
    at: '2025-01-22T10:00:00+08:00',
    by: 'carmen',
    id: 'CLM-TAS-2025-01',
    body: {
      supplier: 'trans-asia-subsea',
      agreement: 'UC-TAS',
      forAgreement: 'SLA-TG-VPN',
      period: '2025-01',
      event: 'Subsea cable cut, 9 to 21 January 2025',
      amount: { amount: '2160.00', currency: 'HKD' },
      recoverable: { amount: '0.00', currency: 'HKD' },
      gap: 'The contract promises reasonable endeavours and no time: a risk, not a claim.',
    },
  }),
  acted(['claim', 'CLM-TAS-2025-01'], 'forfeit', {
    at: '2025-01-28T15:30:00+08:00',
    by: 'felix',
    note: 'Nothing is promised that was missed; the gap goes on the list for renegotiation.',
  }),
  made('action', {
    at: '2025-01-28T15:40:00+08:00',
    by: 'ada',
    id: 'TSK-0003',
    body: {
      title: { en: 'Propose a second path to London', 'zh-Hant': '建議往倫敦的第二路徑' },
      owner: 'queenie-ho',
      dueOn: '2025-03-31',
      agreement: 'SLA-TG-VPN',
      source: `disruption/${id}`,
    },
  }),
];

export const subseaCut: readonly Step[] = [...disruption, ...waiver, ...after];
