/** Of which type the agreement is that a draft would make. */
import { agreementSchema } from '@troth/core';
import type { AgreementTerms } from '@troth/core';
import type { DraftBody } from './drafts.ts';

/** A text that does not say it yet is taken for what asks most. */
export function typeOf({ text }: Pick<DraftBody, 'text'>): AgreementTerms['type'] {
  const read = agreementSchema.shape.type.safeParse(text['type']);
  return read.success ? read.data : 'sla';
}
