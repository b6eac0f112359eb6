import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trailLine, verifyTrail } from './signing-trail.ts';
import type { TrailEntry, TrailFact } from './signing-trail.ts';

const fact = fc.record(
  {
    at: fc.constant('2024-10-20T01:00:00.000Z'),
    zone: fc.constant('Asia/Hong_Kong'),
    who: fc.string(),
    what: fc.constantFrom('opened', 'signed', 'declined'),
    document: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    detail: fc.string(),
    address: fc.ipV4(),
  },
  { requiredKeys: ['at', 'zone', 'who', 'what', 'document'] },
);
const trailOf = (facts: readonly TrailFact[]): readonly TrailEntry[] =>
  facts.reduce<readonly TrailEntry[]>(trailLine, []);

describe('the evidence trail', () => {
  it('is whole as it was written, also after it was stored', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), (facts) => {
        const stored = JSON.parse(JSON.stringify(trailOf(facts))) as TrailEntry[];
        expect(verifyTrail(stored)).toBeUndefined();
      }),
    );
  });

  it('names the line that was changed, taken out or put elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fact, { minLength: 2, maxLength: 8 }), fc.nat(), (facts, drawn) => {
        const trail = trailOf(facts);
        const at = drawn % trail.length;
        const changed = trail.map((line) => (line.index === at ? { ...line, who: `${line.who}x` } : line));
        expect(verifyTrail(changed)).toMatchObject({ index: at, code: 'TRAIL-HASH' });
        const gone = trail.filter(({ index }) => index !== at);
        // Without its last line a trail is an earlier trail: the certificate prints the hash it ends with.
        expect(verifyTrail(gone)?.index).toBe(at === trail.length - 1 ? undefined : at);
        const [first, ...rest] = trail;
        expect(verifyTrail([...rest, ...(first === undefined ? [] : [first])])).toMatchObject({ index: 0 });
      }),
    );
  });
});
