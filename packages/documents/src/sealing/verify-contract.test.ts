import { canonicalText } from '@troth/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { contractFromTerms } from '../contract/contract-from-terms.ts';
import { signedExample, signedAt, signedBy } from '../testing/signed-contract.ts';
import type { SignedExample } from '../testing/signed-contract.ts';
import { printPdf } from '../print/press.ts';
import { PdfFile } from './pdf-file.ts';
import { partsOf } from './pdf-parts.ts';
import { PdfUpdate } from './pdf-update.ts';
import { findSignatures } from './signatures.ts';
import { verifySignedContract } from './verify-contract.ts';

let example: SignedExample;
let trail: Uint8Array;
beforeAll(async () => {
  example = await signedExample();
  trail = Buffer.from(canonicalText(example.trail));
});
const trust = (): string[] => [example.authority.root];

test('a signed and sealed contract holds, down to the words on its pages', async () => {
  const { revision, signed } = example;
  const report = await verifySignedContract(signed, { trust: trust(), trail, render: contractFromTerms });
  expect(report.altered).toEqual([]);
  expect(report).toMatchObject({ valid: true, trusted: true, notes: [] });
  expect(report.terms).toEqual({ file: 'SLA-GOLDEN-r1.json', hash: revision.hash });
  expect(report.signatures.map(({ number, kind, name, trusted }) => [number, kind, name, trusted])).toEqual([
    [1, 'signature', 'Sam Lee', true],
    [2, 'signature', '安 Ann An', true],
    [3, 'seal', 'Example Networks', true],
  ]);
  expect(report.signatures[1]).toMatchObject({
    capacity: 'Owner',
    certificate: { name: '安 Ann An', organisation: 'Ann & Sons' },
    timeStamp: { at: '2024-09-20T08:30:00.250Z', authority: 'Example Networks 示例網絡 Time Stamps' },
  });
  expect(report.signatures.at(-1)?.end).toBe(signed.length);
  const said = report.findings.map(({ found }) => found.en);
  expect(said).toContain('Written again from the terms: the same bytes.');
  expect(said).toContain('The hash on the page of signatures is the hash of the terms within.');
});

test('pages that say something else than the terms within are told', async () => {
  const { unsigned, signed } = example;
  const report = await verifySignedContract(signed, { render: async () => unsigned.slice(0, -1) });
  expect(report.altered).toEqual([]);
  const other = await verifySignedContract(signed, { render: () => pressed('Other words'), program: 'troth 1.0.0' });
  expect(other.findings.flatMap(({ faults }) => faults.map(({ en }) => en))).toEqual([
    'Page 1 says something else than the terms within.',
  ]);
  const later = await verifySignedContract(signed, { render: () => pressed('Other words'), program: 'troth 9.0.0' });
  expect(later.valid).toBe(true);
  expect(later.findings.map(({ found }) => found.en).join()).toContain('reads otherwise than this program writes it');
});

const pressed = (title: string): Promise<Uint8Array> =>
  printPdf({ title, language: 'en', author: '', keywords: [], identity: '', footer: '', madeAt: signedAt, blocks: [] });

test('without roots it holds in itself, and says that nobody vouches for the names', async () => {
  const report = await verifySignedContract(example.signed);
  expect(report).toMatchObject({ valid: true, trusted: false });
  expect(report.notes[0]?.en).toContain('Ask the other party for its root');
});

/** Chance that is the same every time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const flipped = (bytes: Uint8Array, at: number, bit: number): Uint8Array => {
  const altered = Uint8Array.from(bytes);
  altered[at] = (altered[at] ?? 0) ^ (1 << bit);
  return altered;
};

interface Region {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Every byte of the file, by what it belongs to; of a place for a signature, the digits that hold something. */
function regions(): readonly Region[] {
  const { unsigned, signed } = example;
  const text = Buffer.from(signed).toString('latin1');
  const found = findSignatures(text);
  const own = found.flatMap(({ gap, end }, index) => {
    const start = index === 0 ? unsigned.length : (found[index - 1]?.end ?? 0);
    const name = `signature ${index + 1}`;
    const message = Buffer.from(text.slice(gap.start + 1, gap.end - 1), 'hex');
    const length = 4 + message.readUInt16BE(2);
    // The time stamp ends the message, after the identifier of its attribute.
    const stamp = gap.start + 1 + 2 * (message.indexOf(Buffer.from('060b2a864886f70d010910020e', 'hex')) + 25);
    return [
      { name, start, end: stamp },
      { name: `time stamp ${index + 1}`, start: stamp, end: gap.start + 1 + 2 * length },
      { name, start: gap.start + 1 + 2 * length, end },
    ];
  });
  return [...partsOf(new PdfFile(unsigned)), ...own];
}

describe('a byte that is not as it was', () => {
  test('is found wherever it lies, and its part is named', async () => {
    const below = chance(7);
    const missed: string[] = [];
    const all = regions();
    for (const { name, start, end } of all) {
      const samples = Math.ceil(300 / all.length);
      for (let sample = 0; sample < samples; sample += 1) {
        const [at, bit] = [start + below(end - start), below(8)];
        const { valid, altered } = await verifySignedContract(flipped(example.signed, at, bit), { trust: trust() });
        if (valid || !altered.includes(name))
          missed.push(`byte ${at} of ${name}, bit ${bit}: ${valid ? 'not found' : altered.join(', ')}`);
      }
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('is found anywhere in the place of the last signature, which no other covers', async () => {
    const last = findSignatures(Buffer.from(example.signed).toString('latin1')).at(-1);
    const missed: number[] = [];
    for (let at = last?.gap.start ?? 0; at < (last?.gap.start ?? 0) + 6000; at += 61) {
      const { valid } = await verifySignedContract(flipped(example.signed, at, at % 8), { trust: trust() });
      if (valid) missed.push(at);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('is found in the trail, and in terms that are kept beside the file', async () => {
    const terms = Buffer.from(new PdfFile(example.unsigned).content(partObject()) ?? []);
    const whole = await verifySignedContract(example.signed, { trust: trust(), trail, terms });
    expect(whole.valid).toBe(true);
    const missed: string[] = [];
    for (let at = 0; at < trail.length; at += 13) {
      const { altered } = await verifySignedContract(example.signed, { trail: flipped(trail, at, at % 7) });
      if (!altered.includes('evidence trail')) missed.push(`trail ${at}`);
    }
    for (let at = 0; at < terms.length; at += 499) {
      const { altered } = await verifySignedContract(example.signed, { terms: flipped(terms, at, at % 7) });
      if (!altered.includes('file beside')) missed.push(`terms ${at}`);
    }
    expect(missed).toEqual([]);
  }, 120_000);
});

function partObject(): number {
  const file = new PdfFile(example.unsigned);
  return [...file.places.keys()].find((number) => file.stream(number)?.dictionary.has('Params') === true) ?? 0;
}

test('something added behind the seal is found', async () => {
  const { altered } = await verifySignedContract(Buffer.concat([example.signed, Buffer.from('\n% nothing')]));
  expect(altered).toContain('end of file');
});

test('pages that were altered before another signature are told, even though every signature is valid', async () => {
  const { authority, unsigned, revision } = example;
  const person = { name: 'Ann An', organisation: 'Ann & Sons' };
  const order = {
    ...person,
    reason: 'x',
    at: signedAt,
    terms: revision.hash,
    timeStamp: (request: Uint8Array) => authority.answer(request, signedAt),
    signer: await authority.signerFor(person, signedAt),
  };
  const once = await signedBy(unsigned, [order]);
  const file = new PdfFile(once);
  const [page = 0] = file.pages();
  const update = new PdfUpdate(file);
  const content = update.addStream(new Map(), Buffer.from('BT ET'));
  update.set({ object: page }, new Map(file.dictionary({ object: page })).set('Contents', content));
  const twice = await signedBy(update.bytes(), [order]);
  const report = await verifySignedContract(twice, { trust: trust() });
  expect(report.signatures.every(({ whole, faults }) => whole && faults.length === 0)).toBe(true);
  expect(report.valid).toBe(false);
  expect(report.findings.find(({ part }) => part === 'pages')?.faults[0]?.en).toContain(
    'signed over pages that earlier signers did not see: page 1',
  );
});

test('a file without signatures, and one that is no PDF, are not valid', async () => {
  expect((await verifySignedContract(example.unsigned)).valid).toBe(false);
  expect((await verifySignedContract(Buffer.from('nothing'))).valid).toBe(false);
});
