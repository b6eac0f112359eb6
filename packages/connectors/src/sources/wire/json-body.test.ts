import { describe, expect, it } from 'vitest';
import { readJson, readWrittenJson } from './json-body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const code = (body: Uint8Array, most?: number) => {
  const read = readJson(body, most);
  return read.ok ? 'ok' : `${read.refusal.status} ${read.refusal.code}`;
};

describe('JSON from strangers', () => {
  it('is bounded in depth and length', () => {
    expect(code(bytes(`${'['.repeat(40)}${']'.repeat(40)}`))).toBe('ok');
    expect(code(bytes(`${'['.repeat(41)}${']'.repeat(41)}`))).toBe('400 json-too-deep');
    expect(code(bytes('['.repeat(1_000_000)))).toBe('400 json-too-deep');
    expect(code(bytes(`"${'[{'.repeat(100)}\\"${'['.repeat(100)}"`))).toBe('ok');
    expect(code(bytes('[1,2]'), 4)).toBe('413 body-too-large');
    expect(code(new Uint8Array(8 * 1024 * 1024 + 1))).toBe('413 body-too-large');
  });

  it('is UTF-8 or nothing', () => {
    for (const body of [bytes(''), bytes('{'), Uint8Array.of(0x22, 0xff, 0x22)])
      expect(code(body)).toBe('400 not-json');
  });

  it('keeps digits where they count', () => {
    const read = readWrittenJson(bytes('[0.1, 0.10000000000000000001, 9007199254740993, 1e-7, 12, 1e2, "0.1"]'));
    expect(read.ok && read.value).toEqual([
      '0.1',
      '0.10000000000000000001',
      '9007199254740993',
      '0.0000001',
      12,
      100,
      '0.1',
    ]);
  });
});
