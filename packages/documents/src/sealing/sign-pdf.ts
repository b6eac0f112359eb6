/**
 * One signature more on a PDF: PAdES baseline B-T (EN 319 142-1). Owns: the field, the range of bytes, signature and time stamp in
 * it. Fails closed: without a time stamp that answers our question there is no signature. Does not own: who may sign, and when.
 */
import { webcrypto } from 'node:crypto';
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { checkPath } from './certificates.ts';
import { checkSignature } from './check-signatures.ts';
import { signMessage } from './cms.ts';
import { ids } from './identifiers.ts';
import { PdfFile } from './pdf-file.ts';
import { partsOf, partsText } from './pdf-parts.ts';
import { PdfUpdate } from './pdf-update.ts';
import { isReference, PdfError, pdfAscii, pdfDictionary, pdfName, pdfText, written } from './pdf-values.ts';
import type { PdfReference, PdfValue } from './pdf-values.ts';
import { findSignatures } from './signatures.ts';
import { sha256 } from './signer.ts';
import type { DocumentSigner, TimeStamper } from './signer.ts';
import { stamped } from './time-stamp.ts';
import type { StampRules } from './time-stamp.ts';

export interface SignatureShown {
  /** From 1. */
  readonly page: number;
  /** Left, bottom, right and top, in points; without it nothing is seen. */
  readonly rectangle?: readonly number[] | undefined;
  /** A PDF of one page as large as the rectangle. */
  readonly mark?: Uint8Array | undefined;
}

export interface SignatureOrder {
  readonly signer: DocumentSigner;
  /** Who signs, as the contract names them. */
  readonly name: string;
  readonly capacity?: string | undefined;
  /** What they declare by signing. */
  readonly reason: string;
  /** When they said that they sign; the time that counts is the authority's. */
  readonly at: Instant;
  /** What the clock here says; the same when missing. */
  readonly now?: Instant | undefined;
  readonly timeStamp: TimeStamper;
  readonly stampRules?: StampRules | undefined;
  /** SHA-256 of the canonical terms that are signed. */
  readonly terms?: string | undefined;
  /** Hash of the last line of the evidence trail, for the seal. */
  readonly trail?: string | undefined;
  /** Name and version of the program: another version may write other words from the same terms. */
  readonly program?: string | undefined;
  /** A seal is by the organisation, over everything, at the end. */
  readonly kind?: 'signature' | 'seal' | undefined;
  /** Where it is shown; on the last page, and not seen, when missing. */
  readonly place?: SignatureShown | undefined;
}

/** Bytes that a signature with its certificates and time stamp may take. */
const room = 12 * 1024;

/** The document with one signature more, or why there is none. Nothing of what was there is altered. */
export async function signPdf(bytes: Uint8Array, order: SignatureOrder): Promise<Outcome<Uint8Array>> {
  const { faults } = checkPath({ certificates: order.signer.certificates, at: order.at, use: 'signing', trust: [] });
  const [fault] = faults;
  if (fault !== undefined)
    return refused({ code: 'SIGNER-CERTIFICATE', message: `The signer's certificate does not hold: ${fault}.` });
  try {
    const file = new PdfFile(bytes);
    const broken = alteredSignature(file);
    if (broken !== undefined)
      return refused({
        code: 'DOCUMENT-ALTERED',
        message: `The document was altered after ${broken} signed it. Nobody signs it any more; begin again with the text that was agreed.`,
      });
    return await filled(withField(file, order), { order, from: bytes.length });
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return refused({ code: 'PDF', message: `The document cannot be signed: ${error.message}.` });
  }
}

/** Name on the first signature that does not hold; nobody signs below one. */
function alteredSignature({ bytes, text }: PdfFile): string | undefined {
  const looking = { bytes, text, trust: [], stampRules: {} };
  const before = findSignatures(text).map((one, index) => checkSignature(one, index, looking));
  return before.find(({ whole, faults, stampFaults }) => !whole || faults.length + stampFaults.length > 0)?.name;
}

/** The document with an empty field; the signature is written into it afterwards. */
function withField(file: PdfFile, order: SignatureOrder): Uint8Array {
  const update = new PdfUpdate(file);
  const pages = file.pages();
  const { page: shownOn = pages.length, rectangle, mark } = order.place ?? {};
  const page = pages[shownOn - 1];
  if (page === undefined) throw new PdfError(`it has no page ${shownOn}`);
  const before = findSignatures(file.text).length;
  const signature = update.reserve();
  // What the standard has no key for stands under a name of our own (ISO 32000, annex E).
  const own = pdfDictionary({
    Number: pdfAscii(String(before + 1)),
    Kind: pdfAscii(order.kind ?? 'signature'),
    Capacity: order.capacity === undefined ? undefined : pdfText(order.capacity),
    Terms: order.terms === undefined ? undefined : pdfAscii(order.terms),
    Trail: order.trail === undefined ? undefined : pdfAscii(order.trail),
    Program: order.program === undefined ? undefined : pdfAscii(order.program),
    Parts: before > 0 ? undefined : pdfText(partsText(partsOf(file))),
  });
  update.set(
    signature,
    pdfDictionary({
      Type: pdfName('Sig'),
      Filter: pdfName('Adobe.PPKLite'),
      SubFilter: pdfName('ETSI.CAdES.detached'),
      ByteRange: [0, emptyNumber, emptyNumber, emptyNumber],
      Contents: { bytes: new Uint8Array(room) },
      Name: pdfText(order.name),
      Reason: pdfText(order.reason),
      M: pdfAscii(`D:${Instant.format(order.at).replaceAll(/[-:T]|\..*$/gu, '')}Z`),
      TROTH: own,
    }),
  );
  const label = order.kind === 'seal' ? 'Seal' : `Signature ${before + 1}`;
  const field = update.add(
    pdfDictionary({
      Type: pdfName('Annot'),
      Subtype: pdfName('Widget'),
      FT: pdfName('Sig'),
      T: pdfText(label),
      TU: pdfText(`${label}: ${order.name}`),
      V: signature,
      // Printed and locked; without a size it needs no picture of its own (PDF/A-3, 6.3.3).
      F: 132,
      Rect: mark === undefined || rectangle === undefined ? [0, 0, 0, 0] : rectangle,
      AP: mark === undefined ? undefined : pdfDictionary({ N: update.picture(new PdfFile(mark)) }),
      P: { object: page },
    }),
  );
  addTo(file, update, { object: page, key: 'Annots', added: field });
  addToForm(file, update, field);
  return update.bytes();
}

const emptyNumber = 9_999_999_999;

interface Addition {
  readonly object: number;
  readonly key: string;
  readonly added: PdfReference;
}

function addTo(file: PdfFile, update: PdfUpdate, { object, key, added }: Addition): void {
  const changed = new Map(file.dictionary({ object }));
  const list = changed.get(key);
  if (isReference(list)) update.set(list, [...file.list(list), added]);
  else update.set({ object }, changed.set(key, [...file.list(list), added]));
}

/** 3: there are signatures, and whoever adds something has to append it. */
function addToForm(file: PdfFile, update: PdfUpdate, field: PdfReference): void {
  const rootReference = file.trailer.get('Root');
  const form = file.root.get('AcroForm');
  const changed = new Map<string, PdfValue>(file.dictionary(form));
  changed.set('SigFlags', 3);
  changed.set('Fields', [...file.list(changed.get('Fields')), field]);
  if (isReference(form)) update.set(form, changed);
  else if (isReference(rootReference)) {
    update.set(rootReference, new Map<string, PdfValue>(file.root).set('AcroForm', update.add(changed)));
  } else throw new PdfError('its root is missing');
}

interface Filling {
  readonly order: SignatureOrder;
  /** Where what was added begins. */
  readonly from: number;
}

async function filled(bytes: Uint8Array, { order, from }: Filling): Promise<Outcome<Uint8Array>> {
  const document = Buffer.from(bytes);
  const start = document.indexOf(`/Contents <${'0'.repeat(100)}`, from) + '/Contents '.length;
  const end = start + 2 + 2 * room;
  const ranges = written([0, emptyNumber, emptyNumber, emptyNumber]);
  const said = `[0 ${start} ${end} ${document.length - end}]`.padEnd(ranges.length);
  document.write(said, document.indexOf(ranges, from), 'latin1');
  const digest = sha256(document.subarray(0, start), document.subarray(end));
  const signed = await signMessage({ signer: order.signer, content: ids.data, digest });
  const nonce = webcrypto.getRandomValues(new Uint8Array(16));
  const rules = order.stampRules ?? {};
  const token = await stamped(signed.signature, {
    ...rules,
    timeStamp: order.timeStamp,
    nonce,
    now: order.now ?? order.at,
  });
  if (!token.ok) return token;
  const message = Buffer.from(signed.message(token.value)).toString('hex').toUpperCase();
  if (message.length > 2 * room) {
    return refused({
      code: 'SIGNATURE-ROOM',
      message: `The signature with its certificates takes ${message.length / 2} bytes, more than ${room}.`,
    });
  }
  document.write(message, start + 1, 'latin1');
  return accepted(document);
}
