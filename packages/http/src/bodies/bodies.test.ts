import { Readable } from 'node:stream';
import { deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyChunks, wholeBody } from './arriving.ts';
import { parseJson } from './json.ts';
import { mediaType, oneOfTypes } from './media-type.ts';

const allow = { arriving: 100_000, expanded: 1_000_000, expansion: 200 };
const stream = (...chunks: readonly Uint8Array[]): Readable => Readable.from(chunks, { objectMode: false });

describe('a body', () => {
  it('comes out as it was packed, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.integer({ min: 1, max: 60 }), async (bytes, size) => {
        for (const [encoding, packed] of [
          [undefined, bytes],
          ['gzip', gzipSync(bytes)],
          ['deflate', deflateSync(bytes)],
        ] as const) {
          const cut = Array.from({ length: Math.ceil(packed.length / size) }, (_, at) =>
            packed.subarray(at * size, (at + 1) * size),
          );
          expect(Buffer.from(await wholeBody(stream(...cut), encoding, allow))).toEqual(Buffer.from(bytes));
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['too many bytes', Buffer.alloc(100_001), undefined, 'too-large'],
    ['a bomb', gzipSync(Buffer.alloc(900_000)), 'gzip', 'too-large'],
    ['more than memory is given for', gzipSync(Buffer.from('ab\n'.repeat(400_000))), 'gzip', 'too-large'],
    ['half of a gzip', gzipSync(Buffer.from('hello hello hello')).subarray(0, 20), 'gzip', 'malformed'],
    ['no gzip', Buffer.from('hello'), 'gzip', 'malformed'],
    ['an unknown encoding', Buffer.from('hello'), 'br', 'unsupported-type'],
  ])('is refused when it is %s', async (...[, bytes, encoding, code]) => {
    await expect(wholeBody(stream(bytes), encoding, allow)).rejects.toMatchObject({ code });
  });

  it('is counted as it arrives, and its stream is left open for an answer', async () => {
    const source = stream(Buffer.alloc(10), Buffer.alloc(10), Buffer.alloc(10));
    const take = (bytes: number): void => {
      expect(bytes).toBe(10);
      taken += 1;
      if (taken === 2) throw new Error('no room');
    };
    let taken = 0;
    const chunks = bodyChunks(source, undefined, { ...allow, take });
    const drain = async (): Promise<void> => {
      for await (const _ of chunks);
    };
    await expect(drain()).rejects.toThrow('no room');
    expect(source.destroyed).toBe(false);
  });
});

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

describe('JSON', () => {
  it('is read like JSON.parse wherever it is harmless', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!/__proto__|constructor|\\u/u.test(text) && text.isWellFormed());
        expect(parseJson(bytesOf(text), 64)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is nested as deep as allowed and no deeper; brackets in text do not count', () => {
    const nested = (depth: number): Uint8Array => bytesOf(`${'['.repeat(depth)}"[[[[\\"[["${']'.repeat(depth)}`);
    expect(() => parseJson(nested(8), 8)).not.toThrow();
    expect(() => parseJson(nested(9), 8)).toThrow(/deeper than 8/u);
    expect(() => parseJson(nested(200_000), 8)).toThrow(/deeper than 8/u);
  });

  it.each([
    ['{"__proto__":{}}', '/__proto__'],
    ['{"a":[{"\\u005f_proto__":1}]}', '/a/0/__proto__'],
    ['{"constructor":{"prototype":{}}}', '/constructor'],
    ['{"a":"\\u0000"}', '/a'],
    ['{"a":"\\ud800"}', '/a'],
  ])('%s is refused with its place', (text, pointer) => {
    expect(() => parseJson(bytesOf(text), 64)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    );
  });

  it('a harmless word is no attack', () => {
    expect(parseJson(bytesOf('{"constructor":"Smith & Sons","note":"__proto__","x":"\\u00e9"}'), 4)).toEqual({
      constructor: 'Smith & Sons',
      note: '__proto__',
      x: 'é',
    });
  });

  it.each([
    ['not JSON', '{'],
    ['empty', ' '],
    ['no UTF-8', '\xff'],
  ])('%s is refused', (_, text) => {
    expect(() => parseJson(Buffer.from(text, 'latin1'), 64)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});

describe('a content type', () => {
  it('is one type, whatever its case and parameters', () => {
    expect(mediaType('Application/JSON; charset="UTF-8"')).toBe('application/json');
    expect(mediaType(undefined)).toBeUndefined();
    expect(oneOfTypes('text/csv;header=present', ['application/json', 'text/csv'])).toBe('text/csv');
  });

  it.each([
    'application/json\u00a0; charset=utf-8',
    'application/json; charset=utf-16',
    'a/b/c',
    'json',
    'application/json, text/csv',
  ])('%s is refused', (header) => {
    expect(() => oneOfTypes(header, ['application/json'])).toThrow(
      expect.objectContaining({ code: 'unsupported-type' }),
    );
  });
});
