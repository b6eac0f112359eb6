/** What of a credit comes back from the supplier that caused it, and under which code the rest is lost. */
import { z } from 'zod';
import { apportion } from '../../outlook/recovery/apportion.ts';
import { attribute } from '../../outlook/recovery/attribute.ts';
import { claimStanding } from '../../outlook/recovery/claim-window.ts';
import { exposureOf } from '../../outlook/recovery/exposure.ts';
import { recover } from '../../outlook/recovery/recover.ts';
import type { SupplierTerms } from '../../outlook/recovery/recover.ts';
import { waterfallOf } from '../../outlook/recovery/waterfall.ts';
import { isValid } from '../../values/local.ts';
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { stretchText } from './moments.ts';
import { notNegative } from './numbers.ts';
import { currency, money } from './tiers.ts';

const day = z.string().refine(isValid, 'not a date such as 2024-11-14');

/** Ten years, and no date beyond the last that can be written. */
const claim = z
  .object({ from: day, days: z.int().min(0).max(3660), claimedOn: day.optional(), today: day })
  .refine(({ from }) => from < '9900', 'lies too far ahead');

const terms = z.object({
  fee: money.optional(),
  pct: notNegative.optional(),
  credit: money.optional(),
  annualCap: money.optional(),
  usedThisYear: money.optional(),
  thresholdMin: notNegative.optional(),
  stillMet: z.boolean().optional(),
  forceMajeure: z.boolean().optional(),
});

const expectation = z.object({ owedExpected: money, recoverableExpected: money });

const split = z.object({
  owed: money,
  overlap: z.enum(['first', 'equal']),
  causes: z.array(z.object({ cause: z.string(), outages: z.array(stretchText) })),
});

const event = z
  .object({
    owed: z.union([money, z.record(z.string(), money)]).optional(),
    outageMin: notNegative.default(Ratio.one),
    coveredMin: notNegative.optional(),
    ucThresholdMin: notNegative.optional(),
    uc: terms.nullable().default({}),
    claim: claim.optional(),
    /** What belongs to the other questions: a mistake in it is not to be passed over. */
    causes: z.never().optional(),
    owedExpected: z.never().optional(),
  })
  .refine(({ outageMin, coveredMin }) => coveredMin?.atMost(outageMin) !== false, {
    message: 'is longer than outageMin',
    path: ['coveredMin'],
  });

export const recovery = caseKind({
  name: 'recovery',
  says: 'what is recoverable of a credit, and what is lost under which code',
  inputs: z.union([expectation, split, event]),
  answer(input): Answer {
    if ('recoverableExpected' in input) return ofExpectation(input);
    return 'overlap' in input ? ofCauses(input) : ofEvent(input);
  },
});

function ofExpectation({ owedExpected, recoverableExpected }: z.output<typeof expectation>): Answer {
  const { month, year } = exposureOf({ owed: owedExpected, recoverable: recoverableExpected });
  return { netExpected: month.toString(), annual: year.toString() };
}

function ofCauses({ owed, overlap, causes }: z.output<typeof split>): Answer {
  const borne = attribute(
    causes.map(({ cause, outages }) => ({ cause, intervals: outages })),
    overlap,
  );
  const parts = apportion(
    owed,
    borne.map(({ time }) => time),
  );
  return {
    minutes: Object.fromEntries(borne.map(({ cause, time }) => [cause, time.dividedBy(Ratio.of(60_000))])),
    owed: Object.fromEntries(borne.map(({ cause }, at) => [cause, parts[at]?.toString()])),
  };
}

function ofEvent(input: z.output<typeof event>): Answer {
  const standing = input.claim === undefined ? undefined : claimStanding(input.claim);
  const found = input.uc === null ? undefined : termsOf(input, standing?.state === 'forfeited');
  const owed = owedIn(input, found);
  const falls = recover({ owed, currency, outage: input.outageMin, covered: input.coveredMin, terms: found });
  const whole = waterfallOf(falls, currency);
  const lost = Object.fromEntries(whole.lost.map(({ code, amount }) => [code, amount.toString()]));
  return {
    owed: whole.owed.toString(),
    recoverable: whole.recoverable.toString(),
    uncovered: whole.uncovered.toString(),
    coverage: whole.coverage,
    reason: whole.lost[0]?.code,
    lost,
    lostToCap: lost['UC_CAP'] ?? '0',
    byCustomer: Object.fromEntries(falls.map(({ customer, recoverable }) => [customer, recoverable.toString()])),
    deadline: standing?.deadline,
    claim: standing?.state,
  };
}

/** A contract that states no credit gives whatever is owed. */
function termsOf({ uc, ucThresholdMin, owed }: z.output<typeof event>, claimLate: boolean): SupplierTerms {
  const { fee, pct, credit, annualCap: limit, usedThisYear, thresholdMin, stillMet, forceMajeure } = uc ?? {};
  const rated = fee === undefined || pct === undefined ? undefined : fee.times(pct).settle();
  const cap = limit === undefined ? undefined : { limit, used: usedThisYear ?? Money.zero(currency) };
  return {
    credit: credit ?? rated ?? sumOf(owed),
    cap,
    threshold: thresholdMin ?? ucThresholdMin,
    stillMet,
    forceMajeure,
    claimLate,
  };
}

function owedIn({ owed }: z.output<typeof event>, found: SupplierTerms | undefined) {
  if (owed === undefined || owed instanceof Money)
    return [{ customer: 'customer', amount: owed ?? found?.credit ?? Money.zero(currency) }];
  return Object.entries(owed).map(([customer, amount]) => ({ customer, amount }));
}

function sumOf(owed: z.output<typeof event>['owed']): Money<string> {
  if (owed === undefined) return Money.zero(currency);
  return owed instanceof Money ? owed : Money.sum(Object.values(owed), currency);
}
