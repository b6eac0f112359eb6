/**
 * What people were told and what they told us: warnings before breaches, a plan that waits for its customer, letters that left and
 * one that did not, a report of a problem, months that are not closed yet and why. Owns: the words.
 */
import type { Language } from '@troth/core';
import { acknowledgeProblem, actOnRecord, createRecord, reportOwnProblem, system } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf, emailOf, identities } from '../company/people.ts';
import { agreementLines } from '../company/roles.ts';
import { acted, did, made } from '../steps.ts';
import type { Stage, Step } from '../steps.ts';

const personOf = (id: string) => identities.find((one) => one.id === id);

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly about: string;
  readonly template: string;
  /** Why it did not leave. */
  readonly fault?: string;
}

/** Numbered after those that went out before. */
async function write({ context, organisation }: Stage, { to, fault, ...letter }: Letter): Promise<void> {
  const person = personOf(to);
  if (person === undefined) throw new TypeError(`${to} is nobody`);
  const language: Language = 'en';
  const body = { to, address: emailOf(person), party: person.party, language, ...letter };
  const own = { organisation, actor: system, kind: 'message' as const };
  const { id } = need(await createRecord(context, { ...own, body }));
  const sentAt = new Date(context.clock()).toISOString();
  need(
    await actOnRecord(
      context,
      fault === undefined
        ? { ...own, id, act: 'sent', tells: { sentAt, attempts: 1 } }
        : { ...own, id, act: 'fail', tells: { lastError: fault, attempts: 8 } },
    ),
  );
}

interface Told {
  readonly id: string;
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
  readonly at: string;
  readonly by: string;
  readonly acknowledgedAt?: string;
  readonly probability: string;
  readonly en: string;
  readonly zh: string;
  readonly outcome: string;
}

/** Told in time to plan; two of the promises were kept after all. */
const told: readonly Told[] = [
  {
    id: 'WRN-0001',
    agreement: 'SLA-OR-XC',
    commitment: 'availability',
    period: '2024-05',
    at: '2024-05-12T04:05:00+08:00',
    by: 'carmen',
    probability: '100 %',
    en: 'The works of Skyline DC will not end at 04:00 as planned; each further minute counts.',
    zh: 'Skyline DC 的工程未能按計劃於 04:00 完成；其後每分鐘均計算在內。',
    outcome: 'Missed by 70 minutes; the hotel moved its night audit.',
  },
  {
    id: 'WRN-0002',
    agreement: 'SLA-TP-IEPL',
    commitment: 'availability',
    period: '2024-08',
    at: '2024-07-22T10:00:00+08:00',
    by: 'ada',
    acknowledgedAt: '2024-07-23T09:20:00+08:00',
    probability: '62 %',
    en: 'The mainland tail failed twice in six months; a third miss in August gives the right to end the agreement.',
    zh: '內地尾線於六個月內兩次故障；如八月再次未能達標，客戶即可終止協議。',
    outcome: 'Missed; the right to end the agreement arose and was not used.',
  },
  {
    id: 'WRN-0003',
    agreement: 'SLA-TG-EPL',
    commitment: 'availability',
    period: '2024-08',
    at: '2024-07-31T09:30:00+08:00',
    by: 'carmen',
    acknowledgedAt: '2024-07-31T17:10:00+08:00',
    probability: '35 %',
    en: 'Works on the cable landing are planned for 11 August; what lies outside of the window counts.',
    zh: '海纜登陸站工程定於 8 月 11 日；時段以外的中斷計算在內。',
    outcome: 'Missed: the works began half an hour early.',
  },
  {
    id: 'WRN-0004',
    agreement: 'SLA-OR-XC',
    commitment: 'availability',
    period: '2024-08',
    at: '2024-08-20T12:00:00+08:00',
    by: 'carmen',
    acknowledgedAt: '2024-08-20T15:00:00+08:00',
    probability: '100 %',
    en: 'Works of 22 August are announced later than five business days before: all of their minutes count.',
    zh: '8 月 22 日的工程未於五個工作日前通知：所有分鐘均計算在內。',
    outcome: 'Missed as told.',
  },
  {
    id: 'WRN-0005',
    agreement: 'SLA-EI-APP',
    commitment: 'availability',
    period: '2024-10',
    at: '2024-10-14T11:00:00+08:00',
    by: 'carmen',
    acknowledgedAt: '2024-10-14T14:30:00+08:00',
    probability: '40 %',
    en: 'The release of 19 October restarts the application; if it has to be taken back, 40 minutes count.',
    zh: '10 月 19 日的版本更新須重啟應用程式；如需還原，將計算 40 分鐘中斷。',
    outcome: 'Met: the release went in without a restart.',
  },
  {
    id: 'WRN-0006',
    agreement: 'SLA-TG-VPN',
    commitment: 'latency',
    period: '2025-01',
    at: '2025-01-09T09:10:00+08:00',
    by: 'ada',
    acknowledgedAt: '2025-01-09T09:50:00+08:00',
    probability: '100 %',
    en: 'The cable is cut until about 21 January: the mean of the month would be 271 ms, and 260 ms are promised.',
    zh: '海纜中斷至約 1 月 21 日：全月平均將為 271 毫秒，承諾為 260 毫秒。',
    outcome: 'Met under the temporary terms that were agreed the day after.',
  },
];

const dayAfter = (at: string): string =>
  new Date(Date.parse(at) + 30 * 86_400_000).toISOString().replace('.000Z', '+00:00');

const warnings: readonly Step[] = told.flatMap((one): readonly Step[] => {
  const { id, agreement, commitment, period, at, by, probability, en, zh, outcome, acknowledgedAt } = one;
  const line = agreementLines.find((known) => known.id === agreement);
  const reader = line?.representative ?? '';
  const subject = `${agreement}: a promise may be missed in ${period}`;
  const recipients = [{ person: reader, channel: 'mail', language: 'en' as const, subject, text: en }];
  const on = ['warning', id] as const;
  return [
    made('warning', {
      at,
      by,
      id,
      body: {
        agreement,
        commitment,
        period,
        parties: [line?.customer ?? ''],
        probability,
        method: 'Judged by the service level manager from what was known that day.',
        why: { en, 'zh-Hant': zh },
        recipients,
      },
    }),
    acted(on, 'send', { at, by, tells: { recipients, sentAt: at } }),
    did(at, (stage) =>
      write(stage, { to: reader, subject, text: en, about: `warning/${id}`, template: 'TPL-warning' }),
    ),
    ...(acknowledgedAt === undefined ? [] : [acted(on, 'acknowledge', { at: acknowledgedAt, by: reader })]),
    acted(on, 'close', { at: dayAfter(at), by: 'carmen', tells: { outcome } }),
  ];
});

/** Orchid Hotels is asked whether guests may be without wireless on a night in March. */
const plan: readonly Step[] = [
  made('deterioration-plan', {
    at: '2025-02-24T11:00:00+08:00',
    by: 'carmen',
    id: 'DPL-0001',
    body: {
      agreement: 'SLA-OR-WIFI',
      commitment: 'availability',
      period: '2025-03',
      party: 'orchid',
      what: {
        en: 'The controllers of the garden hotel are replaced: guests are without wireless for up to 25 minutes.',
        'zh-Hant': '花園酒店更換無線控制器：住客最多 25 分鐘未能使用無線網絡。',
      },
      window: { start: '2025-03-11T03:00:00+08:00', end: '2025-03-11T04:00:00+08:00' },
      alternative: { start: '2025-03-12T03:00:00+08:00', end: '2025-03-12T04:00:00+08:00' },
      workaround: {
        en: 'The wired network of the conference floor stays up.',
        'zh-Hant': '會議樓層的有線網絡維持運作。',
      },
      communications: {
        en: 'A card in each room on the evening before.',
        'zh-Hant': '前一晚於各客房放置通知卡。',
      },
    },
  }),
  acted(['deterioration-plan', 'DPL-0001'], 'propose', { at: '2025-02-24T11:20:00+08:00', by: 'carmen' }),
];

const letters: readonly Step[] = [
  did('2025-02-24T11:21:00+08:00', (stage) =>
    write(stage, {
      to: 'nora-lui',
      subject: 'A plan for 11 March waits for your answer',
      text: 'Dear Nora Lui,\n\nwe would like to replace the controllers of the garden hotel. Please answer in the portal.',
      about: 'deterioration-plan/DPL-0001',
      template: 'TPL-works',
    }),
  ),
  did('2025-02-25T10:00:00+08:00', (stage) =>
    write(stage, {
      to: 'alan-yuen',
      subject: 'Please acknowledge: SLA-PH-WIFI',
      text: 'Dear Alan Yuen,\n\nyour copy of SLA-PH-WIFI waits to be acknowledged since 21 February.',
      about: 'copy/CPY-PH-WIFI-2',
      template: 'TPL-copy',
      fault: '550 5.2.2 The mailbox is full',
    }),
  ),
];

/** Reported by the customer on the morning of the demo, taken on by the duty analyst before the first step of the ladder. */
const problem: readonly Step[] = [
  did('2025-02-26T08:12:00+08:00', async ({ context, organisation }) =>
    need(
      await reportOwnProblem(context, {
        organisation,
        actor: actorOf('jack'),
        id: 'PRB-LR-0001',
        agreement: 'SLA-LR-DIA',
        subject: 'Pages of the exchange open slowly',
        text: 'Since about 08:00 the pages of the exchange take several seconds at the head office. Trading works.',
      }),
    ),
  ),
  did('2025-02-26T08:19:00+08:00', async ({ context, organisation }) =>
    need(await acknowledgeProblem(context, { organisation, actor: actorOf('ben'), id: 'PRB-LR-0001' })),
  ),
];

const notClosed: readonly Step[] = [
  made('close-note', {
    at: '2025-02-04T16:00:00+08:00',
    by: 'carmen',
    id: 'CLN-0001',
    body: {
      agreement: 'SLA-KC-DIA',
      period: '2025-01',
      why: {
        en: 'EXC-0061 waits for the meter record of the warehouse; nobody decided yet.',
        'zh-Hant': 'EXC-0061 尚待貨倉的電錶紀錄，未有決定。',
      },
      until: '2025-02-28',
    },
  }),
  made('close-note', {
    at: '2025-02-04T16:05:00+08:00',
    by: 'carmen',
    id: 'CLN-0002',
    body: {
      agreement: 'SLA-OR-COLO',
      period: '2025-01',
      why: {
        en: 'The data centre corrects its reading of power for January and sends it with the invoice.',
        'zh-Hant': '數據中心正更正一月的電力讀數，將隨發票送交。',
      },
      until: '2025-03-03',
    },
  }),
];

export const toldAndHeard: readonly Step[] = [...warnings, ...plan, ...letters, ...problem, ...notClosed];
