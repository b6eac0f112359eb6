/** A document together with what it inherits. */
import type { AgreementDocument } from './document.ts';

/** A document joined with its ancestors, for the span of dates in which none of them changes. */
export interface JoinedDocument {
  readonly document: AgreementDocument;
  readonly data: AgreementDocument['data'];
  readonly parents: readonly AgreementDocument[];
  /** The nearest parent's data after its own inheritance. */
  readonly parentData: AgreementDocument['data'] | undefined;
  readonly from: string;
  readonly to: string | undefined;
}
