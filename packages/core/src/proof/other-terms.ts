/**
 * What an agreement gives that the promise behind it does not, beside its value: causes that excuse, time, remedy, dates. Owns:
 * comparing two sets of terms. Does not own: availability (`worst-minutes.ts`).
 */
import { addDays } from '../values/local.ts';
import type { PlainDate } from '../values/local.ts';
import type { Ratio } from '../values/ratio.ts';
import type { Gap } from './gap.ts';

/** Terms of one side; what is not said is not compared. */
export interface SideTerms {
  /** Minutes to restore. */
  readonly restore?: Ratio | undefined;
  /** Milliseconds of delay. */
  readonly latency?: Ratio | undefined;
  /** Causes that excuse. */
  readonly forceMajeure?: readonly string[] | undefined;
  /** The most that is paid, as a share of the fee. */
  readonly creditCap?: Ratio | undefined;
  /** Days within which a credit is to be claimed. */
  readonly claimDays?: Ratio | undefined;
  /** Days of notice to end the agreement or to change it. */
  readonly noticeDays?: Ratio | undefined;
  /** Last day in force. */
  readonly expires?: PlainDate | undefined;
}

export interface AgreementSide extends SideTerms {
  readonly term?: { readonly from: PlainDate; readonly to: PlainDate } | undefined;
  /** Days after the end of a period until its breach is known. */
  readonly reportedAfterDays?: Ratio | undefined;
}

/** From a day to a day, both of them in it. */
export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** A gap of other terms with both sides of it. */
export interface TermsGap extends Gap {
  /** Causes that excuse behind, and not in front. */
  readonly unmatched?: readonly string[] | undefined;
  /** Days without the promise behind; the last such span where there are several. */
  readonly uncovered?: Days | undefined;
  /** Such spans before that one. */
  readonly uncoveredBefore?: readonly Days[] | undefined;
  readonly owed?: Ratio | undefined;
  readonly backed?: Ratio | undefined;
}

export interface TermsComparison {
  readonly gaps: readonly TermsGap[];
  /** What both sides say and that fits. */
  readonly fitting: readonly Gap['code'][];
}

/** Every term that both sides speak of, as a gap or as fitting. */
export function compareTerms(ours: AgreementSide, theirs: SideTerms): TermsComparison {
  const found = [
    atMost('RESTORE', ours.restore, theirs.restore),
    atMost('LATENCY', ours.latency, theirs.latency),
    excuses(ours, theirs),
    term(ours, theirs),
    atLeast('REMEDY', ours.creditCap, theirs.creditCap),
    // A breach that becomes known after the supplier's claim period has run out is claimed too late.
    atMost('CLAIM', theirs.claimDays, ours.reportedAfterDays),
    atLeast('NOTICE', ours.noticeDays, theirs.noticeDays),
  ].filter((one) => one !== undefined);
  return {
    gaps: found.flatMap(({ gap }) => (gap === undefined ? [] : [gap])),
    fitting: found.flatMap(({ code, gap }) => (gap === undefined ? [code] : [])),
  };
}

interface Compared {
  readonly code: Gap['code'];
  readonly gap?: TermsGap | undefined;
}

function atMost(code: Gap['code'], limit: Ratio | undefined, behind: Ratio | undefined): Compared | undefined {
  if (limit === undefined || behind === undefined) return undefined;
  if (behind.atMost(limit)) return { code };
  const over = behind.minus(limit);
  return { code, gap: { code, ...(code === 'RESTORE' ? { minutes: over } : {}), owed: limit, backed: behind } };
}

function atLeast(code: Gap['code'], owed: Ratio | undefined, backed: Ratio | undefined): Compared | undefined {
  if (owed === undefined || backed === undefined) return undefined;
  return backed.atLeast(owed) ? { code } : { code, gap: { code, owed, backed } };
}

function excuses(ours: AgreementSide, theirs: SideTerms): Compared | undefined {
  if (theirs.forceMajeure === undefined) return undefined;
  const mine = new Set(ours.forceMajeure);
  const unmatched = theirs.forceMajeure.filter((cause) => !mine.has(cause));
  const code = 'FORCE_MAJEURE';
  return unmatched.length === 0 ? { code } : { code, gap: { code, unmatched } };
}

function term({ term: ours }: AgreementSide, { expires }: SideTerms): Compared | undefined {
  if (ours === undefined || expires === undefined) return undefined;
  if (expires >= ours.to) return { code: 'TERM' };
  const next = addDays(expires, 1);
  return { code: 'TERM', gap: { code: 'TERM', uncovered: { from: next > ours.from ? next : ours.from, to: ours.to } } };
}
