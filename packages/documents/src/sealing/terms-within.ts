/** The terms within a contract: what was signed, what is printed, what is kept beside it. */
import { canonicalHash } from '@troth/core';
import type { CheckedSignature } from './check-signatures.ts';
import { finding, words } from './findings.ts';
import type { Finding } from './findings.ts';
import { jsonIn } from './json-in.ts';
import { pageTexts } from './page-text.ts';
import { PdfFile } from './pdf-file.ts';
import { filesIn } from './pdf-parts.ts';
import { PdfError } from './pdf-values.ts';
import { renderedFinding } from './rendered-again.ts';
import { hexSha256 } from './signer.ts';
import { trailFindings } from './trail-beside.ts';
import type { ContractReport, ContractTrust } from './verify-contract.ts';

interface Within {
  readonly signatures: readonly CheckedSignature[];
  readonly given: ContractTrust;
}

interface LookedWithin {
  readonly findings: readonly Finding[];
  readonly terms: ContractReport['terms'];
}

export async function lookWithin(bytes: Uint8Array, within: Within): Promise<LookedWithin> {
  try {
    return await termsWithin(new PdfFile(bytes), within);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const said = words(`The file cannot be read: ${error.message}.`, `檔案無法讀取：${error.message}。`);
    return {
      findings: [finding('structure', said, [said]), ...trailFindings(within.given.trail, within.signatures)],
      terms: undefined,
    };
  }
}

async function termsWithin(file: PdfFile, within: Within): Promise<LookedWithin> {
  const { signatures, given } = within;
  const attached = filesIn(file).filter(({ name }) => name.endsWith('.json'));
  const files = attached.map(({ name, object }) => {
    const content = file.content(object) ?? new Uint8Array();
    return { name, content, hash: hexSha256(content) };
  });
  const signed = new Set(signatures.flatMap(({ terms }) => (terms === undefined ? [] : [terms])));
  const [hash] = signed;
  const terms = files.find((one) => one.hash === hash);
  const findings: Finding[] = [];
  if (hash !== undefined) {
    const found = words(`${terms?.name ?? ''}, SHA-256 ${hash}`, `${terms?.name ?? ''}，SHA-256 ${hash}`);
    const faults = [
      ...(terms === undefined
        ? [
            words(
              `No file within has the hash that was signed, ${hash}.`,
              `內附檔案的雜湊值均與所簽署的 ${hash} 不符。`,
            ),
          ]
        : []),
      ...(signed.size > 1 ? [words('The signatures are over different terms.', '各簽署所涉的條款不同。')] : []),
    ];
    findings.push(finding('terms', found, faults), printedFinding(file, hash));
  }
  if (given.terms !== undefined) findings.push(besideFinding(given.terms, hash));
  if (given.render !== undefined && terms !== undefined) {
    findings.push(
      await renderedFinding(file, {
        signatures,
        given,
        hash: terms.hash,
        documents: files.map(({ content }) => content),
      }),
    );
  }
  return {
    findings: [...findings, ...trailFindings(given.trail, signatures)],
    terms: terms === undefined ? undefined : { file: terms.name, hash: terms.hash },
  };
}

function printedFinding(file: PdfFile, hash: string): Finding {
  const found = words(
    'The hash on the page of signatures is the hash of the terms within.',
    '簽署頁所印雜湊值與內附條款相符。',
  );
  const absent = words(`No page shows the hash that was signed, ${hash}.`, `沒有任何一頁印有所簽署的雜湊值 ${hash}。`);
  const printed = pageTexts(file).some((text) => text.replaceAll(/\s/gu, '').includes(hash));
  return finding('pages', found, printed ? [] : [absent]);
}

function besideFinding(bytes: Uint8Array, hash: string | undefined): Finding {
  const read = jsonIn(bytes);
  // A file that was taken out of the document is canonical, and not a byte of it may differ; one that people formatted again may.
  const own = read === undefined ? undefined : canonicalHash(read);
  const found = words('The terms beside the document are those that were signed.', '另附的條款即所簽署的條款。');
  const other = words('The terms beside the document are not those that were signed.', '另附的條款並非所簽署的條款。');
  return finding('file beside', found, own !== undefined && own === hash ? [] : [other]);
}
