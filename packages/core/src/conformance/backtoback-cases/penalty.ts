/** What a miss costs: bands, caps, earning back, rounding, repeated failure, claims in time. */
import { z } from 'zod';
import { chronicFailure, claimInTime, earnedBack } from './penalty-history.ts';
import { parseBand } from '../../terms/band.ts';
import type { Band } from '../../terms/band.ts';
import { contains } from '../../terms/band.ts';
import { Amount } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { exactNumber } from './numbers.ts';

/** Amounts of cases are in Hong Kong dollars, rounded half-up to cents once, at the end. */
const credit = (fee: Ratio, share: Ratio): string => Amount.of(fee.times(share), 'HKD').settle().toString();

const tier = z
  .object({ ge: exactNumber.optional(), lt: exactNumber.optional(), credit: exactNumber })
  .transform((row, context): { readonly band: Band; readonly credit: Ratio } => {
    const band = parseBand(bandText(row));
    if (typeof band !== 'string') return { band, credit: row.credit };
    context.addIssue({ code: 'custom', message: band });
    return z.NEVER;
  });

function bandText({ ge, lt }: { readonly ge?: Ratio | undefined; readonly lt?: Ratio | undefined }): string {
  if (ge === undefined) return `< ${lt?.toString() ?? ''}`;
  return lt === undefined ? `>= ${ge.toString()}` : `[${ge.toString()}, ${lt.toString()})`;
}

const banded = z
  .object({ tiers: z.array(tier).min(1), availability: exactNumber, fee: exactNumber })
  .transform(({ tiers, availability, fee }): Answer => {
    const creditPct = tiers.find(({ band }) => contains(band, availability))?.credit;
    return creditPct === undefined ? {} : { creditPct, credit: credit(fee, creditPct) };
  });

const capped = z
  .object({ credits: z.array(exactNumber), capPct: exactNumber, fee: exactNumber })
  .transform(({ credits, capPct, fee }): Answer => {
    const rawPct = Ratio.sumOf(credits);
    const payablePct = Ratio.min(rawPct, capPct);
    return { rawPct, payablePct, credit: credit(fee, payablePct) };
  });

const plain = z
  .object({ fee: exactNumber, pct: z.array(exactNumber) })
  .transform(({ fee, pct }): Answer => ({ credit: credit(fee, Ratio.sumOf(pct)) }));

export const penalty = caseKind({
  name: 'penalty',
  says: 'the credit of a miss by band, cap and rounding; what is earned back, triggered or claimed too late',
  inputs: z.union([banded, capped, plain, earnedBack, chronicFailure, claimInTime]),
  answer: (answer): Answer => answer,
});
