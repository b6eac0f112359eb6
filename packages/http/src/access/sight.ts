/** Agreements as people of a party see them: what is not theirs is not there. */
import { seesAgreement } from '@troth/services';
import { nothingHere } from '../errors.ts';

/** Answers as for an agreement that does not exist unless the caller stands in it. */
export async function demandSight(...asked: Parameters<typeof seesAgreement>): Promise<void> {
  if (!(await seesAgreement(...asked))) throw nothingHere();
}
