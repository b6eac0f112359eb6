import type { PushRequest, PushResponse } from '@troth/connectors';
import type { Context, Question, Actor } from '../context.ts';
/** A request to a source's own address: verified, translated, stored, answered in the sender's protocol. `actor` is missing where only the signature can say who it is. */
export async function receivePush(
  context: Context,
  question: Question & { readonly source: string; readonly request: PushRequest; readonly actor?: Actor | undefined },
): Promise<PushResponse> {
  throw new Error(`${context} ${question}`);
}
