/** Credits that have to be claimed: no note before the claim, one after it, and none when it came too late (S4.14). */
import { beforeEach, expect, it } from 'vitest';
import { closePeriod } from '../periods/close.ts';
import { publishAgreement } from '../agreements/publish.ts';
import { ingest } from '../evidence/ingest.ts';
import { createRecord } from '../practice/write.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { closeFile } from './close-file.ts';
import { draftCreditNote } from './credit-note.ts';

const terms = {
  currency: 'HKD',
  commitments: [
    {
      id: 'availability',
      title: 'Availability',
      clause: '6.1',
      metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
      target: '>= 99.9 %',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
      credits: [
        {
          id: 'credit',
          clause: '13.1',
          kind: 'steps',
          on: 'value',
          steps: [{ when: '< 99.9 %', pay: { percent: '10 %', of: 'monthly-fee' } }],
        },
      ],
    },
  ],
  fees: {
    lines: [{ id: 'service-fee', title: 'Monthly service fee', amount: 1000, per: 'month' }],
    bases: { 'monthly-fee': { lines: ['service-fee'], window: 'period', prorate: 'by-days' } },
  },
  credits: {
    rounding: { mode: 'half-up' },
    claim: { stages: [{ id: 'claim', from: 'period-end', within: '30 calendar days' }], receivedBy: 'end-of-day' },
    payment: 'next-invoice',
    soleRemedy: false,
  },
};

let house: House;
const command = { organisation, actor: anna };
const january = { agreement: 'SLA-CLAIM', period: '2025-01' };

async function tell(row: object): Promise<void> {
  const delivery = { rows: [{ place: 'row 1', row: { ...row } }], samples: [], refused: [] };
  expect(taken(await ingest(house.context, { ...command, source: 'desk', delivery })).refused).toEqual([]);
}

beforeEach(async () => {
  house = await houseForTests();
  taken(await registerSource(house.context, { ...command, id: 'desk', kind: 'rows' }));
  taken(await publishAgreement(house.context, { ...command, texts: [smallAgreement('SLA-CLAIM', terms)] }));
  const body = { agreement: 'SLA-CLAIM', provider: 'us', customer: 'them' };
  taken(await createRecord(house.context, { ...command, kind: 'agreement-roles', id: 'SLA-CLAIM', body }));
  const outage = { start: '2025-01-10T00:00:00Z', end: '2025-01-10T02:00:00Z', state: 'down' };
  await tell({ form: 'state', id: 'OUT-1', agreement: 'SLA-CLAIM', ...outage });
});

const claimOn = async (receivedAt: string): Promise<void> =>
  tell({
    form: 'claim',
    id: 'CLAIM-1',
    agreement: 'SLA-CLAIM',
    stage: 'claim',
    commitment: 'availability',
    about: '2025-01-10T00:00:00Z',
    receivedAt,
  });

async function drafted(at: string): Promise<string> {
  house.setClock(at);
  taken(await closePeriod(house.context, { ...command, ...january }));
  const made = await draftCreditNote(house.context, { ...command, ...january });
  return made.ok ? made.value.body.total.amount : (made.refusals[0]?.message ?? '');
}

it('waits for the claim', async () => {
  expect(await drafted('2025-02-27T00:00:00Z')).toBe(
    'SLA-CLAIM pays 2025-01 on a claim only: the customer has not claimed availability; it may until 2025-03-03T00:00:00.000Z',
  );
});

it('is made when the claim came in time', async () => {
  await claimOn('2025-02-20T09:00:00Z');
  expect(await drafted('2025-02-27T00:00:00Z')).toBe('100.00');
});

it('is refused with the reason when the claim came too late, and the page of the month says so', async () => {
  house.setClock('2025-03-20T00:00:00Z');
  await claimOn('2025-03-04T09:00:00Z');
  const reason =
    'the claim for availability came on 2025-03-04T09:00:00.000Z; it was due before 2025-03-03T00:00:00.000Z';
  expect(await drafted('2025-03-21T00:00:00Z')).toBe(`nothing is due for 2025-01 of SLA-CLAIM: ${reason}`);
  const { protections } = taken(await closeFile(house.context, { ...command, ...january }));
  expect(protections.lateClaims).toEqual([reason]);
});
