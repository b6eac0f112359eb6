/** Counter-examples before the engine, one gap at a time. */
import { describe, expect, it } from 'vitest';
import { periodsBetween } from '../calendars/period.ts';
import { Ratio } from '../values/ratio.ts';
import { confirmCounterExample } from './confirm.ts';
import type { Confirmation } from './confirm.ts';
import { proveAvailability } from './prove.ts';
import type { Proof } from './prove.ts';
import type { Structure } from './structure.ts';
import { hongKong, writtenPromise } from './testing/written-agreements.ts';
import type { Written } from './testing/written-agreements.ts';

interface Tried {
  readonly structure: Structure;
  readonly target: Written;
  readonly leaves: Readonly<Record<string, readonly Written[]>>;
  readonly term?: readonly [string, string];
}

function tried({ structure, target, leaves, term = ['2024-01-01', '2025-01-01'] }: Tried): {
  readonly proof: Proof;
  readonly confirmation: Confirmation | undefined;
} {
  const front = writtenPromise(target);
  const behind = Object.entries(leaves).flatMap(([leaf, some]) =>
    some.map((one) => ({ leaf, ...writtenPromise(one) })),
  );
  const promises = new Map(
    Object.keys(leaves).map((leaf) => [leaf, behind.filter((one) => one.leaf === leaf).map(({ promise }) => promise)]),
  );
  const { calendar, windows, value, roundedTo, leftOut } = front.promise;
  const periods = periodsBetween(windows, hongKong(term[0]), hongKong(term[1]));
  const proof = proveAvailability({ structure, promises, target: { calendar, value, roundedTo, leftOut, periods } });
  if (!proof.ok) throw new Error(proof.refusals[0]?.message);
  const { counterExample: example } = proof.value;
  const confirmation =
    example &&
    confirmCounterExample({
      example,
      target: { agreement: front.agreement, commitment: 'availability' },
      behind: behind.map((one) => ({ ...one, commitment: 'availability' })),
    });
  return { proof: proof.value, confirmation };
}

const sla: Written = { id: 'SLA', slack: 10, unit: 'month', hours: 'always' };
const line = (more: Partial<Written> = {}): Written => ({
  id: 'UC',
  slack: 10,
  unit: 'month',
  hours: 'always',
  ...more,
});
const alone = (behind: Written, target = sla): ReturnType<typeof tried> =>
  tried({ structure: { leaf: 'line' }, target, leaves: { line: [behind] } });

describe('a counter-example, replayed', () => {
  it.each([
    ['a yearly window', line({ unit: 'year' }), '527.04'],
    ['shorter hours', line({ hours: 'business' }), '32410.8'],
    ['rounding', line({ rounding: 1 }), '66.96'],
    ['an end in the term', line({ slack: 0, to: '2024-03-11' }), '43200'],
    ['works up to a limit', line({ works: 120 }), '161.76'],
    ['works without a limit', line({ works: 'uncapped' }), '44640'],
    ['storms without a limit', line({ forceMajeure: true }), '44640'],
    ['a weaker promise', line({ slack: 25 }), '111.6'],
  ])('of %s: missed in front, met behind', (_, behind, minutes) => {
    const { proof, confirmation } = alone(behind);
    expect(proof.verdict).not.toBe('PROVEN');
    expect(confirmation).toMatchObject({ confirmed: true, target: { verdict: 'missed' } });
    // After the end of a text there is no window left that could be missed.
    const heard = proof.worst.gaps.some(({ code }) => code === 'TERM') ? [] : ['met'];
    expect([...new Set(confirmation?.behind.map(({ verdict }) => verdict))]).toEqual(heard);
    expect(proof.counterExample?.minutes.toString()).toBe(minutes);
    expect(proof.worst.bound).toBe(false);
  });

  it('of short outages without limit: each is ignored behind, all count in front', () => {
    const { proof, confirmation } = alone(line({ ignoresUnderMinutes: 5 }));
    expect(proof.verdict).toBe('UNPROVABLE');
    expect(confirmation?.confirmed).toBe(true);
  });

  it('is none where the promise is proven', () => {
    const { proof, confirmation } = alone(line());
    expect([proof.verdict, proof.counterExample, confirmation]).toEqual(['PROVEN', undefined, undefined]);
  });

  it('charges a promise that two leaves rest on once', () => {
    const both: Structure = { needs: 2, of: [{ leaf: 'a' }, { leaf: 'b' }] };
    const { promise } = writtenPromise(line());
    const { calendar, windows, value } = writtenPromise(sla).promise;
    const target = {
      calendar,
      value,
      periods: periodsBetween(windows, hongKong('2024-01-01'), hongKong('2024-04-01')),
    };
    const apart = { ...promise };
    const proven = (second: typeof promise): unknown => {
      const promises = new Map([
        ['a', [promise]],
        ['b', [second]],
      ]);
      const proof = proveAvailability({ structure: both, promises, target });
      return proof.ok ? proof.value.verdict : proof.refusals;
    };
    expect([proven(promise), proven(apart)]).toEqual(['PROVEN', 'UNDELIVERABLE']);
  });
});

describe('the exact figure with calendars', () => {
  it('proves what the bound of each leaf alone cannot: one line by day, another by night and weekend', () => {
    // Each alone leaves the other's hours uncovered; either is enough, and they never fail together for long.
    const structure: Structure = { needs: 1, of: [{ leaf: 'day' }, { leaf: 'rest' }] };
    const leaves = {
      day: [line({ id: 'UC-DAY', hours: 'business', slack: 5 })],
      rest: [line({ id: 'UC-REST', hours: 'always', slack: 5 })],
    };
    const { proof } = tried({ structure, target: sla, leaves });
    expect([proof.verdict, proof.worst.bound]).toEqual(['PROVEN', false]);
    expect(proof.worst.guaranteed.toString()).toBe('0.9995');
    const nights = { ...leaves, rest: [line({ id: 'UC-REST', hours: 'nights', slack: 5 })] };
    const open = tried({ structure, target: sla, leaves: nights });
    expect([open.proof.verdict, open.confirmation?.confirmed]).toEqual(['UNDELIVERABLE', true]);
  });

  it('counts only for hours in which both promises of a leaf can be spent', () => {
    // 0.5 % of office hours and, by another promise, 0.1 % of all time: the second binds in every moment.
    const leaves = { line: [line({ id: 'UC-A', hours: 'business', slack: 50 }), line({ id: 'UC-B' })] };
    const { proof } = tried({ structure: { leaf: 'line' }, target: sla, leaves });
    expect([proof.verdict, proof.worst.guaranteed.toString()]).toEqual(['PROVEN', Ratio.parse('0.999').toString()]);
  });
});
