/** What is told of signatures and of what lies between them. */
import type { CheckedSignature } from './check-signatures.ts';
import { finding, words } from './findings.ts';
import type { Finding } from './findings.ts';
import type { FoundSignature } from './signatures.ts';
import { alteredBetween } from './updates.ts';

const sealTitle = words('Seal', '印章');

export function signatureFindings(
  signatures: readonly CheckedSignature[],
  altered: ReadonlySet<string>,
): readonly Finding[] {
  if (signatures.length === 0) {
    const none = words('There is no signature in it.', '文件內沒有簽署。');
    return [finding('signature', none, [none])];
  }
  const rows = signatures.flatMap((one) => {
    const who = one.certificate?.name ?? one.name;
    const made = words(`${who}, over the first ${one.end} bytes`, `${who}，涵蓋首 ${one.end} 個位元組`);
    const faults = one.faults.map((fault) => words(`Does not hold: ${fault}.`, `不成立：${fault}。`));
    const cut = words(
      'It does not fit the bytes it covers: something in them was altered.',
      '與所涵蓋的內容不符：當中有改動。',
    );
    const own = one.whole || faults.length > 0 ? faults : [cut];
    const stamp = one.timeStamp;
    const moment = (stamp?.at ?? '').replace('T', ' ').replace(/(?:\.\d+)?Z$/u, ' UTC');
    const stampedAt = words(`${moment}, by ${stamp?.authority ?? ''}`, `${moment}，由 ${stamp?.authority ?? ''} 發出`);
    const stampFaults = one.stampFaults.map((fault) => words(`Does not hold: ${fault}.`, `不成立：${fault}。`));
    return [
      { ...finding(`signature ${one.number}`, made, own), ...(one.kind === 'seal' ? { title: sealTitle } : {}) },
      finding(`time stamp ${one.number}`, stampedAt, stampFaults),
    ];
  });
  const listed = new Set(rows.map(({ part }) => part));
  const changed = words('Altered after it was signed.', '簽署後曾被改動。');
  return [
    ...rows,
    ...[...altered].filter((part) => !listed.has(part)).map((part) => finding(part, changed, [changed])),
  ];
}

/** Whether later signatures brought nothing with them but themselves. */
export function addedBetween(
  bytes: Uint8Array,
  found: readonly FoundSignature[],
  signatures: readonly CheckedSignature[],
): readonly Finding[] {
  return found.slice(1).flatMap((one, index) => {
    const before = found[index]?.end ?? 0;
    const changes = alteredBetween(bytes.subarray(0, before), bytes.subarray(0, one.end));
    if (changes.length === 0) return [];
    const who = signatures[index + 1]?.certificate?.name ?? '';
    const what = changes.join(', ');
    const said = words(
      `${who} signed over pages that earlier signers did not see: ${what}.`,
      `${who} 簽署時，文件已與先前簽署者所見不同：${what}。`,
    );
    return [finding('pages', said, [said])];
  });
}
