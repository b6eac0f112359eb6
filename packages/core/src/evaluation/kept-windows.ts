/**
 * Windows that were judged before. Owns: when one may be kept: the same commitment in the same window, beside the same fellows,
 * and everything it looked at unchanged. A promise that is five years old then costs one window a day, not sixty.
 */
import type { Agreement } from '../agreements/book.ts';
import { sameIn, traced } from '../evidence/trace.ts';
import type { EvidenceTrace } from '../evidence/trace.ts';
import type { EvidenceView } from '../evidence/view.ts';
import { measurePeriod } from './measure-period.ts';
import type { JudgedPeriod, PeriodQuestion } from './measure-period.ts';
import { windowKey } from './periods.ts';

interface KeptWindow extends Pick<PeriodQuestion, 'commitment' | 'within'> {
  readonly judged: readonly JudgedPeriod[];
  /** What composites saw of the others, in their order. */
  readonly fellows: readonly (readonly JudgedPeriod[])[];
  readonly trace: EvidenceTrace;
}

/** How every window of an agreement was judged. A value that the caller keeps in memory between evaluations. */
export interface JudgedHistory {
  readonly agreement: Agreement;
  readonly windows: ReadonlyMap<string, KeptWindow>;
}

/** One evaluation on top of an earlier one: keeps what still holds, judges the rest. */
export class KeptWindows {
  readonly #agreement: Agreement;
  readonly #earlier: ReadonlyMap<string, KeptWindow>;
  readonly #stillHolds: (trace: EvidenceTrace) => boolean;
  readonly #windows = new Map<string, KeptWindow>();

  constructor(agreement: Agreement, evidence: EvidenceView, earlier: JudgedHistory | undefined) {
    this.#agreement = agreement;
    // Another text of the agreement is another program, whatever its windows are called.
    this.#earlier = earlier?.agreement === agreement ? earlier.windows : new Map<string, KeptWindow>();
    this.#stillHolds = sameIn(evidence);
  }

  measure(question: PeriodQuestion): readonly JudgedPeriod[] {
    const { commitment, window, within } = question;
    const key = `${windowKey(commitment, window)} ${within.start} ${within.end}`;
    const fellows = commitment.metric.readsOthers ? [...question.fellows.values()] : [];
    const kept = this.#earlier.get(key);
    if (kept !== undefined && this.#holds(kept, question, fellows)) {
      this.#windows.set(key, kept);
      return kept.judged;
    }
    const { view, trace } = traced(question.evidence);
    const judged = measurePeriod({ ...question, evidence: view });
    this.#windows.set(key, { commitment, within, judged, fellows, trace });
    return judged;
  }

  #holds(kept: KeptWindow, question: PeriodQuestion, fellows: KeptWindow['fellows']): boolean {
    const { commitment, within } = question;
    return (
      kept.commitment === commitment &&
      kept.within.start === within.start &&
      kept.within.end === within.end &&
      kept.fellows.length === fellows.length &&
      kept.fellows.every((judged, index) => judged === fellows[index]) &&
      this.#stillHolds(kept.trace)
    );
  }

  /** Series of which slices were needed that the evidence only names. */
  get missed(): readonly string[] {
    return [...new Set([...this.#windows.values()].flatMap(({ trace }) => [...trace.missed]))].sort();
  }

  get history(): JudgedHistory {
    return { agreement: this.#agreement, windows: this.#windows };
  }
}
