/**
 * The answer to senders that look at the status only. Owns: one JSON form for all of them. What was refused is in the
 * quarantine already, so the sender is not asked to repeat it: a webhook that is repeated for ever stops all others.
 */
import type { PushResponse, Receipt } from '../source.ts';

export function jsonAnswer(receipt: Receipt): PushResponse {
  const { accepted, duplicates, refused } = receipt;
  const told = refused.map(({ place, code, message }) => ({ place, code, message }));
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accepted, duplicates, refused: told }),
  };
}
