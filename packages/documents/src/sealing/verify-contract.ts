/**
 * A signed contract, checked by whoever holds it, without us: signatures, time stamps, what lies between them, the terms within, the
 * words on the pages, the evidence trail. Owns: what is looked at, and the conclusion. Does not own: files and terminals.
 */
import { canonicalHash, canonicalText, verifyTrail } from '@troth/core';
import type { Json, TrailEntry } from '@troth/core';
import { alteredParts } from './altered.ts';
import { checkSignature } from './check-signatures.ts';
import type { CheckedSignature } from './check-signatures.ts';
import { finding, words } from './findings.ts';
import type { Finding, Words } from './findings.ts';
import { pageTexts } from './page-text.ts';
import { PdfFile } from './pdf-file.ts';
import { filesIn } from './pdf-parts.ts';
import { PdfError } from './pdf-values.ts';
import { findSignatures } from './signatures.ts';
import type { FoundSignature } from './signatures.ts';
import { hexSha256 } from './signer.ts';
import type { StampRules } from './time-stamp.ts';
import { alteredBetween } from './updates.ts';

export interface ContractTrust {
  /** Roots, PEM, that the reader has from elsewhere; without any, signatures hold in themselves and nobody vouches for the names. */
  readonly trust?: readonly string[] | undefined;
  readonly stampRules?: StampRules | undefined;
  /** Terms kept beside the document, as they were given. */
  readonly terms?: Uint8Array | undefined;
  /** The evidence trail kept beside the document. */
  readonly trail?: Uint8Array | undefined;
  /** Writes the document again from its terms; undefined when they cannot be read. */
  readonly render?: ((documents: readonly Json[], hash: string) => Promise<Uint8Array | undefined>) | undefined;
  /** Name and version of this program. */
  readonly program?: string | undefined;
}

export interface ContractReport {
  readonly valid: boolean;
  /** Every signature and time stamp leads to a root that the reader gave. */
  readonly trusted: boolean;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly signatures: readonly CheckedSignature[];
  readonly terms: { readonly file: string; readonly hash: string } | undefined;
  readonly findings: readonly Finding[];
  /** Parts that are not as they were signed. */
  readonly altered: readonly string[];
  readonly notes: readonly Words[];
}

export async function verifySignedContract(bytes: Uint8Array, given: ContractTrust = {}): Promise<ContractReport> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const trust = given.trust ?? [];
  const looking = { bytes, text, trust, stampRules: given.stampRules ?? { trust } };
  const found = findSignatures(text);
  const signatures = found.map((one, index) => checkSignature(one, index, looking));
  const altered = new Set(alteredParts({ bytes, text, found, checked: signatures }));
  const between = altered.size > 0 ? [] : addedBetween(bytes, found, signatures);
  const within = await lookWithin(bytes, { found, signatures, given });
  const findings = [...signatureFindings(signatures, altered), ...between, ...within.findings];
  // What signatures found is exact; that altered bytes cannot be read either is no part of its own.
  const exact = altered.size > 0;
  for (const { part, faults } of [...between, ...within.findings]) {
    if (faults.length > 0 && (!exact || beside.has(part))) altered.add(part);
  }
  const trusted = signatures.every((one) => one.trusted && one.timeStamp?.trusted === true);
  return {
    valid: signatures.length > 0 && altered.size === 0,
    trusted: signatures.length > 0 && trusted,
    hash: hexSha256(bytes),
    signatures,
    terms: within.terms,
    findings,
    altered: [...altered],
    notes: notesOn(signatures, { trusted, given }),
  };
}

/** Kept beside the document, and covered by no signature of it. */
const beside: ReadonlySet<string> = new Set(['evidence trail', 'file beside']);

const sealTitle = words('Seal', '印章');

function signatureFindings(signatures: readonly CheckedSignature[], altered: ReadonlySet<string>): readonly Finding[] {
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
function addedBetween(
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

interface Within {
  readonly found: readonly FoundSignature[];
  readonly signatures: readonly CheckedSignature[];
  readonly given: ContractTrust;
}

interface LookedWithin {
  readonly findings: readonly Finding[];
  readonly terms: ContractReport['terms'];
}

async function lookWithin(bytes: Uint8Array, within: Within): Promise<LookedWithin> {
  try {
    return await termsWithin(new PdfFile(bytes), within);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const said = words(`The file cannot be read: ${error.message}.`, `檔案無法讀取：${error.message}。`);
    return { findings: [finding('structure', said, [said]), ...trailFindings(within)], terms: undefined };
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
      await renderedFinding(file, { within, hash: terms.hash, documents: files.map(({ content }) => content) }),
    );
  }
  return {
    findings: [...findings, ...trailFindings(within)],
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
  const text = Buffer.from(bytes).toString('utf8');
  const read = parsed(text);
  // A file that was taken out of the document is canonical, and not a byte of it may differ; one that people formatted again may.
  const own = read === undefined ? undefined : canonicalHash(read);
  const found = words('The terms beside the document are those that were signed.', '另附的條款即所簽署的條款。');
  const other = words('The terms beside the document are not those that were signed.', '另附的條款並非所簽署的條款。');
  return finding('file beside', found, own !== undefined && own === hash ? [] : [other]);
}

interface Rendering {
  readonly within: Within;
  readonly hash: string;
  readonly documents: readonly Uint8Array[];
}

/** The document as it was before anybody signed, against one written again from the terms. */
async function renderedFinding(file: PdfFile, { within, hash, documents }: Rendering): Promise<Finding> {
  const read = documents.flatMap((one) => parsed(Buffer.from(one).toString('utf8')) ?? []);
  const again = await within.given.render?.(read, hash);
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
  const { signatures, given } = within;
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

function trailFindings({ signatures, given }: Pick<Within, 'signatures' | 'given'>): readonly Finding[] {
  if (given.trail === undefined) return [];
  const text = Buffer.from(given.trail).toString('utf8');
  const read = parsed(text);
  const entries = isTrail(read) ? read : undefined;
  const part = 'evidence trail';
  const found = words(
    `${entries?.length ?? 0} lines, each chained to the one before`,
    `共 ${entries?.length ?? 0} 行，逐行相扣`,
  );
  if (
    entries === undefined ||
    ![canonicalText(read), `${canonicalText(read)}\n`].includes(text) ||
    Buffer.byteLength(text) !== given.trail.length
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

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function notesOn(
  signatures: readonly CheckedSignature[],
  { trusted, given }: { readonly trusted: boolean; readonly given: ContractTrust },
): readonly Words[] {
  const notes: Words[] = [];
  if (signatures.length > 0 && !trusted) {
    notes.push(
      words(
        'The names are those on the certificates; no root that you gave vouches for all of them. Ask the other party for its root another way than with this file.',
        '姓名以證書所載為準；你所提供的根證書未能核實全部簽署。請以本文件以外的途徑向對方索取其根證書。',
      ),
    );
  }
  if (signatures.length > 0 && !signatures.some(({ kind }) => kind === 'seal')) {
    notes.push(words('It is not sealed yet: not everybody may have signed.', '文件尚未蓋章：可能仍有人未簽署。'));
  }
  if (given.trail === undefined && signatures.some(({ trail }) => trail !== undefined)) {
    notes.push(
      words(
        'The seal names an evidence trail; give it with --trail to check it, too.',
        '印章指明一份證據紀錄；以 --trail 提供即可一併查核。',
      ),
    );
  }
  return notes;
}
