/**
 * The promise that a reference of a service model means, through every text of its agreement. Owns: finding it, and when each
 * text binds. Does not own: what the promise is worth (`availability-promise.ts`, `promised-time.ts`).
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Commitment, Revision } from '../../agreements/revision.ts';
import type { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Interval } from '../../values/interval.ts';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import type { Text } from './left-out.ts';
import type { PromiseReference } from './service-model.ts';

/** Agreements that stand behind, by id. */
export type Behind = ReadonlyMap<string, Agreement>;

export interface BoundText extends Text {
  readonly from: Instant;
  /** First instant at which it no longer binds; without it, it goes on. */
  readonly until: Instant | undefined;
}

export interface BoundPromise {
  readonly reference: PromiseReference;
  readonly agreement: Agreement;
  /** In order of time; at least one. */
  readonly texts: readonly [BoundText, ...BoundText[]];
}

/** "UC-VFC 6.1", as people cite it. */
export function cited({ revision, commitment }: Text): string {
  return `${revision.agreement} ${commitment.clause}`;
}

/** The first instant at which the text no longer binds: its successor begins, or its term ends and is not renewed of itself. */
export function endOf({ to, terms: { term }, zone }: Revision): Instant | undefined {
  const renewed = typeof term?.renewal === 'object' && term.renewal.kind === 'automatic';
  const end = term?.end === undefined || renewed ? undefined : zone.startOfDay(term.end);
  if (to === undefined || end === undefined) return to ?? end;
  return to < end ? to : end;
}

/** The promise meant, or why there is none. */
export function boundPromise(reference: PromiseReference, behind: Behind): Outcome<BoundPromise> {
  const agreement = behind.get(reference.agreement);
  if (agreement === undefined) {
    const message = `There is no agreement ${reference.agreement}: publish it, or bind the part to another one.`;
    return refused({ code: 'proof/unknown-agreement', message });
  }
  const [first, ...rest] = agreement.revisions.flatMap((revision): BoundText[] => {
    const commitment = revision.commitments.find(({ id }) => id === reference.commitment);
    return commitment === undefined || !speaksOf(commitment, reference.subject)
      ? []
      : [{ revision, commitment, from: revision.from, until: endOf(revision) }];
  });
  if (first === undefined) {
    const known = agreement.revisions.flatMap(({ commitments }) =>
      commitments
        .filter(({ id }) => id === reference.commitment)
        .flatMap(({ subjects }) => subjects.map(({ id }) => id)),
    );
    if (reference.subject !== undefined && known.length > 0) {
      const message = `${reference.agreement} promises "${reference.commitment}" for nothing called "${reference.subject}"; it does for ${[...new Set(known)].join(', ')}.`;
      return refused({ code: 'proof/unknown-subject', message });
    }
    const some = agreement.revisions.at(-1)?.commitments.map(({ id }) => id) ?? [];
    const message = `${reference.agreement} promises nothing called "${reference.commitment}"; it promises ${some.join(', ')}.`;
    return refused({ code: 'proof/unknown-commitment', message });
  }
  return accepted({ reference, agreement, texts: [first, ...rest] });
}

/** A commitment that lists no subjects may be measured for any. */
const speaksOf = ({ subjects }: Commitment, subject: string | undefined): boolean =>
  subject === undefined || subjects.length === 0 || subjects.some(({ id }) => id === subject);

/** The text that binds at an instant; else the last one before it, else the first. */
export function textAt({ texts }: BoundPromise, at: Instant): BoundText {
  return texts.findLast(({ from }) => from <= at) ?? texts[0];
}

/** Texts that bind somewhere in the span. */
export function textsIn({ texts }: BoundPromise, { start, end }: Interval): readonly BoundText[] {
  return texts.filter(({ from, until }) => from < end && (until === undefined || until > start));
}

/** The parts of a span in which none of the promises binds. */
export function unboundIn(promises: readonly BoundPromise[], { start, end }: Interval): readonly Interval[] {
  const texts = promises.flatMap((promise) => textsIn(promise, { start, end }));
  const bound = IntervalSet.of(texts.map((text) => ({ start: text.from, end: text.until ?? end })));
  return [...IntervalSet.single(start, end).minus(bound)];
}

/** When the promise ends for good; undefined where it goes on. */
export function endOfPromise({ texts }: BoundPromise): Instant | undefined {
  return texts.at(-1)?.until;
}
