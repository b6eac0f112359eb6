/**
 * Where a document was altered. Owns: drawing from which signatures still hold, and from the hashes of parts that the first one
 * carries, which part it must have been. Does not own: the signatures themselves.
 */
import { readParts } from './pdf-parts.ts';
import type { CheckedSignature } from './check-signatures.ts';
import { ownEntry } from './signatures.ts';
import type { FoundSignature } from './signatures.ts';
import { hexSha256 } from './signer.ts';

interface Looked {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly found: readonly FoundSignature[];
  readonly checked: readonly CheckedSignature[];
}

/** Names of the parts that are not as they were signed; none: every byte is. */
export function alteredParts({ bytes, text, found, checked }: Looked): readonly string[] {
  const names = new Set<string>();
  const [first] = found;
  const broken = checked.some(({ whole }) => !whole);
  const parts = broken && first !== undefined ? (readParts(ownEntry(first, 'Parts') ?? '') ?? []) : [];
  for (const { name, start, end, hash } of parts) {
    if (hexSha256(bytes.subarray(start, end)) !== hash) names.add(name);
  }
  let reason = names.size > 0;
  let expected = 1;
  for (const one of checked) {
    // A signature whose place cannot be found any more leaves a gap in the numbers.
    for (; expected < one.number; expected += 1) {
      names.add(`signature ${expected}`);
      reason = true;
    }
    expected = one.number + 1;
    if (one.faults.length > 0) names.add(`signature ${one.number}`);
    if (one.stampFaults.length > 0) names.add(`time stamp ${one.number}`);
    // What explains that the bytes before differ explains it for every later signature, too.
    if (!one.whole && one.faults.length + one.stampFaults.length === 0 && !reason) names.add(`signature ${one.number}`);
    reason ||= !one.whole || one.faults.length > 0 || one.stampFaults.length > 0;
  }
  const rest = text.slice(found.at(-1)?.end ?? 0);
  if (rest !== '') names.add(/ByteRange|SubFilter|Contents/u.test(rest) ? `signature ${expected}` : 'end of file');
  return [...names];
}
