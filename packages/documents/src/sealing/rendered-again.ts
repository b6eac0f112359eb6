/** The pages of a contract against the terms within it. Owns: comparing with one that was written again, in bytes, then in words. */
import type { CheckedSignature } from './check-signatures.ts';
import { finding, words } from './findings.ts';
import type { Finding } from './findings.ts';
import { jsonIn } from './json-in.ts';
import { pageTexts } from './page-text.ts';
import { PdfFile } from './pdf-file.ts';
import type { ContractTrust } from './verify-contract.ts';

interface Rendering {
  readonly signatures: readonly CheckedSignature[];
  readonly given: ContractTrust;
  readonly hash: string;
  readonly documents: readonly Uint8Array[];
}

/** The document as it was before anybody signed, against one written again from the terms. */
export async function renderedFinding(
  file: PdfFile,
  { signatures, given, hash, documents }: Rendering,
): Promise<Finding> {
  const read = documents.flatMap((one) => jsonIn(one) ?? []);
  const again = await given.render?.(read, hash);
  if (again === undefined) {
    const said = words('No contract can be written from the terms within.', '無法由內附條款生成合約。');
    return finding('pages', said, [said]);
  }
  if (Buffer.compare(file.bytes.subarray(0, again.length), again) === 0) {
    return finding('pages', words('Written again from the terms: the same bytes.', '由條款重新生成：逐位元組相同。'));
  }
  const [own, other] = [pageTexts(file), pageTexts(new PdfFile(again))];
  const same = own.length === other.length && own.every((text, index) => text === other[index]);
  const differing = own.findIndex((text, index) => text !== other[index]);
  const page = differing === -1 ? Math.min(own.length, other.length) + 1 : differing + 1;
  const said = words('Written again from the terms: the same words.', '由條款重新生成：文字相同。');
  if (!same && signatures[0]?.program !== given.program) {
    // Words are improved from version to version; what was signed stays what it is.
    const by = signatures[0]?.program ?? '?';
    const told = words(
      `Page ${page} reads otherwise than this program writes it from the terms; ${by} wrote it. Compare it with the terms.`,
      `第 ${page} 頁由 ${by} 生成，與本程式由條款生成的文字有別，請與條款對照。`,
    );
    return finding('pages', told);
  }
  const fault = words(`Page ${page} says something else than the terms within.`, `第 ${page} 頁與內附條款不符。`);
  return finding('pages', said, same ? [] : [fault]);
}
