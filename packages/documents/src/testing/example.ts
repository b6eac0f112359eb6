/** One agreement and one month of evidence that show every part of a page; the words try to become markup. */
import { evaluate, Instant, parseRow, readAgreements, statementHash } from '@troth/core';
import type { Agreement, EvidenceRow, Revision } from '@troth/core';
import type { SheetParts } from '../statement/sheet.ts';

export const exampleAgreementText = `apiVersion: troth/v1
kind: Agreement
type: sla
id: SLA-GOLDEN
revision: 1
title: { en: "Access for <b>Ann & Sons</b>", zh-Hant: 安氏父子互聯網接駁 }
effective: { from: 2024-10-01 }
zone: Asia/Hong_Kong
currency: HKD
parties:
  provider: { name: { en: Example Networks, zh-Hant: 示例網絡 } }
  customer: { name: { en: "Ann & Sons <script>alert(1)</script>", zh-Hant: 安氏父子 } }
  serviceLevelManager: { name: Sam Lee, email: slm@example.net }
  signatories:
    - { name: Ann An, party: customer, capacity: Owner, order: 2, authority: { upTo: 1500000.00 } }
    - { name: Sam Lee, party: provider, capacity: Manager, order: 1, authority: unlimited }
purpose: { level: customer, basis: customer-based }
term: { start: 2024-10-01, end: 2026-10-01, renewal: { kind: notice, months: 12, notice: 90 calendar days } }
services:
  - id: internet
    title: { en: Internet access, zh-Hant: 互聯網接駁 }
    included: [{ en: "Line | router", zh-Hant: 線路及路由器 }]
    excluded: []
    sites: [{ id: hq, name: { en: Head office, zh-Hant: 總公司 } }]
calendars:
  always: { always: true, holidays: none }
  office: { weekly: { mon-fri: [09:00-18:00] }, holidays: hk-general, special: [{ date: 2024-12-24, hours: [09:00-13:00] }] }
commitments:
  - id: availability
    title: { en: Availability, zh-Hant: 可用性 }
    clause: "6.1"
    metric: { kind: availability, denominator: agreed }
    target: ">= 99.95 %"
    hours: always
    unknown: separate
    rounding: none
    credits:
      - id: availability-credit
        clause: "13.1"
        kind: steps
        on: value
        steps:
          - { when: "[99.9 %, 99.95 %)", pay: { percent: 5 %, of: monthly-fee } }
          - { when: "[99 %, 99.9 %)", pay: { percent: 10 %, of: monthly-fee } }
          - { when: "< 99 %", pay: { percent: 25 %, of: monthly-fee } }
  - id: response
    title: { en: Response, zh-Hant: 回應 }
    clause: "6.2"
    metric: { kind: case-clock, clock: response, limits: { P1: 15 min, P2: 1 h }, hours: { P1: always, P2: office }, counts: share }
    target: ">= 95 %"
    hours: always
    unknown: separate
    rounding: none
priorities:
  levels: [{ id: P1, meaning: { en: No access, zh-Hant: 完全中斷 } }, { id: P2, meaning: { en: Slow, zh-Hant: 緩慢 } }]
  pauseReasons: [waiting-for-customer]
workload: unlimited
exclusions:
  - { id: power, kind: customer-caused, clause: "9.1", description: { en: Power failure, zh-Hant: 電力故障 }, cap: { length: 2 h, per: month }, decider: Service level manager }
maintenance:
  - { id: works, clause: "10.1", windows: [{ days: [sun], from: "02:00", to: "06:00" }], notice: 5 business days, noticeHours: office, cap: { length: 2 h, per: month } }
problemReports:
  channels: [telephone, portal]
  ladder: [{ level: 1, role: Desk, after: 15 min }, { level: 2, role: Manager, after: 1 h }]
fees:
  lines: [{ id: access, title: { en: Access fee, zh-Hant: 接駁費 }, amount: 12000.00, per: month }]
  bases: { monthly-fee: { lines: [access], window: period, prorate: by-days } }
credits:
  caps: [{ limit: { percent: 25 %, of: monthly-fee }, per: month, scope: agreement }]
  claim: automatic
  payment: next-invoice
  soleRemedy: false
consequences:
  termination:
    - { id: chronic, clause: "14.1", when: [{ kind: missed-of, misses: 3, periods: 6 }], notice: 30 calendar days }
clauses:
  - { key: K04, text: { en: "The target is {availability.target}.\\n1. <i>not</i> a list", zh-Hant: "目標為{availability.target}。" } }
`;

const head = { agreement: 'SLA-GOLDEN', source: 'probe' };
const written: readonly object[] = [
  { form: 'state', id: 'OUT-1', ...span('2024-11-14T08:55', '2024-11-14T09:50'), state: 'down' },
  { form: 'state', id: 'OUT-2', ...span('2024-11-17T01:50', '2024-11-17T02:40'), state: 'down' },
  {
    form: 'works',
    id: 'CHG-7',
    ...span('2024-11-17T02:00', '2024-11-17T03:00'),
    noticedAt: '2024-11-05T10:00:00+08:00',
  },
  { form: 'state', id: 'GAP-1', ...span('2024-11-21T06:00', '2024-11-21T12:00'), state: 'unknown' },
  {
    form: 'exclusion',
    id: 'EXC-1',
    kind: 'customer-caused',
    ...span('2024-11-14T08:55', '2024-11-14T09:50'),
    decision: 'refused',
    decidedBy: 'Sam <Lee>',
    decidedAt: '2024-11-22T10:00:00+08:00',
    basis: 'no log | no proof',
  },
  { form: 'case', id: '1', case: 'INC-1', event: 'opened', at: '2024-11-14T08:58:00+08:00', priority: 'P1' },
  { form: 'case', id: '2', case: 'INC-1', event: 'responded', at: '2024-11-14T09:30:00+08:00' },
  {
    form: 'issued',
    id: 'ISS-1',
    period: '2024-11',
    knownAt: '2024-12-02T09:00:00+08:00',
    recordedAt: '2024-12-02T09:00:00+08:00',
  },
  {
    form: 'state',
    id: 'OUT-3',
    ...span('2024-11-28T23:50', '2024-11-29T00:20'),
    state: 'down',
    recordedAt: '2024-12-04T09:00:00+08:00',
  },
];

function span(start: string, end: string): { start: string; end: string } {
  return { start: `${start}:00+08:00`, end: `${end}:00+08:00` };
}

function exampleAgreement(): Agreement {
  const book = readAgreements([{ file: 'golden.yaml', text: exampleAgreementText }]);
  if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
  const [agreement] = book.value.agreements;
  if (agreement === undefined) throw new Error('the example has an agreement');
  return agreement;
}

export function exampleRevision(): Revision {
  const [revision] = exampleAgreement().revisions;
  if (revision === undefined) throw new Error('the example has a revision');
  return revision;
}

function rows(): EvidenceRow[] {
  return written.map((row, index) => {
    const read = parseRow({ ...head, ...row }, `golden:${index}`);
    if (!read.ok) throw new Error(read.refusals.map(({ message }) => message).join('\n'));
    return read.value;
  });
}

/** November as known on 4 December: restated, missed, with excluded, refused and unknown time. */
export function exampleSheet(): SheetParts {
  const agreement = exampleAgreement();
  const state = (knownAt: string, evidence: readonly EvidenceRow[]) => {
    const found = evaluate({
      agreement,
      evidence: { rows: evidence },
      period: '2024-11',
      knownAt: Instant.parse(knownAt),
    });
    if (!found.ok) throw new Error(found.refusals.map(({ message }) => message).join('\n'));
    return found.value;
  };
  const statement = state('2024-12-04T09:00:00+08:00', rows());
  const before = state(
    '2024-12-02T09:00:00+08:00',
    rows().filter((row) => row.form !== 'issued'),
  );
  return { statement, hash: statementHash(statement), before };
}
