import { Instant } from '@troth/core';
import { beforeAll, expect, test } from 'vitest';
import { printPdf } from '../print/press.ts';
import { exampleAuthority } from '../testing/signed-contract.ts';
import type { Authority } from './authority.ts';
import { PdfFile } from './pdf-file.ts';
import { PdfUpdate } from './pdf-update.ts';
import { signPdf } from './sign-pdf.ts';
import type { SignatureOrder } from './sign-pdf.ts';
import { verifySignedContract } from './verify-contract.ts';

const at = Instant.parse('2024-09-20T08:30:00Z');
const ann = { name: '安 (Ann) \\ An', organisation: 'Ann & Sons' };
let authority: Authority;
let order: SignatureOrder;
let document: Uint8Array;
beforeAll(async () => {
  authority = await exampleAuthority();
  document = await printPdf({
    title: 'T',
    language: 'en',
    author: '',
    keywords: [],
    identity: '',
    footer: '',
    madeAt: at,
    blocks: [],
  });
  const timeStamp = (request: Uint8Array) => authority.answer(request, at);
  order = { ...ann, reason: '同意 (agrees)', at, timeStamp, signer: await authority.signerFor(ann, at) };
});

const signed = async (bytes: Uint8Array, more: Partial<SignatureOrder> = {}): Promise<Uint8Array> => {
  const outcome = await signPdf(bytes, { ...order, ...more });
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.code);
  return outcome.value;
};
const codeOf = (bytes: Uint8Array, more: Partial<SignatureOrder> = {}): Promise<string> =>
  signed(bytes, more).then(
    () => 'signed',
    (error: Error) => error.message,
  );

test('nothing that was there is touched, and names come back as they were given', async () => {
  const once = await signed(document);
  expect(Buffer.compare(once.subarray(0, document.length), document)).toBe(0);
  const { signatures } = await verifySignedContract(once);
  expect(signatures[0]).toMatchObject({ name: ann.name, reason: order.reason, claimedAt: '2024-09-20T08:30:00.000Z' });
});

test('without a time stamp there is no document at all', async () => {
  expect(await codeOf(document, { timeStamp: () => Promise.reject(new Error('down')) })).toBe('TIME-STAMP-MISSING');
  expect(await codeOf(document, { now: Instant.plus(at, 3_600_000) })).toBe('TIME-STAMP-CLOCK');
  const other = await exampleAuthority();
  expect(await codeOf(document, { stampRules: { trust: [other.root] } })).toBe('TIME-STAMP-UNTRUSTED');
});

test('a certificate that does not hold at the moment does not sign', async () => {
  expect(await codeOf(document, { at: Instant.parse('2020-01-01T00:00:00Z') })).toBe('SIGNER-CERTIFICATE');
  const stamps = { ...order.signer, certificates: order.signer.certificates.slice(1) };
  expect(await codeOf(document, { signer: stamps })).toBe('SIGNER-CERTIFICATE');
});

test('nobody signs below a signature that does not hold', async () => {
  const once = Buffer.from(await signed(document));
  once.write('9', once.indexOf('/MediaBox'), 'latin1');
  expect(await codeOf(once)).toBe('DOCUMENT-ALTERED');
});

test('what is no PDF that can be added to is refused with a sentence', async () => {
  expect(await codeOf(Buffer.from('nothing'))).toBe('PDF');
  expect(await codeOf(document.subarray(0, 4000))).toBe('PDF');
  expect(await codeOf(document, { place: { page: 9 } })).toBe('PDF');
});

test('a form that is there already is added to', async () => {
  const file = new PdfFile(document);
  const update = new PdfUpdate(file);
  const form = update.add(new Map([['Fields', []]]));
  const root = file.trailer.get('Root');
  if (typeof root !== 'object' || root === null || !('object' in root)) throw new Error('it has a root');
  update.set(root, new Map(file.root).set('AcroForm', form));
  const twice = await signed(await signed(update.bytes()));
  const report = await verifySignedContract(twice);
  expect(report.signatures.map(({ number, whole }) => [number, whole])).toEqual([
    [1, true],
    [2, true],
  ]);
  expect(report.valid).toBe(true);
});
