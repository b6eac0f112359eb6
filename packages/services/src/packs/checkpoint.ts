import type { StoredCheckpoint } from '@troth/stores';
import type { Context, Question } from '../context.ts';
/** Signs the head when there is something new to sign. */
export async function signHead(context: Context, question: Question): Promise<StoredCheckpoint | undefined> {
  throw new Error(`${context} ${question}`);
}
