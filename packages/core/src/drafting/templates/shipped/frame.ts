/**
 * The clause frame that all shipped service level agreements share: K01 to K25 with neutral terms to be negotiated. A template adds its
 * scope, promises, priorities, workload, fees and whatever it says otherwise.
 */
import type { Json } from '../../../ledger/entry.ts';
import { approved } from '../../wording/library.ts';
import {
  distribution,
  exit,
  legal,
  problemReports,
  reporting,
  restrictions,
  secrets,
  usualExclusions,
  warranties,
  works,
} from './clause-terms.ts';
import type { Group } from '../places.ts';
import { both, numbered, open } from './notation.ts';

/** Further prose of a clause, from the approved wording. */
export const prose = (...ids: readonly string[]): readonly Json[] =>
  ids.map((id) => ({ key: id.slice(0, 3), text: approved(id) }));

/** Round the clock, and the hours in which business days are counted. */
export const calendars = {
  always: { always: true, holidays: 'none', description: both('At all times.', '全年全日。') },
  office: {
    weekly: { 'mon-fri': ['09:00-18:00'] },
    holidays: open('holidays'),
    description: both('Office hours.', '辦公時間。'),
  },
} as const satisfies Group;

export const extended: Group = {
  weekly: { 'mon-sat': ['08:00-20:00'] },
  holidays: open('holidays'),
  description: both('Weekdays and Saturdays, daytime and evening.', '星期一至六，日間至傍晚。'),
};

/** Who, when and in which hours: the same in every type of agreement. */
export const head: Group = {
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  id: open('agreementId'),
  language: 'en',
  effective: { from: open('start') },
  zone: open('zone'),
  parties: {
    provider: open('provider'),
    customer: open('customer'),
    customerRepresentative: open('customerRepresentative'),
    serviceLevelManager: open('serviceLevelManager'),
    signatories: open('signatories'),
  },
  term: {
    start: open('start'),
    end: open('end'),
    renewal: { kind: 'notice', months: 12, notice: '90 calendar days' },
    milestones: [
      {
        title: both('Service handed over and measured', '服務移交並開始量度'),
        due: open('start'),
        owner: '{serviceLevelManager}',
      },
    ],
  },
  calendars,
  reviews: {
    every: 'quarter',
    format: 'meeting',
    agenda: [
      both('Results against targets', '成績與目標'),
      both('Open actions', '未完成行動'),
      both('Works and changes to come', '預定工程及變更'),
      both('Volumes and wishes of users', '工作量及用戶意見'),
    ],
    minutesWithin: '5 business days',
    annualReviewMonth: open('reviewMonth'),
  },
};

/** Further prose of every service level agreement. */
export const usualProse = prose(
  'K01-authority',
  'K03-onboarding',
  'K05-holidays',
  'K08-above',
  'K09-proof',
  'K09-weather',
  'K10-works',
  'K11-records',
  'K12-report',
  'K13-once',
  'K15-reports',
  'K16-neglect',
  'K17-review',
  'K19-again',
  'K20-secrets',
  'K21-safety',
  'K23-events',
  'K25-copies',
);

/** Everything that a service level agreement has in common; templates replace what they say otherwise. */
export const slaFrame: Group = {
  ...head,
  type: 'sla',
  currency: open('currency'),
  purpose: { level: 'customer', basis: 'customer-based', text: approved('K02-purpose') },
  exclusions: numbered(9, usualExclusions),
  maintenance: works('2 h'),
  reporting,
  problemReports,
  amendment: {
    rule: approved('K18-rule'),
    midPeriod: 'split',
    major: [both('a change of a target, a price or the scope', '目標、價格或服務範圍的更改')],
  },
  warranties,
  confidentiality: secrets(3, 'none'),
  legal: legal([]),
  restrictions: restrictions(),
  exit: exit(),
  distribution,
  clauses: usualProse,
};

export const threeTiers = [
  {
    id: 'bronze',
    names: both('Bronze', '銅級'),
    summary: both('What is usual, at the lowest price.', '一般水平，價格最低。'),
  },
  {
    id: 'silver',
    names: both('Silver', '銀級'),
    summary: both('For services that the business needs every day.', '適合日常業務所需的服務。'),
  },
  {
    id: 'gold',
    names: both('Gold', '金級'),
    summary: both('For services whose loss is felt at once.', '適合一旦中斷即時受影響的服務。'),
  },
];
