/** Values that break readers: too long, too deep, too large, half a character, another type. */
import type { Chance } from './chance.ts';

const texts = [
  '',
  ' ',
  'x'.repeat(5000),
  '%',
  '%00',
  '../../etc/passwd',
  "'; drop table entries; --",
  '{{7*7}}',
  '=1+1',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  '𠮷野家',
  '__proto__',
  'constructor',
  '9'.repeat(400),
  '1e999',
  '-0',
  'NaN',
  '2025-02-30T25:61:61Z',
  '0000-01-01T00:00:00+99:99',
  '9999-12-31T23:59:60Z',
  'null',
  '[]',
  '<script>alert(1)</script>',
  '\r\nX-Injected: 1',
] as const;

const values = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: [] } } },
  { constructor: { prototype: { polluted: true } } },
  { length: 1e9 },
] as const;

export const strangeText = (chance: Chance): string => chance.one(texts);

export const strangeValue = (chance: Chance): unknown =>
  chance.below(2) === 0 ? strangeText(chance) : chance.one<unknown>(values);

/** The value with one of its parts, or itself, made strange. */
export function disturbed(value: unknown, chance: Chance): unknown {
  if (chance.below(4) === 0 || typeof value !== 'object' || value === null) return strangeValue(chance);
  if (Array.isArray(value)) {
    const at = chance.below(value.length);
    const many = chance.below(8) === 0 ? Array.from({ length: 3000 }, () => value[0] as unknown) : value;
    return many.map((item: unknown, index) => (index === at ? disturbed(item, chance) : item));
  }
  const entries = Object.entries(value);
  const at = chance.below(entries.length);
  switch (chance.below(6)) {
    case 0:
      return Object.fromEntries(entries.filter((_, index) => index !== at));
    case 1:
      return { ...value, [strangeText(chance)]: strangeValue(chance) };
    default:
      return Object.fromEntries(
        entries.map(([key, inner]: [string, unknown], index) => [key, index === at ? disturbed(inner, chance) : inner]),
      );
  }
}

/** Text that is not quite what it was: cut, doubled, nested, with foreign bytes. */
export function brokenBytes(text: string, chance: Chance): Uint8Array {
  const bytes = Buffer.from(text);
  switch (chance.below(9)) {
    case 0:
      return bytes.subarray(0, chance.below(bytes.length));
    case 1:
      return Buffer.concat([bytes, bytes]);
    case 2:
      return Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    case 3:
      return Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    case 4:
      return Buffer.from('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    case 5:
      return Buffer.from('{"id":"\\u0000","agreement":"\\ud800","source":"\\udc00x"}');
    case 6:
      return chance.bytes(1 + chance.below(600));
    case 7:
      return Buffer.alloc(0);
    default: {
      const flipped = Buffer.from(bytes);
      for (let times = 1 + chance.below(4); times > 0 && flipped.length > 0; times -= 1)
        flipped[chance.below(flipped.length)] = chance.below(256);
      return flipped;
    }
  }
}
