/** A text over closed months: the one in force says what was issued, a draft what it would have owed. */
import type { Outcome } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { shelfOf } from '../agreements/shelf.ts';
import { replayDraft } from '../negotiation/replay-draft.ts';
import { issuedStatement } from '../periods/issued.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, negotiated, tableForTests } from '../testing/negotiated-draft.ts';
import { tell } from '../testing/small-company.ts';
import { attainedOf } from './attained.ts';
import { backTestAgreement, backTestDraft } from './back-test.ts';

const agreement = 'SLA-LR-METRO';
let house: House;
let draft: string;
beforeAll(async () => {
  house = await tableForTests();
  draft = await negotiated(house, 'DRF-B1');
}, 60_000);

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
const asked = { organisation, actor: ada };
const amount = (sum: string) => ({ currency: 'HKD', amount: sum });

describe('the text in force over its own months', () => {
  it('owes and attains what was issued', async () => {
    const { test, ...head } = taken(await backTestAgreement(house.context, { ...asked, agreement }));
    expect(head).toMatchObject({ agreement, history: agreement, comparable: false, name: 'in-force', revision: 2 });
    expect(test.periods.map(({ period }) => period)).toEqual(['2024-10', '2024-11']);
    for (const { period, rows, credit } of test.periods) {
      const { statement } = taken(await issuedStatement(house.context, { organisation, agreement, period }));
      expect(credit).toBe(statement.credit?.total);
      for (const row of statement.rows) {
        const own = rows.find(({ commitment }) => commitment === row.commitment);
        expect(own?.verdict).toBe(row.verdict);
        expect(own?.value).toEqual(row.segments.at(-1)?.rounded ?? row.segments.at(-1)?.value);
      }
    }
    expect(test.credit).toBe('15000.00');
  });

  it('says which clauses and readings decided when it is asked', async () => {
    const sections = ['ablation', 'honesty', 'stress'] as const;
    const { test } = taken(await backTestAgreement(house.context, { ...asked, agreement, with: sections }));
    expect(test.honesty?.map(({ reading }) => reading)).toHaveLength(4);
    expect(test.stress?.map(({ scenario }) => scenario)).toContain('on-weekdays');
    expect(test.ablation?.every(({ rows, difference }) => rows.length > 0 || difference !== '0.00')).toBe(true);
    const again = taken(await backTestAgreement(house.context, { ...asked, agreement, with: sections }));
    expect(again.test).toBe(test);
  });

  it('names who answers for what made it miss, where records say so', async () => {
    const first = taken(await backTestAgreement(house.context, { ...asked, agreement, with: ['stress'] })).test;
    expect(first.drivers[0]?.bySupplier.map(({ key }) => key)).toEqual(['']);
    const event = first.stress?.find(({ scenario }) => scenario === 'without-worst')?.event?.id ?? '';
    const claim = { supplier: 'victoria', agreement: 'UC-V', period: '2024-11', event, amount: amount('1000.00') };
    await tell(house, [['claim', 'CLM-B1', claim]]);
    const { test } = taken(await backTestAgreement(house.context, { ...asked, agreement }));
    expect(test.drivers[0]?.bySupplier.map(({ key }) => key)).toContain('victoria');
  });

  it('gives lint the values of each promise', async () => {
    const found = await house.context.store.read(organisation, async (reader) => {
      const shelved = (await shelfOf(house.context.store, reader)).agreements.get(agreement);
      const revision = shelved?.agreement.revisions.at(-1);
      if (revision === undefined) throw new Error('no revision');
      return attainedOf(house.context, reader, { agreement, revision });
    });
    const availability = taken(found).find(({ commitment }) => commitment === 'availability');
    expect(availability?.periods).toEqual(['2024-10', '2024-11']);
    expect(availability?.values.map(({ dimension }) => dimension)).toEqual(['ratio', 'ratio']);
  });
});

describe('a draft over the same months', () => {
  it('owes what its replay says, beside the text in force', async () => {
    const made = taken(await backTestDraft(house.context, { ...asked, draft }));
    const replayed = taken(await replayDraft(house.context, { ...asked, draft }));
    expect(made.test.credit).toBe(replayed.after);
    expect(made.inForce?.test.credit).toBe(replayed.before);
    const held = (of: typeof made.test) => of.promises.find(({ commitment }) => commitment === 'availability')?.held;
    expect([held(made.test), held(made.inForce?.test ?? made.test)]).toEqual([
      { met: 2, of: 2, unmeasured: 0 },
      { met: 1, of: 2, unmeasured: 0 },
    ]);
  });

  it('needs months, of its own or of one that is named', async () => {
    expect(codes(await backTestDraft(house.context, { ...asked, draft, comparable: 'SLA-NONE' }))).toEqual([
      'NOT-FOUND',
    ]);
    expect(codes(await backTestAgreement(house.context, { ...asked, agreement: 'SLA-NONE' }))).toEqual(['NOT-FOUND']);
    const other = taken(await backTestDraft(house.context, { ...asked, draft, comparable: agreement, periods: 1 }));
    expect(other.test.periods.map(({ period }) => period)).toEqual(['2024-11']);
  });
});
