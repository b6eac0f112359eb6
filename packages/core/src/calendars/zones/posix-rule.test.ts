import { describe, expect, it } from 'vitest';
import { days } from '../../values/local.ts';
import { parseRule, ruleTransitions } from './posix-rule.ts';

/** Seconds of a UTC date and hour. */
const at = (date: string, hours: number): number => days(date) * 86_400 + hours * 3600;

describe('parseRule', () => {
  it('reads a zone without summer time, west and east, with minutes and seconds', () => {
    expect(parseRule('UTC0')).toEqual({ standard: 0, summer: undefined, start: undefined, end: undefined });
    expect(parseRule('<+0530>-5:30').standard).toBe(19_800);
    expect(parseRule('AAA+4:15:30').standard).toBe(-15_330);
  });

  it('gives summer time an hour more, unless the rule says otherwise', () => {
    expect(parseRule('EST5EDT,M3.2.0,M11.1.0').summer).toBe(-14_400);
    expect(parseRule('IST-1GMT0,M10.5.0,M3.5.0/1').summer).toBe(0);
    expect(parseRule('<+1030>-10:30<+11>-11,M10.1.0,M4.1.0').summer).toBe(39_600);
  });

  it('refuses text that is no rule', () => {
    expect(() => parseRule('')).toThrow('not a POSIX time-zone rule: ');
    expect(() => parseRule('X5')).toThrow(RangeError);
    expect(() => parseRule('EST5EDT,M3.2.0,M11.1.0,M12.1.0')).toThrow(RangeError);
    expect(() => parseRule('1EST5')).toThrow(RangeError);
  });
});

describe('ruleTransitions', () => {
  const transitions = (rule: string, year: number) => ruleTransitions(parseRule(rule), year);

  it('is empty without summer time', () => {
    expect(transitions('JST-9', 2024)).toEqual([]);
  });

  it('changes at 02:00 on the wall when no time is written', () => {
    expect(transitions('EST5EDT,M3.2.0,M11.1.0', 2024)).toEqual([
      { at: at('2024-03-10', 7), from: -18_000, to: -14_400 },
      { at: at('2024-11-03', 6), from: -14_400, to: -18_000 },
    ]);
  });

  it('takes week 5 as the last one, in months of four weeks and of five', () => {
    expect(transitions('CET-1CEST,M3.5.0,M10.5.0/3', 2024).map((one) => one.at)).toEqual([
      at('2024-03-31', 1),
      at('2024-10-27', 1),
    ]);
    expect(transitions('CET-1CEST,M2.5.4,M10.5.0/3', 2024)[0]?.at).toBe(at('2024-02-29', 1));
    expect(transitions('CET-1CEST,M2.5.4,M10.5.0/3', 2023)[0]?.at).toBe(at('2023-02-23', 1));
    // December has no month after it.
    expect(transitions('CET-1CEST,M3.5.0,M12.5.0/3', 2024)[1]?.at).toBe(at('2024-12-29', 1));
  });

  it('puts the changes in order where summer begins late in the year', () => {
    expect(transitions('<+1030>-10:30<+11>-11,M10.1.0,M4.1.0', 2024)).toEqual([
      { at: at('2024-04-06', 15), from: 39_600, to: 37_800 },
      { at: at('2024-10-05', 15.5), from: 37_800, to: 39_600 },
    ]);
  });

  it('reads times before the day and beyond it', () => {
    expect(transitions('<-02>2<-01>,M3.5.0/-1,M10.5.0/0', 2024)[0]?.at).toBe(at('2024-03-31', 1));
    expect(transitions('EET-2EEST,M4.4.5/50,M10.4.4/50', 2024)[0]?.at).toBe(at('2024-04-28', 0));
    expect(transitions('CET-1CEST,M3.5.0/1:30:30,M10.5.0/3', 2024)[0]?.at).toBe(at('2024-03-31', 0) + 1830);
  });

  it('counts days of the year with and without 29 February', () => {
    const year = (rule: string, number: number) => ruleTransitions(parseRule(rule), number).map((one) => one.at);
    expect(year('AAA0BBB,59/0,300/0', 2024)).toEqual([at('2024-02-29', 0), at('2024-10-27', -1)]);
    expect(year('AAA0BBB,J59/0,J300/0', 2024)).toEqual([at('2024-02-28', 0), at('2024-10-27', -1)]);
    expect(year('AAA0BBB,J60/0,J300/0', 2024)[0]).toBe(at('2024-03-01', 0));
    expect(year('AAA0BBB,J60/0,J300/0', 2023)[0]).toBe(at('2023-03-01', 0));
  });
});
