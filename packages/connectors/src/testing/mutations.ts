/**
 * Bodies as an enemy or a broken cable would send them. Owns: seeded damage to bytes and to JSON, the same on every run.
 */

/** A small generator with a seed (mulberry32): tests must fail again in the same way. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const oddities: readonly unknown[] = [
  null,
  '',
  -1,
  1e308,
  true,
  [],
  {},
  '0001-01-01T00:00:00Z',
  '9999-99-99T99:99:99Z',
  '\u0000\u202e',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
  [[[[[[]]]]]],
  Number.MAX_SAFE_INTEGER,
  { toString: 1, valueOf: 2, constructor: 3 },
];

function bent(value: unknown, roll: (below: number) => number): unknown {
  if (roll(4) === 0 || typeof value !== 'object' || value === null) return oddities[roll(oddities.length)];
  const entries = Object.entries(value);
  const at = roll(entries.length + 1);
  const changed = entries.flatMap(([name, part], index): [string, unknown][] => {
    if (index !== at) return [[name, part]];
    const kind = roll(4);
    if (kind === 0) return [];
    if (kind === 1) return [[`${name}x`, part]];
    return [[name, bent(part, roll)]];
  });
  return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
}

function damaged(bytes: Uint8Array, roll: (below: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let times = 1 + roll(8); times > 0 && copy.length > 0; times -= 1) copy[roll(copy.length)] = roll(256);
  return roll(3) === 0 ? copy.slice(0, roll(copy.length + 1)) : copy;
}

/** `count` broken versions of a body, half of them still JSON where it was JSON. */
export function* mutationsOf(body: string, { count, seed }: { count: number; seed: number }): Generator<Uint8Array> {
  const roll = dice(seed);
  const bytes = new TextEncoder().encode(body);
  const parsed = asJson(body);
  for (let made = 0; made < count; made += 1) {
    if (parsed === undefined || roll(2) === 0) yield damaged(bytes, roll);
    else yield new TextEncoder().encode(JSON.stringify(bent(parsed, roll)));
  }
}

function asJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
