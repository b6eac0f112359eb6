import { describe, expect, it } from 'vitest';
import { allSigned, before, beyondAuthority, nextToApply, onTurn, signingFaults } from './signing.ts';
import type { Signatory, Signing } from './signing.ts';
import { trailLine } from './signing-trail.ts';

const hash = 'a'.repeat(64);
const one = (id: string, order: number, more: Partial<Signatory> = {}): Signatory => ({
  id,
  order,
  party: 'lion-rock',
  side: 'customer',
  name: id,
  capacity: 'Director',
  language: 'en',
  method: 'electronic',
  state: 'waiting',
  ...more,
});
const at = '2024-10-20T01:00:00.000Z';
const applied = { sha256: hash, at };
const signed = (id: string, order: number, more: Partial<Signatory> = {}): Signatory =>
  one(id, order, { state: 'signed', decidedAt: at, applied, ...more });
const ids = (signers: readonly Signatory[]): readonly string[] => signers.map(({ id }) => id);
const signing = (
  signers: Signatory[],
  more: Partial<Signing> = {},
): Pick<Signing, 'state' | 'form' | 'signers' | 'seal' | 'evidence'> => ({
  state: 'open',
  form: 'signature',
  signers,
  seal: { state: 'none', attempts: 0 },
  evidence: [],
  ...more,
});

describe('whose turn it is', () => {
  it('is the first who did not sign; the second is told who is before them', () => {
    const all = { signers: [one('s1', 1), one('s2', 2)] };
    expect(ids(onTurn(all))).toEqual(['s1']);
    expect(ids(before(all, 's2'))).toEqual(['s1']);
    expect(before(all, 's1')).toEqual([]);
  });

  it('passes on only when the signature stands in the document', () => {
    const pending = { signers: [signed('s1', 1, { applied: undefined }), one('s2', 2)] };
    expect(ids(onTurn(pending))).toEqual([]);
    expect(ids(before(pending, 's2'))).toEqual(['s1']);
    expect(nextToApply(pending)?.id).toBe('s1');
    const standing = { signers: [signed('s1', 1), one('s2', 2)] };
    expect(ids(onTurn(standing))).toEqual(['s2']);
    expect(nextToApply(standing)).toBeUndefined();
  });

  it('is of several at once where they sign in counterpart', () => {
    const all = { signers: [one('s1', 1), one('s2', 1), one('s3', 2)] };
    expect(ids(onTurn(all))).toEqual(['s1', 's2']);
    expect(ids(before(all, 's3'))).toEqual(['s1', 's2']);
  });

  it('goes to whoever it was delegated to', () => {
    const all = { signers: [one('s1', 1, { state: 'delegated' }), one('s2', 2), one('s3', 1)] };
    expect(ids(onTurn(all))).toEqual(['s3']);
    expect(before(all, 's1')).toEqual([]);
  });

  it('a signature on paper needs none in the document', () => {
    const all = { signers: [signed('s1', 1, { method: 'wet-ink', applied: undefined }), one('s2', 2)] };
    expect(ids(onTurn(all))).toEqual(['s2']);
    expect(nextToApply(all)).toBeUndefined();
    expect(allSigned(all)).toBe(false);
  });
});

describe('authority', () => {
  const value = { amount: '3600000.00', currency: 'HKD' };
  it('covers what is at most its limit', () => {
    expect(beyondAuthority(value, { amount: '3600000.00', currency: 'HKD' })).toBeUndefined();
    expect(beyondAuthority(value, undefined)).toBeUndefined();
    expect(beyondAuthority(undefined, { amount: '1.00', currency: 'HKD' })).toBeUndefined();
  });
  it('is refused with both figures where the value is more, or not comparable', () => {
    expect(beyondAuthority(value, { amount: '3599999.99', currency: 'HKD' })?.en).toContain('HKD 3599999.99');
    expect(beyondAuthority(value, { amount: '9000000.00', currency: 'GBP' })?.en).toContain('one currency');
  });
});

describe('a completed signing', () => {
  const sealed: Signing['seal'] = { state: 'sealed', attempts: 1, document: hash, certificate: hash, at };
  const whole = { state: 'completed', seal: sealed } as const;

  it('has every signature in the document, a seal and its papers', () => {
    expect(signingFaults(signing([signed('s1', 1), signed('s2', 2)], whole))).toEqual([]);
  });

  it.each<[string, Signatory[], Partial<Signing>]>([
    ['without a seal', [signed('s1', 1)], { seal: { ...sealed, state: 'pending' } }],
    ['without the signature of s1', [signed('s1', 1, { applied: undefined })], {}],
    ['without the signature of s1', [one('s1', 1)], {}],
    ['without a stored document', [signed('s1', 1)], { seal: { state: 'sealed', attempts: 1 } }],
    ['nobody signs', [], {}],
    ['signed before', [one('s1', 1), signed('s2', 2)], {}],
    ['changed after', [signed('s1', 1)], { evidence: changedTrail() }],
  ])('is not one %s', (said, signers, more) => {
    expect(signingFaults(signing(signers, { ...whole, ...more })).join('; ')).toContain(said);
  });

  it('is not sealed in any other state', () => {
    expect(signingFaults(signing([signed('s1', 1)], { state: 'sealing', seal: sealed }))).toEqual([
      'it is sealed and not completed',
    ]);
  });
});

function changedTrail(): Signing['evidence'] {
  const trail = trailLine([], { at, zone: 'UTC', who: 'Ada', what: 'sent', document: hash });
  return trail.map((line) => ({ ...line, who: 'Eve' }));
}
