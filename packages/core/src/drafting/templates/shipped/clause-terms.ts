/** Terms of single clauses that the shipped templates share: sources, exclusions, works, escalation, law, rights, the end. */
import type { Json } from '../../../ledger/entry.ts';
import { approved } from '../../wording/library.ts';
import type { Group } from '../places.ts';
import { both, open } from './notation.ts';

/** Where measurements come from. */
export const sources: Readonly<Record<'probe' | 'desk' | 'survey' | 'platform' | 'telephony' | 'sensors', Json>> = {
  probe: {
    id: 'probe',
    kind: 'probe',
    method: both(
      'Probes of the Provider; the report names their places and how often they ask.',
      '供應商的探針；報告列明其位置及量度頻率。',
    ),
    granularity: '1 min',
  },
  desk: {
    id: 'desk',
    kind: 'ticket-system',
    method: both('Events of cases as the service desk records them.', '服務台記錄的個案事件。'),
  },
  survey: {
    id: 'survey',
    kind: 'customer',
    method: both('Answers of users after a closed case.', '個案結束後用戶的回應。'),
    coverage: 'explicit',
  },
  platform: {
    id: 'platform',
    kind: 'cloud-api',
    method: both('Figures that the platform itself exports.', '平台自行輸出的數字。'),
    granularity: '5 min',
  },
  telephony: {
    id: 'telephony',
    kind: 'cloud-api',
    method: both('The telephone system, call by call.', '電話系統的逐次通話紀錄。'),
    granularity: '1 min',
  },
  sensors: {
    id: 'sensors',
    kind: 'probe',
    method: both(
      'Sensors of the building, checked against a reference every year.',
      '大廈的感應器，每年與標準器核對。',
    ),
    granularity: '1 min',
  },
};

export function measurement(...named: readonly (keyof typeof sources)[]): Group {
  return {
    sources: named.map((name) => sources[name]),
    onConflict: 'union',
    minimumCompleteness: '98 %',
    clockAuthority: both('the time service of the Provider', '供應商的校時服務'),
    correctionWindow: '5 business days',
    retentionMonths: 60,
  };
}

const slm = both('Service level manager', '服務水平經理');
const dutyManager = both('Duty manager', '當值經理');

/** Causes that are excused in every service: each with proof, cap and who decides by when. */
export const usualExclusions: readonly Json[] = [
  {
    id: 'customer-power',
    kind: 'customer-caused',
    description: both('power, cooling or cabling of the Customer', '客戶的電力、冷卻或佈線'),
    detection: both('Loss of power reported by the equipment before it went silent.', '設備於失聯前回報斷電。'),
    proof: both('The record of the equipment, or a written statement of the site.', '設備紀錄或地點的書面說明。'),
    cap: { uncapped: both('the Provider has no hand in it', '供應商無從控制') },
    decider: slm,
    decideWithin: '5 business days',
  },
  {
    id: 'access',
    kind: 'access-refused',
    description: both('time in which access to the site was refused', '未獲准進入地點的時間'),
    proof: both('The name of whoever refused, with the time.', '拒絕者的姓名及時間。'),
    cap: { uncapped: both('the clock runs again when access is given', '獲准進入後即恢復計時') },
    decider: slm,
    decideWithin: '5 business days',
  },
  {
    id: 'force-majeure',
    kind: 'force-majeure',
    description: both('only the events listed, and only while they last', '只限所列事件及其持續期間'),
    events: {
      $case: 'law',
      of: {
        'hong-kong': ['T8', 'black-rainstorm', 'extreme-conditions', 'earthquake', 'war'],
        england: ['red-weather-warning', 'storm-named', 'state-of-emergency', 'earthquake', 'war'],
      },
    },
    proof: both('The official bulletin with its times.', '官方公布及其時間。'),
    cap: { length: '48 h', per: 'month' },
    decider: slm,
    decideWithin: '5 business days',
  },
];

/** Works in a weekly window at night, announced in time. */
export function works(cap: string): Json {
  return [
    {
      id: 'planned-works',
      clause: '10.1',
      windows: [{ days: ['sun'], from: '02:00', to: '06:00' }],
      notice: '5 business days',
      noticeHours: 'office',
      cap: { length: cap, per: 'month' },
      emergency: 'counts',
    },
  ];
}

/** A report by the fifth business day, evidence on request. */
export const reporting: Group = {
  format: ['pdf', 'portal', 'csv'],
  dueBy: { businessDay: 5 },
  recipients: ['{customerRepresentative}', '{serviceLevelManager}'],
  languages: ['en', 'zh-Hant'],
  rawEvidence: 'on-request',
};

/** How problems are reported, and who is called when. */
export const problemReports: Group = {
  channels: [both('telephone {deskPhone}', '電話 {deskPhone}'), both('the portal', '客戶網站')],
  hours: 'always',
  dataNeeded: [
    both('what fails, where and since when', '故障內容、地點及開始時間'),
    both('how many are affected', '受影響人數'),
  ],
  acknowledgement: '15 min',
  ladder: [
    { level: 1, role: both('Duty analyst', '當值分析員'), after: '15 min' },
    { level: 2, role: dutyManager, after: '1 h' },
    { level: 3, role: slm, after: '2 h' },
    { level: 4, role: both('Head of service management', '服務管理主管'), after: '4 h' },
  ],
};

const levels: Readonly<Record<string, Json>> = {
  matrix: {
    high: { high: 'P1', medium: 'P2', low: 'P3' },
    medium: { high: 'P2', medium: 'P3', low: 'P4' },
    low: { high: 'P3', medium: 'P4', low: 'P4' },
  },
  decidedBy: both('the service desk with whoever reports', '服務台與報告人'),
  regrading: approved('K07-regrading'),
  pauseReasons: ['waiting-for-customer', 'waiting-for-approval', 'agreed-date', 'access-refused'],
};

/** Four priorities, told by what each of them is in this service. */
export function priorities(p1: Json, p2: Json, [p3, p4]: readonly [Json, Json]): Group {
  const named = [
    { id: 'P1', meaning: p1 },
    { id: 'P2', meaning: p2 },
    { id: 'P3', meaning: p3 },
    { id: 'P4', meaning: p4 },
  ];
  return { levels: named, ...levels };
}

const statutes: Group = {
  $case: 'law',
  of: {
    'hong-kong': [
      both('Personal Data (Privacy) Ordinance (Cap. 486)', '《個人資料（私隱）條例》（第 486 章）'),
      both('Control of Exemption Clauses Ordinance (Cap. 71)', '《管制免責條款條例》（第 71 章）'),
      both('Electronic Transactions Ordinance (Cap. 553)', '《電子交易條例》（第 553 章）'),
      both(
        'Contracts (Rights of Third Parties) Ordinance (Cap. 623): no third party may enforce a term',
        '《合約（第三者權利）條例》（第 623 章）：第三者無權強制執行任何條款',
      ),
    ],
    england: [
      both('UK GDPR and Data Protection Act 2018', '英國《一般資料保護規則》及《2018 年資料保護法》'),
      both('Unfair Contract Terms Act 1977', '《1977 年不公平合約條款法》'),
      both('Late Payment of Commercial Debts (Interest) Act 1998', '《1998 年商業債務逾期付款（利息）法》'),
      both(
        'Contracts (Rights of Third Parties) Act 1999: no third party may enforce a term',
        '《1999 年合約（第三者權利）法》：第三者無權強制執行任何條款',
      ),
    ],
  },
};

/** Law, statutes and courts by choice of law; whom to notify is the template's. */
export function legal(regulatorNotice: Json, safetyRules: readonly Json[] = []): Group {
  return {
    governingLaw: { $case: 'law', of: { 'hong-kong': approved('K21-hong-kong'), england: approved('K21-england') } },
    forum: {
      $case: 'law',
      of: { 'hong-kong': approved('K21-hong-kong-courts'), england: approved('K21-english-courts') },
    },
    regulations: statutes,
    regulatorNotice,
    ...(safetyRules.length === 0 ? {} : { safetyRules }),
  };
}

export const warranties: Group = {
  warranties: [approved('K19-care'), approved('K19-right')],
  remedyOrder: ['re-performance', 'credit', 'damages', 'termination'],
  legitimateInterest: approved('K19-interest'),
};

/** Secrets for so many years; an annex where personal data flows. */
export function secrets(years: number, personalData: Json): Group {
  return { ipOwner: 'each-own', licence: approved('K20-licence'), years, personalData };
}

export const annex: Group = { annex: both('A (personal data)', '甲（個人資料）') };

/** Repeated misses of these promises lead to a right to leave. */
export function consequences(...commitments: readonly string[]): Group {
  return {
    termination: [
      {
        id: 'chronic-failure',
        clause: '14.1',
        commitments,
        when: [{ kind: 'missed-of', misses: 3, periods: 6 }],
        gives: 'termination',
        remedy: approved('K14-leave'),
        notice: '30 calendar days',
        exerciseWithin: '90 calendar days',
      },
    ],
    remedialPlan: approved('K14-plan'),
    stepIn: approved('K14-escalation'),
  };
}

/** One monthly fee, and credits of it up to a limit. */
export function money(title: Json, cap: string): Group {
  return {
    fees: {
      lines: [{ id: 'service', title, amount: open('monthlyFee'), per: 'month' }],
      bases: { 'monthly-fee': { title, lines: ['service'], window: 'period', prorate: 'by-days' } },
    },
    credits: {
      caps: [{ limit: { percent: cap, of: 'monthly-fee' }, per: 'month', scope: 'agreement' }],
      rounding: { mode: 'half-up' },
      claim: 'automatic',
      payment: 'next-invoice',
      soleRemedy: false,
    },
  };
}

/** Hand-over at the end; the return of data where data is held. */
export function exit(dataReturn?: string): Group {
  return {
    plan: approved('K24-plan'),
    dataHeld: dataReturn !== undefined,
    ...(dataReturn === undefined ? {} : { dataReturn }),
    assistance: approved('K24-assistance'),
  };
}

const unpaid = {
  id: 'unpaid',
  when: both('An invoice that nobody disputes stays unpaid after a reminder.', '無爭議的發票於催繳後仍未支付。'),
  detection: both('The ledger of the Provider.', '供應商的帳目。'),
  notice: '30 calendar days',
};

/** What suspends promises; what ends the agreement by itself. */
export function restrictions(...suspend: readonly Json[]): Group {
  return {
    suspend: [unpaid, ...suspend],
    invalid: [
      {
        id: 'retired',
        when: both('The service is withdrawn for all its customers.', '服務對所有客戶終止提供。'),
        detection: both('The service catalogue.', '服務目錄。'),
        notice: '180 calendar days',
      },
      {
        id: 'moved',
        when: both(
          'The Customer moves the service to another place without telling.',
          '客戶未有通知而將服務遷往他處。',
        ),
        detection: both('The address at which the equipment answers.', '設備回應的地址。'),
        notice: '10 business days',
      },
    ],
  };
}

/** A copy for each signatory, for the representative, the manager, the desk and whoever looks after suppliers. */
export const distribution: Group = {
  copies: [
    { $each: 'signatories', of: { person: '{name}', role: 'signatory', form: 'full' } },
    { person: '{customerRepresentative}', role: 'customer representative', form: 'full' },
    { person: '{serviceLevelManager}', role: 'service level manager', form: 'full' },
    { person: 'Service desk', role: 'desk', form: 'extract' },
    { person: 'Support groups', role: 'support group', form: 'extract' },
    { person: 'Supplier manager', role: 'supplier manager', form: 'extract' },
  ],
  acknowledgeWithin: '5 business days',
};
