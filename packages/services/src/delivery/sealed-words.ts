/**
 * Words that only a mail itself may hold: the link by which somebody signs, a one-time code. The message is kept and shown without
 * them. Owns: where they stand ({secret}), that they are encrypted while the message waits. Does not own: the encryption.
 */
import type { Outcome, RecordBody } from '@troth/core';
import { openSecret, sealSecret } from '../access/sealed-secrets.ts';
import type { Context } from '../context.ts';

const place = '{secret}';

interface Addressed {
  readonly organisation: string;
  readonly address: string;
}

/** Bound to the organisation and the address: put into another message it does not open. */
const ownerOf = ({ organisation, address }: Addressed): string => `${organisation}/mail to ${address}`;

export const sealWords = (context: Context, to: Addressed, words: string): Outcome<string> =>
  sealSecret(context, ownerOf(to), words);

/** The text as it leaves. */
export function wholeText(
  context: Context,
  organisation: string,
  { text, sealed, address }: Pick<RecordBody<'message'>, 'text' | 'sealed' | 'address'>,
): string {
  if (sealed === undefined) return text;
  return text.replaceAll(place, openSecret(context, ownerOf({ organisation, address }), sealed));
}
