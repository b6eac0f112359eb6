import { describe, expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { quantity } from './quantity.ts';
import { atLeastAsStrict, meets, parseTarget, sayTarget, shortfall } from './target.ts';
import type { Target } from './target.ts';

function target(text: string): Target {
  const read = parseTarget(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
}
const share = (percent: `${number}`) => quantity('ratio', Ratio.percent(percent));

describe('targets', () => {
  it('judges exactly at the target', () => {
    expect(meets({ attained: share('99.9'), target: target('>= 99.9 %') })).toBe(true);
    expect(meets({ attained: share('99.9'), target: target('> 99.9 %') })).toBe(false);
    expect(meets({ attained: quantity('ratio', Ratio.of(999, 1000)), target: target('>= 99.9 %') })).toBe(true);
    expect(meets({ attained: quantity('ratio', Ratio.of(9_989_999, 10_000_000)), target: target('>= 99.9 %') })).toBe(
      false,
    );
  });
  it('refuses to judge another unit', () => {
    expect(() => meets({ attained: quantity('time', Ratio.one), target: target('>= 99.9 %') })).toThrow(
      'cannot be judged',
    );
  });
  it('measures the shortfall in the direction of the target, never below zero', () => {
    expect(shortfall({ attained: share('98.3'), target: target('>= 99.5 %') }).toString()).toBe('0.012');
    expect(shortfall({ attained: share('99.9'), target: target('>= 99.5 %') }).toString()).toBe('0');
    expect(shortfall({ attained: quantity('time', Ratio.of(3)), target: target('<= 2 ms') }).toString()).toBe('1');
  });
  it('knows which of two targets is stricter', () => {
    const strict = (candidate: string, than: string): boolean =>
      atLeastAsStrict({ candidate: target(candidate), than: target(than) });
    expect(strict('>= 99.95 %', '>= 99.9 %')).toBe(true);
    expect(strict('>= 99.9 %', '>= 99.95 %')).toBe(false);
    expect(strict('<= 20 min', '<= 30 min')).toBe(true);
    expect(strict('>= 99.9 %', '> 99.9 %')).toBe(false);
    expect(strict('> 99.9 %', '>= 99.9 %')).toBe(true);
    expect(strict('<= 99.9 %', '>= 99.9 %')).toBe(false);
  });
  it('is said in both languages', () => {
    expect(sayTarget(target('>= 99.95 %'), 'en')).toBe('at least 99.95 %');
    expect(sayTarget(target('<= 4 h'), 'zh-Hant')).toBe('不超過 4 小時');
  });
  it.each(['99.9 %', '[99 %, 100 %]', 'about 99 %'])('refuses %s', (text) => {
    expect(parseTarget(text)).toContain('not a target');
  });
});
