/**
 * Credits that suppliers owe us under their own contracts, month by month, and what became of them. Owns: the list: what their
 * statements give, and what people claimed. Does not own: which customers' money they cover (falls.ts).
 */
import { Instant, Money } from '@troth/core';
import type { Localized } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { payableShort } from '../month-end/short-money.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { claimStanding } from './claim-standing.ts';
import type { ClaimStanding } from './claim-standing.ts';
import type { Sum } from './event-view.ts';
import type { Recovery } from './falls.ts';

export interface SupplierCredit {
  readonly contract: string;
  readonly title: Localized;
  readonly party?: string | undefined;
  readonly period: string;
  readonly due: Sum;
  /** `statement`: the contract's own statement gives it. `entered`: somebody wrote it in the claim. */
  readonly from: 'statement' | 'entered';
  readonly claim: ClaimStanding;
  /** Milliseconds until it is too late to claim. */
  readonly leftMs?: number | undefined;
}

interface CreditsQuestion extends Question {
  readonly recovery: Recovery;
  readonly within: (period: string) => boolean;
}

/** The newest month first. */
export async function ownCredits(
  context: Context,
  { organisation, recovery, within }: CreditsQuestion,
): Promise<readonly SupplierCredit[]> {
  const { register, shelf, now } = recovery;
  const { latest } = await statementRegisterOf(context.store, organisation);
  const given = latest.flatMap((issue): readonly SupplierCredit[] => {
    const { agreement, period, claims, title, type } = issue;
    const due = payableShort(issue);
    if (type !== 'underpinning-contract' || due === undefined || due.isZero() || due.isNegative()) return [];
    const claim = claimStanding(register, { contract: agreement, periods: [period.key], claims, untold: false, now });
    return [lineOf({ contract: agreement, period: period.key, due: due.toJSON(), from: 'statement', claim, title })];
  });
  const told = new Set(given.flatMap(({ claim }) => claim.record ?? []));
  const entered = register
    .all('claim')
    .filter(({ id, body }) => !told.has(id) && body.forAgreement === undefined)
    .map((record) => enteredLine(record));
  const used = [...given, ...entered].filter(({ period }) => within(period));
  return used.sort((one, other) => (`${other.period} ${one.contract}` < `${one.period} ${other.contract}` ? -1 : 1));

  function enteredLine({ body }: PracticeRecord<'claim'>): SupplierCredit {
    const { agreement: contract, period, amount, recoverable } = body;
    const question = { contract, periods: [period], claims: [], untold: false, now };
    const title = shelf.agreements.get(contract)?.agreement.revisions.at(-1)?.terms.title ?? { en: contract };
    const due = Money.of((recoverable ?? amount).amount, (recoverable ?? amount).currency).toJSON();
    return lineOf({ contract, period, due, from: 'entered', claim: claimStanding(register, question), title });
  }

  function lineOf(line: Omit<SupplierCredit, 'party' | 'leftMs'>): SupplierCredit {
    const { deadline, step } = line.claim;
    const left = step === 'claimable' && deadline !== undefined ? { leftMs: Instant.parse(deadline) - now } : {};
    return { ...line, party: register.get('agreement-roles', line.contract)?.body.provider, ...left };
  }
}
