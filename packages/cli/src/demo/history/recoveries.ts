/**
 * The same minutes as contracts behind see them, and what was claimed for them: works of the data centre that overran, a tail that
 * failed and still kept its promise. Owns: these rows and claims. The cut of 14 November stands with the outages (outages.ts).
 */
import { parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { need } from '../../endings.ts';
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';

type Told = Readonly<Record<string, unknown>> & { readonly id: string };

const row = (told: Told): EvidenceRow => need(parseRow(told, told.id));

const down = (...[id, agreement, start, end, cause]: [string, string, string, string, string]): EvidenceRow =>
  row({ form: 'state', id, agreement, source: 'probe', state: 'down', start, end, cause, recordedAt: end });

export const supplierSides: readonly EvidenceRow[] = [
  down(
    'OUT-0131-SKY',
    'UC-SKY-XC',
    '2024-05-12T03:20:00+08:00',
    '2024-05-12T05:10:00+08:00',
    'works overran their window',
  ),
  row({
    form: 'works',
    id: 'CHG-2024-0512-SKY',
    agreement: 'UC-SKY-XC',
    source: 'change-calendar',
    start: '2024-05-12T01:00:00+08:00',
    end: '2024-05-12T04:00:00+08:00',
    noticedAt: '2024-04-29T16:00:00+08:00',
    recordedAt: '2024-04-29T16:00:00+08:00',
  }),
  down(
    'OUT-0164-SKY',
    'UC-SKY-XC',
    '2024-08-22T00:00:00+08:00',
    '2024-08-22T00:50:00+08:00',
    'works announced too late',
  ),
  down('OUT-0115-PDT', 'UC-PDT', '2024-03-12T02:00:00+08:00', '2024-03-12T02:50:00+08:00', 'mainland tail'),
  down('OUT-0135-PDT', 'UC-PDT', '2024-05-21T14:00:00+08:00', '2024-05-21T15:10:00+08:00', 'mainland tail'),
  down('OUT-0156-PDT', 'UC-PDT', '2024-08-07T09:10:00+08:00', '2024-08-07T10:15:00+08:00', 'mainland tail'),
];

const money = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'HKD' });

interface Claimed {
  readonly id: string;
  readonly period: string;
  readonly event: string;
  readonly at: string;
  readonly acceptedAt: string;
  readonly receivedAt?: string;
}

/** A tenth of the rental of a month each; the second is accepted and not paid yet. */
const skyline: readonly Claimed[] = [
  {
    id: 'CLM-SKY-2024-05',
    period: '2024-05',
    event: 'Works of 12 May 2024 that overran by 70 min',
    at: '2024-06-06T11:00:00+08:00',
    acceptedAt: '2024-06-19T10:00:00+08:00',
    receivedAt: '2024-07-24T12:00:00+08:00',
  },
  {
    id: 'CLM-SKY-2024-08',
    period: '2024-08',
    event: 'Works of 22 August 2024, announced 36 hours before',
    at: '2024-09-05T11:00:00+08:00',
    acceptedAt: '2025-02-17T10:00:00+08:00',
  },
];

export const recoveries: readonly Step[] = skyline.flatMap((one): readonly Step[] => {
  const { id, period, event, at, acceptedAt, receivedAt } = one;
  const on = ['claim', id] as const;
  return [
    made('claim', {
      at,
      by: 'carmen',
      id,
      body: {
        supplier: 'skyline-dc',
        agreement: 'UC-SKY-XC',
        forAgreement: 'SLA-OR-XC',
        period,
        event,
        amount: money('1600.00'),
        recoverable: money('1600.00'),
      },
    }),
    acted(on, 'claim', { at: at.replace('T11:00', 'T11:30'), by: 'carmen' }),
    acted(on, 'accept', { at: acceptedAt, by: 'kelvin-mok' }),
    ...(receivedAt === undefined ? [] : [acted(on, 'receive', { at: receivedAt, by: 'henry' })]),
  ];
});
