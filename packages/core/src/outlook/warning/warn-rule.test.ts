import { array, assert, constantFrom, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForecastState } from '../forecast/state.ts';
import { warnRule, warnStep } from './warn-rule.ts';
import type { LastTold } from './warn-rule.ts';

const open = (breach: number) => ({ state: 'OPEN' as const, breach });
const hour = 3_600_000;
const told = (breach: number, hoursAgo: number, state: ForecastState = 'OPEN'): LastTold => ({
  state,
  breach,
  agoMs: hoursAgo * hour,
});

describe('a first word', () => {
  it('is said from a fifth on, and of what is certain', () => {
    expect(warnStep(open(0.2), undefined)).toEqual({ step: 'tell', why: 'chance', again: false });
    expect(warnStep(open(0.1999), undefined)).toEqual({ step: 'none' });
    expect(warnStep({ state: 'WORKS', breach: 1 }, undefined)).toMatchObject({ step: 'tell', why: 'works' });
    for (const state of ['UNRECOVERABLE', 'BREACHED'] as const)
      expect(warnStep({ state, breach: 1 }, undefined)).toMatchObject({ step: 'tell', why: 'unrecoverable' });
    for (const state of ['SECURED', 'MET', 'NO_VOLUME'] as const)
      expect(warnStep({ state, breach: 0 }, undefined)).toEqual({ step: 'none' });
  });
});

describe('another word', () => {
  it('is said when the chance moved by 0.15, either way, or after 48 hours', () => {
    expect(warnStep(open(0.35), told(0.2, 1))).toMatchObject({ step: 'tell', again: 'moved' });
    expect(warnStep(open(0.15), told(0.3, 1))).toMatchObject({ step: 'tell', again: 'moved' });
    expect(warnStep(open(0.3), told(0.2, 47))).toEqual({ step: 'wait', why: 'chance' });
    expect(warnStep(open(0.2), told(0.2, 48))).toMatchObject({ step: 'tell', again: 'time' });
  });

  it('is said when it became certain, though the chance was high before', () => {
    expect(warnStep({ state: 'UNRECOVERABLE', breach: 1 }, told(0.95, 1))).toMatchObject({ again: 'moved' });
    expect(warnStep({ state: 'BREACHED', breach: 1 }, told(1, 1, 'UNRECOVERABLE'))).toMatchObject({ step: 'wait' });
    expect(warnStep(open(0.95), told(1, 1, 'WORKS'))).toMatchObject({ step: 'tell', why: 'chance' });
  });

  it('falls silent below a tenth and begins again at a fifth', () => {
    expect(warnStep(open(0.1), told(0.2, 1)).step).toBe('wait');
    expect(warnStep(open(0.0999), told(0.2, 1))).toEqual({ step: 'end' });
    expect(warnStep({ state: 'SECURED', breach: 0 }, told(1, 1, 'WORKS'))).toEqual({ step: 'end' });
  });
});

const walk = array(
  record({
    breach: double({ min: 0, max: 1, noNaN: true }),
    state: constantFrom<ForecastState>('OPEN', 'OPEN', 'OPEN', 'OPEN', 'WORKS', 'UNRECOVERABLE', 'SECURED'),
    hours: integer({ min: 0, max: 30 }),
  }),
  { maxLength: 60 },
);

interface Seen {
  readonly at: number;
  readonly now: { readonly breach: number; readonly state: ForecastState };
  readonly step: ReturnType<typeof warnStep>;
  readonly last: LastTold | undefined;
}

/** What a watch sees on the way: it remembers what it said until it falls silent. */
function watched(steps: readonly { breach: number; state: ForecastState; hours: number }[]): readonly Seen[] {
  const seen: Seen[] = [];
  let last: { breach: number; state: ForecastState; at: number } | undefined;
  let at = 0;
  for (const { hours, state, breach } of steps) {
    at += hours * hour;
    const certainly = state === 'WORKS' || state === 'UNRECOVERABLE' ? 1 : 0;
    const now = { state, breach: state === 'OPEN' ? breach : certainly };
    const before = last === undefined ? undefined : { ...last, agoMs: at - last.at };
    const step = warnStep(now, before);
    seen.push({ at, now, step, last: before });
    if (step.step === 'tell') last = { ...now, at };
    if (step.step === 'end') last = undefined;
  }
  return seen;
}

describe('over any course of a month', () => {
  it('never is silent about a fifth or more', () => {
    assert(
      property(walk, (steps) => {
        for (const { now, step } of watched(steps))
          if (now.breach >= warnRule.begin) expect(['tell', 'wait']).toContain(step.step);
      }),
    );
  });

  it('never says the same twice within 48 hours', () => {
    assert(
      property(walk, (steps) => {
        for (const { now, step, last } of watched(steps)) {
          if (step.step !== 'tell' || last === undefined) continue;
          const isSame = now.state === last.state && Math.abs(now.breach - last.breach) < warnRule.moved - 1e-6;
          expect(isSame && last.agoMs < warnRule.repeatAfterMs).toBe(false);
        }
      }),
    );
  });

  it('never ends what still has a tenth, and ends all that has less', () => {
    assert(
      property(walk, (steps) => {
        for (const { now, step, last } of watched(steps)) {
          if (step.step === 'end') expect(now.breach).toBeLessThan(warnRule.silent);
          if (last !== undefined && now.breach < warnRule.silent) expect(step.step).toBe('end');
        }
      }),
    );
  });

  it('begins only at a fifth, so that a chance about a tenth does not flicker', () => {
    assert(
      property(array(double({ min: 0, max: 0.1999, noNaN: true })), (chances) => {
        const steps = chances.map((breach) => ({ breach, state: 'OPEN' as const, hours: 1 }));
        expect(watched(steps).every(({ step }) => step.step === 'none')).toBe(true);
      }),
    );
  });
});
