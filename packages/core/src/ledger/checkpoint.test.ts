import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import {
  checkpointText,
  formatVerifierKey,
  keyId,
  parseCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  verifyCheckpoint,
} from './checkpoint.ts';
import type { Checkpoint, SignedCheckpoint, Signer, Verify } from './checkpoint.ts';

const checkpoint: Checkpoint = {
  origin: 'troth.example/harbourline',
  size: 1500,
  root: new Uint8Array(32).fill(7),
  extension: ['recordedAt 2024-12-05T00:00:00.000Z'],
};

/** RFC 8410: what stands before the 32 bytes of a private and of a public key. */
const [privateHead, publicHead] = ['302e020100300506032b657004220420', '302a300506032b6570032100'];

function signerOf(seed: number): Signer {
  const der = Buffer.concat([Buffer.from(privateHead, 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { name: checkpoint.origin, publicKey, sign: async (bytes) => new Uint8Array(sign(null, bytes, key)) };
}

const platform: Verify = async (publicKey, bytes, signature) => {
  const key = Buffer.concat([Buffer.from(publicHead, 'hex'), publicKey]);
  return verify(null, bytes, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
};

async function signed(): Promise<SignedCheckpoint> {
  const read = parseCheckpoint(await signCheckpoint(checkpoint, signerOf(1)));
  if (!read.ok) throw new TypeError(read.refusals[0]?.message);
  return read.value;
}

test('a note as C2SP writes it, and read back', async () => {
  const note = await signCheckpoint(checkpoint, signerOf(1));
  expect(note).toMatch(
    /^troth\.example\/harbourline\n1500\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\nrecordedAt 2024-12-05T00:00:00\.000Z\n\n— troth\.example\/harbourline \S+\n$/,
  );
  const read = await signed();
  expect(read.checkpoint).toEqual(checkpoint);
  expect(read.text).toBe(checkpointText(checkpoint));
});

test('its signature holds for the key that signed and for no other, nor for another text', async () => {
  const [key, other, note] = [signerOf(1), signerOf(2), await signed()];
  expect(await verifyCheckpoint(note, key, platform)).toBe(true);
  expect(await verifyCheckpoint(note, other, platform)).toBe(false);
  expect(await verifyCheckpoint(note, { ...key, publicKey: other.publicKey }, platform)).toBe(false);
  expect(await verifyCheckpoint({ ...note, text: note.text.replace('1500', '1499') }, key, platform)).toBe(false);
  expect(await verifyCheckpoint({ ...note, signatures: [] }, key, platform)).toBe(false);
});

test('the id of a published key of another implementation', () => {
  const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const read = parseVerifierKey(line);
  if (!read.ok) throw new TypeError(read.refusals[0]?.message);
  expect(keyId(read.value)).toBe('c74f20a3');
  expect(formatVerifierKey(read.value)).toBe(line);
});

test('a mistyped key is refused', () => {
  for (const line of [
    '',
    'a+b',
    'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'a+00000000+AgAA',
  ])
    expect(parseVerifierKey(line)).toMatchObject({ ok: false, refusals: [{ code: 'VERIFIER-KEY' }] });
});

test('what is no checkpoint is refused with what is wrong', () => {
  const root = toBase64(new Uint8Array(32));
  const signature = `— k ${toBase64(new Uint8Array(68))}\n`;
  const cases: readonly (readonly [string, RegExp])[] = [
    ['', /empty line/],
    [`o\n1\n${root}\n\n`, /empty line/],
    [`o\n1\n${root}\n\n${signature.trimEnd()}`, /empty line/],
    [`\n1\n${root}\n\n${signature}`, /first line/],
    [`o\n01\n${root}\n\n${signature}`, /second line/],
    [`o\n1\nAAAA\n\n${signature}`, /third line/],
    [`o\n1\n${root}\n\nx\n\n${signature}`, /none of its lines/],
    [`o\n1\n${root}\n\n- k AAAA\n`, /signature line/],
  ];
  for (const [note, why] of cases) {
    const read = parseCheckpoint(note);
    expect(read.ok ? '' : read.refusals[0]?.message).toMatch(why);
  }
});

test('a line that would be read as another is not signed', async () => {
  expect(() => checkpointText({ ...checkpoint, extension: [''] })).toThrow(RangeError);
  expect(() => checkpointText({ ...checkpoint, origin: 'a\nb' })).toThrow(RangeError);
  const spaced = { ...signerOf(1), name: 'two words' };
  await expect(signCheckpoint(checkpoint, spaced)).rejects.toThrow(RangeError);
});

test('base64: the published examples, any bytes back and forth, one text for one content', () => {
  const examples = {
    '': '',
    f: 'Zg==',
    fo: 'Zm8=',
    foo: 'Zm9v',
    foob: 'Zm9vYg==',
    fooba: 'Zm9vYmE=',
    foobar: 'Zm9vYmFy',
  };
  for (const [plain, text] of Object.entries(examples)) expect(toBase64(utf8ToBytes(plain))).toBe(text);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
  for (const text of ['Zg', 'Zh==', 'Zg=', '=', '====', 'Zg==Zg==', 'Z g=']) expect(fromBase64(text)).toBeUndefined();
});
