/** One promise of one service, in force since long ago: for tests that push evidence of today. */
export const smallAgreement = (id: string): string => `apiVersion: troth/v1
kind: Agreement
type: sla
id: ${id}
revision: 1
title: { en: Access line, zh-Hant: 接駁線路 }
effective: { from: 2020-01-01 }
zone: Asia/Hong_Kong
currency: HKD
parties:
  provider: { name: { en: Example Networks Ltd, zh-Hant: 示例網絡有限公司 } }
  customer: { name: { en: Example Trading Co, zh-Hant: 示例貿易公司 } }
services:
  - id: line
    title: { en: Access line, zh-Hant: 接駁線路 }
calendars:
  always: { always: true, holidays: none }
commitments:
  - id: availability
    title: { en: Availability, zh-Hant: 可用率 }
    clause: '6.1'
    metric: { kind: availability, denominator: agreed }
    target: '>= 99.95 %'
    period: month
    hours: always
    unknown: separate
    rounding: none
    sources: [probe]
`;
