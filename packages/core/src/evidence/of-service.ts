/**
 * The evidence of one service among several of an agreement. Owns: that a row about the mail service says nothing of the web
 * service, and that a row that names the service itself speaks of all of it. Does not own: which subjects a metric asks for.
 */
import type { SliceColumns } from './columns.ts';
import type { EvidenceConflict, EvidenceView } from './view.ts';
import type { RowForm, RowOf } from './row.ts';
import type { Instant } from '../values/instant.ts';

export interface ServiceNames {
  /** Names of the service itself: rows under it are about the service as a whole. */
  readonly own: ReadonlySet<string>;
  /** The other services and their sites. */
  readonly others: ReadonlySet<string>;
}

/** The view without rows of other services; the view itself where no name asks for a difference. */
export function ofService(view: EvidenceView, names: ServiceNames): EvidenceView {
  return names.own.size === 0 && names.others.size === 0 ? view : new ServiceEvidence(view, names);
}

interface Named {
  readonly subject?: string | undefined;
}

class ServiceEvidence implements EvidenceView {
  readonly #view: EvidenceView;
  readonly #names: ServiceNames;

  constructor(view: EvidenceView, names: ServiceNames) {
    this.#view = view;
    this.#names = names;
  }

  get knownAt(): Instant {
    return this.#view.knownAt;
  }

  knownBy(end: Instant): Instant {
    return this.#view.knownBy(end);
  }

  get count(): number {
    return this.#view.count;
  }

  get conflicts(): readonly EvidenceConflict[] {
    return this.#view.conflicts;
  }

  rows<F extends RowForm>(form: F, span?: { readonly start: Instant; readonly end: Instant }): readonly RowOf<F>[] {
    return this.#mine(this.#view.rows(form, span));
  }

  columns(series: string, span?: { readonly start: Instant; readonly end: Instant }): readonly SliceColumns[] {
    return this.#mine(this.#view.columns(series, span));
  }

  digest(): string {
    return this.#view.digest();
  }

  #mine<T extends Named>(facts: readonly T[]): readonly T[] {
    const { own, others } = this.#names;
    const named = ({ subject }: Named, names: ReadonlySet<string>): boolean =>
      subject !== undefined && names.has(subject);
    if (!facts.some((fact) => named(fact, own) || named(fact, others))) return facts;
    return facts
      .filter((fact) => !named(fact, others))
      .map((fact) => (named(fact, own) ? { ...fact, subject: undefined } : fact));
  }
}
