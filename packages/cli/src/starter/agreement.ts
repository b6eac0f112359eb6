/** The agreement that `troth init` writes: small, commented, well-defined. */
export const agreementText = `# An agreement is a program that both sides sign. "troth lint" proves that it is well-defined.
apiVersion: troth/v1
kind: Agreement
type: sla # sla, ola, underpinning-contract or expectation
id: SLA-EXAMPLE
revision: 1
title: { en: Internet access for the head office, zh-Hant: 總公司互聯網接駁 }
effective: { from: 2024-10-01 } # local date in the zone below
zone: Asia/Hong_Kong
currency: HKD

parties:
  provider:
    name: { en: Example Networks Ltd, zh-Hant: 示例網絡有限公司 }
  customer:
    name: { en: Example Trading Co, zh-Hant: 示例貿易公司 }
  customerRepresentative: { name: Carol Chan, role: Operations manager }
  serviceLevelManager: { name: Sam Lee, email: slm@example.net }
  signatories:
    - { name: Sam Lee, party: provider, capacity: Service level manager, order: 1, authority: unlimited }
    - { name: Carol Chan, party: customer, capacity: Operations manager, order: 2, authority: unlimited }
purpose: { level: customer, basis: customer-based }
term: { start: 2024-10-01, end: 2026-10-01, renewal: { kind: notice, months: 12, notice: 90 calendar days } }

services:
  - id: internet
    title: { en: Internet access, zh-Hant: 互聯網接駁 }
    offering: internet-access
    included: [{ en: Access line and router, zh-Hant: 接駁線路及路由器 }]
    excluded: [{ en: Cabling inside the office, zh-Hant: 辦公室內佈線 }]

calendars:
  always: { always: true, holidays: none } # 24 hours, every day
  office:
    weekly: { mon-fri: [09:00-18:00] }
    holidays: hk-general # named list, with its source

commitments:
  - id: availability
    title: { en: Availability, zh-Hant: 可用性 }
    clause: "6.1"
    metric:
      kind: availability
      denominator: agreed # downtime is measured against agreed service time
    target: ">= 99.95 %" # in a 30-day month: at most 21.6 minutes
    period: month
    hours: always
    unknown: separate # time nobody observed: shown beside the value, never hidden
    rounding: none
    sources: [probe]
    credits:
      - id: availability-credit
        clause: "13.1"
        kind: steps
        on: value
        steps: # every missed value lies in exactly one row
          - { when: "[99.9 %, 99.95 %)", pay: { percent: 5 %, of: monthly-fee } }
          - { when: "[99 %, 99.9 %)", pay: { percent: 10 %, of: monthly-fee } }
          - { when: "< 99 %", pay: { percent: 25 %, of: monthly-fee } }

  - id: response
    title: { en: Response to incidents, zh-Hant: 事故回應 }
    clause: "6.2"
    metric:
      kind: case-clock
      clock: response
      population: { types: [incident] }
      limits: { P1: 15 min, P2: 1 h }
      hours: { P1: always, P2: office }
      onPriorityChange: carry # time already used stays used
      belongsTo: opened # a case belongs to the month in which it was opened
      counts: share # share of incidents answered in time
      pauses: { reasons: [waiting-for-customer] }
    target: ">= 95 %"
    period: month
    hours: always
    unknown: separate
    rounding: none
    minimumVolume: 1
    sources: [desk]

priorities:
  levels:
    - { id: P1, meaning: { en: No access at all, zh-Hant: 完全中斷 } }
    - { id: P2, meaning: { en: Slow or unstable, zh-Hant: 緩慢或不穩 } }
  decidedBy: Service desk
  pauseReasons: [waiting-for-customer]
workload: unlimited

exclusions:
  - id: customer-power
    kind: customer-caused
    clause: "9.1"
    description: { en: Power failure at the customer, zh-Hant: 客戶電力故障 }
    detection: { en: The router reports loss of power, zh-Hant: 路由器回報斷電 }
    proof: { en: Power log of the router, zh-Hant: 路由器電力紀錄 }
    cap: { uncapped: { en: The provider cannot influence it, zh-Hant: 供應商無從控制 } }
    decider: Service level manager
    decideWithin: 5 business days
maintenance:
  - id: planned-works
    clause: "10.1"
    windows: [{ days: [sun], from: "02:00", to: "06:00" }]
    notice: 5 business days
    noticeHours: office
    cap: { length: 2 h, per: month }

measurement:
  sources:
    - { id: probe, kind: probe, method: { en: Ping every 60 s, zh-Hant: 每 60 秒測試一次 }, coverage: continuous }
    - { id: desk, kind: ticket-system }
  onConflict: union
  correctionWindow: 10 business days
  retentionMonths: 36
reporting:
  format: [html]
  dueBy: { businessDay: 5 }
  recipients: [Carol Chan]
  languages: [en, zh-Hant]

fees:
  lines:
    - { id: access, title: { en: Access, zh-Hant: 接駁 }, amount: 12000.00, per: month }
  bases:
    monthly-fee: { lines: [access], window: period, prorate: by-days }
credits:
  caps:
    - { limit: { percent: 25 %, of: monthly-fee }, per: month, scope: agreement }
  claim: automatic
  payment: next-invoice
  soleRemedy: false
consequences:
  termination:
    - id: chronic
      clause: "14.1"
      commitments: [availability]
      when: [{ kind: missed-of, misses: 3, periods: 6 }]
      notice: 30 calendar days
      exerciseWithin: 90 calendar days

# The rest is what a signature needs; troth lint asks for it.
problemReports:
  channels: [telephone, portal]
  acknowledgement: 15 min
  ladder:
    - { level: 1, role: Duty engineer, after: 15 min }
    - { level: 2, role: Service level manager, after: 1 h }
duties:
  - { id: access, text: { en: Let engineers in, zh-Hant: 容許工程人員進入 }, accountable: customer, suspendsTargets: true }
  - { id: watch, text: { en: Watch the line day and night, zh-Hant: 日夜監察線路 }, accountable: provider }
reviews: { every: quarter, format: meeting, minutesWithin: 5 business days, annualReviewMonth: 9 }
amendment:
  rule: { en: "In writing, signed by both parties.", zh-Hant: 以書面作出，由雙方簽署。 }
  midPeriod: split
warranties:
  warranties: [{ en: The service is performed with reasonable care and skill., zh-Hant: 以合理謹慎及技能提供服務。 }]
  remedyOrder: [re-performance, credit, termination]
  legitimateInterest: { en: Credits fit the price to the service received., zh-Hant: 補償使價格與所得服務相稱。 }
confidentiality: { ipOwner: each-own, years: 3, personalData: none }
legal:
  governingLaw: { en: Laws of Hong Kong, zh-Hant: 香港法律 }
restrictions:
  suspend:
    - id: unpaid
      when: { en: An undisputed invoice is not paid, zh-Hant: 無爭議的發票未付 }
      detection: { en: Second reminder has passed, zh-Hant: 第二次催繳期已過 }
      notice: 10 business days
  invalid:
    - id: moved
      when: { en: The office is given up, zh-Hant: 辦公室已棄用 }
      detection: { en: Notice by the customer, zh-Hant: 客戶通知 }
      notice: 30 calendar days
exit:
  plan: { en: Hand-over with line records and a final account of credits., zh-Hant: 移交線路紀錄並結算補償。 }
  dataHeld: false
distribution:
  copies:
    - { person: Sam Lee, role: signatory, form: full }
    - { person: Carol Chan, role: signatory, form: full }
`;
