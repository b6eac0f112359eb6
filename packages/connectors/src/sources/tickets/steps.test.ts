import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsAtOpening, stepsBetween, stepsWhenSeen } from './steps.ts';
import { ticketTerms } from './terms.ts';

const { statuses } = ticketTerms.parse({
  source: 'desk',
  statuses: {
    new: { phase: 'new' },
    work: { phase: 'working', party: 'provider', responds: true },
    vendor: { phase: 'working', party: 'vendor', responds: true },
    asked: { phase: 'paused', why: 'waiting for customer', party: 'customer' },
    parts: { phase: 'paused', why: 'waiting for parts', party: 'vendor' },
    back: { phase: 'working', refuses: true, why: 'not solved' },
    restored: { phase: 'restored' },
    solved: { phase: 'resolved' },
    closed: { phase: 'closed' },
  },
});
const status = (name: string) => {
  const found = statuses[name];
  if (found === undefined) throw new Error(name);
  return found;
};
const between = (from: string, to: string) =>
  stepsBetween(status(from), status(to)).map(({ event, why, party }) =>
    [event, why ?? party].filter(Boolean).join(' '),
  );

describe('from status to status', () => {
  it('pauses and resumes by reason, also from pause to pause', () => {
    expect(between('work', 'asked')).toEqual(['paused waiting for customer']);
    expect(between('asked', 'work')).toEqual(['resumed waiting for customer', 'responded']);
    expect(between('asked', 'parts')).toEqual(['resumed waiting for customer', 'paused waiting for parts']);
    expect(between('asked', 'asked')).toEqual([]);
  });

  it('leaves a pause to a solution, which ends it, but not to a restoration, which does not', () => {
    expect(between('asked', 'solved')).toEqual(['resolved']);
    expect(between('asked', 'restored')).toEqual(['resumed waiting for customer', 'restored']);
  });

  it('takes solutions back when a ticket comes back, or refuses them where the status says so', () => {
    expect(between('solved', 'vendor')).toEqual(['reopened vendor', 'responded']);
    expect(between('closed', 'solved')).toEqual(['reopened', 'resolved']);
    expect(between('solved', 'asked')).toEqual(['reopened', 'paused waiting for customer']);
    expect(between('solved', 'back')).toEqual(['refused not solved']);
    expect(between('solved', 'closed')).toEqual(['closed']);
  });

  it('tells answers and hand-overs once', () => {
    expect(between('new', 'work')).toEqual(['responded', 'handed-over provider']);
    expect(between('work', 'vendor')).toEqual(['handed-over vendor']);
  });

  it('never loses a reopening when only the present status is seen', () => {
    expect(stepsWhenSeen(status('work'), 'reopened').map(({ event }) => event)).toEqual(['reopened', 'responded']);
    expect(stepsWhenSeen(status('asked'), 'reopened').map(({ event }) => event)).toEqual(['reopened', 'paused']);
    expect(stepsWhenSeen(status('asked'), 'resumed').map(({ event }) => event)).toEqual(['paused']);
    expect(stepsWhenSeen(status('solved'), 'reopened').map(({ event }) => event)).toEqual(['resolved']);
    expect(stepsAtOpening(status('asked')).map(({ event }) => event)).toEqual(['paused']);
  });

  it('keeps pauses and solutions in balance along any path of statuses', () => {
    const path = fc.array(fc.constantFrom(...Object.keys(statuses)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(path, (names) => {
        let [paused, ended] = [new Set<string>(), false];
        const play = (event: string, why = '') => {
          if (event === 'paused') paused.add(why);
          if (event === 'resumed') paused.delete(why);
          if (['resolved', 'closed', 'reopened'].includes(event)) paused = new Set();
          if (['restored', 'resolved', 'closed'].includes(event)) ended = true;
          if (['reopened', 'refused'].includes(event)) ended = false;
        };
        const all = ['new', ...names].map(status);
        for (const [n, to] of all.entries()) {
          const from = all[n - 1];
          const steps = from === undefined ? stepsAtOpening(to) : stepsBetween(from, to);
          for (const { event, why } of steps) play(event, why);
          expect([...paused]).toEqual(to.phase === 'paused' ? [to.why] : []);
          expect(ended).toBe(['restored', 'resolved', 'closed'].includes(to.phase));
        }
      }),
    );
  });
});
