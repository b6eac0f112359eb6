/**
 * Whether an offer still has its place in the text. Owns: the text with the offer in it, or why there is none. An offer was put
 * on one version of the draft; where another accepted change touches the same place since, taking it in would undo that one
 * unseen, so it is refused and has to be put again on the text as it stands. Elsewhere offers do not disturb each other.
 */
import { applyChanges, changesBetween, meeting, recordKinds, refused } from '@troth/core';
import type { Change, Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import { textOf } from '../drafting/written.ts';
import { readBody } from '../stored-body.ts';
import type { Text } from './compiled-text.ts';

export interface Placed {
  readonly draft: string;
  readonly base: number;
  readonly changes: readonly Change[];
}

/** The text of a version of a draft. */
export async function textOfVersion(
  reader: Pick<Reader, 'record'>,
  draft: string,
  version: number,
): Promise<Text | undefined> {
  const stored = await reader.record('draft', draft, { version });
  return stored === undefined ? undefined : readBody(recordKinds.draft.schema, stored).text;
}

/** The present text with the offer taken in. */
export async function placed(reader: Pick<Reader, 'record'>, offer: Placed, now: Text): Promise<Outcome<Text>> {
  const base = await textOfVersion(reader, offer.draft, offer.base);
  return placedOn({ base: base ?? now, now }, offer.changes);
}

export function placedOn(
  { base, now }: { readonly base: Text; readonly now: Text },
  changes: readonly Change[],
): Outcome<Text> {
  const [met] = meeting(changes, changesBetween(base, now));
  if (met !== undefined)
    return refused({
      code: 'OFFER-NO-PLACE',
      message: `${met.join(' › ')} was changed since this offer was put; put it again on the text as it stands`,
      at: met,
    });
  const after = applyChanges(now, changes);
  if (!after.ok) return refused({ ...firstOf(after.refusals), code: 'OFFER-NO-PLACE' });
  // What the document is called is no term of it: nobody offers that.
  const { id, revision } = now;
  return textOf(after.value, {
    agreement: typeof id === 'string' ? id : '',
    revision: typeof revision === 'number' ? revision : 1,
  });
}

const firstOf = <T extends { readonly message: string }>(refusals: readonly T[]): T | { readonly message: string } =>
  refusals[0] ?? { message: 'the offer has no place in this text' };
