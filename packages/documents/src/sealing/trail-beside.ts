/** The evidence trail that is kept beside a contract. Owns: that it is whole, and the one that was sealed. */
import { canonicalText, verifyTrail } from '@troth/core';
import type { Json, TrailEntry } from '@troth/core';
import type { CheckedSignature } from './check-signatures.ts';
import { finding, words } from './findings.ts';
import type { Finding } from './findings.ts';
import { jsonIn } from './json-in.ts';

export function trailFindings(
  bytes: Uint8Array | undefined,
  signatures: readonly CheckedSignature[],
): readonly Finding[] {
  if (bytes === undefined) return [];
  const text = Buffer.from(bytes).toString('utf8');
  const read = jsonIn(bytes);
  const entries = isTrail(read) ? read : undefined;
  const part = 'evidence trail';
  const found = words(
    `${entries?.length ?? 0} lines, each chained to the one before`,
    `共 ${entries?.length ?? 0} 行，逐行相扣`,
  );
  if (
    entries === undefined ||
    ![canonicalText(read), `${canonicalText(read)}\n`].includes(text) ||
    Buffer.byteLength(text) !== bytes.length
  ) {
    const said = words('The evidence trail is not as it was written.', '證據紀錄與原本不符。');
    return [finding(part, said, [said])];
  }
  const fault = verifyTrail(entries);
  const sealed = signatures.find(({ trail }) => trail !== undefined)?.trail;
  const faults = [
    ...(fault === undefined ? [] : [words(`${fault.message}.`, `證據紀錄第 ${fault.index} 行曾被改動。`)]),
    ...(sealed === undefined || entries.some(({ hash }) => hash === sealed)
      ? []
      : [words('The line that was sealed is missing in it.', '當中缺少已蓋章確認的一行。')]),
  ];
  return [finding(part, found, faults)];
}

function isTrail(value: Json | undefined): value is readonly (Json & TrailEntry)[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && 'hash' in one && 'index' in one)
  );
}
