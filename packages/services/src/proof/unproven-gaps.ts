/**
 * Gaps of a draft that its proof shows, for the guard of agreed text (invariants 13 and 15): closed, or taken as a risk by somebody
 * who may. Owns: which proofs count for it.
 */
import { figuresOf } from '@troth/core';
import type { DraftFacts, GapFigures } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import type { DraftBody } from '../drafting/drafts.ts';
import { provenText } from './draft-proof.ts';

export type UnprovenGap = DraftFacts['gaps'][number] & { readonly figures?: GapFigures };

/**
 * A model that somebody wrote says what stands behind the promise. The map of links only says that there is something: a proof read
 * from it is shown, and keeps nobody from agreeing a text. A model that was written and says nothing that can be read is a gap itself.
 */
export async function unprovenGaps(
  context: Context,
  reader: Reader,
  { text }: DraftBody,
): Promise<readonly UnprovenGap[]> {
  const made = await provenText(context, reader, text);
  if (!made.ok) return [];
  const { told, found, read } = made.value;
  const isBroken = found.unreadable || (read.model?.structure !== undefined && read.structure === undefined);
  if (isBroken) {
    const says = {
      en: 'The service model says nothing that can be read: nobody knows what stands behind the promises.',
      'zh-Hant': '服務模型的內容無法讀取：無從得知承諾背後的組件。',
    };
    return [{ code: `PROOF-MODEL:${told.agreement}`, says }];
  }
  if (told.model.source !== 'written') return [];
  const { gaps, commitments } = told;
  return gaps.map((gap) => {
    const { id, commitment, text: says } = gap;
    const at = commitments.findIndex((one) => one.commitment === commitment);
    return { code: id, says, figures: figuresOf(gap), ...(at === -1 ? {} : { path: ['commitments', at] }) };
  });
}
