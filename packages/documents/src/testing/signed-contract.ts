/** The example's contract, signed by both parties and sealed; with an evidence trail beside it. */
import { Instant, readAgreements, readDocuments, trailLine } from '@troth/core';
import type { Revision, TrailEntry } from '@troth/core';
import { contractFile } from '../contract/contract-file.ts';
import { foundAuthority, openAuthority } from '../sealing/authority.ts';
import type { Authority } from '../sealing/authority.ts';
import { signPdf } from '../sealing/sign-pdf.ts';
import type { SignatureOrder, SignatureShown } from '../sealing/sign-pdf.ts';
import { signatureMark } from '../sealing/signature-mark.ts';
import { exampleAgreementText } from './example.ts';

export const signedAt = Instant.parse('2024-09-20T08:30:00.250Z');

export interface SignedExample {
  readonly authority: Authority;
  readonly revision: Revision;
  readonly unsigned: Uint8Array;
  readonly signed: Uint8Array;
  readonly trail: readonly TrailEntry[];
}

export const exampleAuthority = async (): Promise<Authority> =>
  openAuthority(
    await foundAuthority({
      organisation: 'Example Networks 示例網絡',
      from: Instant.parse('2024-01-01T00:00:00Z'),
      until: Instant.parse('2044-01-01T00:00:00Z'),
    }),
  );

/** The document with these signatures, one after the other. */
export async function signedBy(document: Uint8Array, orders: readonly SignatureOrder[]): Promise<Uint8Array> {
  let bytes = document;
  for (const order of orders) {
    const signed = await signPdf(bytes, order);
    if (!signed.ok) throw new Error(signed.refusals[0]?.message);
    bytes = signed.value;
  }
  return bytes;
}

export async function signedExample(): Promise<SignedExample> {
  const texts = [{ file: 'example.yaml', text: exampleAgreementText }];
  const [book, documents] = [readAgreements(texts), readDocuments(texts)];
  if (!book.ok || !documents.ok) throw new Error('the example is whole');
  const revision = book.value.agreements[0]?.revisions[0];
  if (revision === undefined) throw new Error('the example has a revision');
  const { bytes: unsigned, places } = await contractFile(revision, {
    documents: documents.value.map(({ data }) => data),
  });
  const authority = await exampleAuthority();
  const said = { at: Instant.format(signedAt), zone: 'Asia/Hong_Kong', document: revision.hash };
  const asked = trailLine([], { ...said, who: 'Sam Lee', what: 'asked' });
  const trail = trailLine(asked, { ...said, who: 'Ann An', what: 'signed', identity: 'a code by mail' });
  const common = {
    at: signedAt,
    terms: revision.hash,
    program: 'troth 1.0.0',
    reason: `Agrees to SLA-GOLDEN, revision 1: ${revision.hash}`,
    timeStamp: (request: Uint8Array) => authority.answer(request, signedAt),
    stampRules: { trust: [authority.root] },
  };
  const sam = { name: 'Sam Lee', organisation: 'Example Networks', capacity: 'Manager' };
  const ann = { name: '安 Ann An', organisation: 'Ann & Sons', capacity: 'Owner' };
  const shown = async (order: number, who: typeof sam): Promise<SignatureShown | undefined> => {
    const place = places.find((one) => one.order === order);
    if (place === undefined) return undefined;
    const [left = 0, bottom = 0, right = 0, top = 0] = place.rectangle;
    const mark = await signatureMark({ ...who, at: signedAt, width: right - left, height: top - bottom });
    return { page: place.page, rectangle: place.rectangle, mark };
  };
  const signed = await signedBy(unsigned, [
    { ...common, ...sam, place: await shown(1, sam), signer: await authority.signerFor(sam, signedAt) },
    { ...common, ...ann, place: await shown(2, ann), signer: await authority.signerFor(ann, signedAt) },
    { ...common, kind: 'seal', signer: authority.seal, name: 'Example Networks', trail: trail.at(-1)?.hash },
  ]);
  return { authority, revision, unsigned, signed, trail };
}
