import { expect, test } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { habitFrom, nothingSeen } from './habit.ts';
import { sayHabit } from './say-habit.ts';
import type { OutagesSeen } from './habit.ts';
import { forecastTime } from './time-budget.ts';

const minute = Ratio.of(60_000);
const min = (count: string): Ratio => Ratio.parse(count).times(minute);
const seen = (periods: number, outages: number, repairMin: number): OutagesSeen => ({
  periods,
  outages: Ratio.of(outages),
  time: min('43200').times(Ratio.of(periods)),
  repair: min(String(repairMin)),
});
const source = { en: 'maker’s figures' };

test('figures of the model are taken as known: 3.3793590095760266 % for the hospital', () => {
  const given = { outages: Ratio.of(6), over: min('527040'), meanRepair: min('4'), source };
  const habit = habitFrom({ given, own: seen(12, 40, 900) });
  expect(habit).toMatchObject({ from: 'model', source });
  if (habit === undefined) return;
  const budget = { used: min('3.1'), allowed: min('4.032'), remaining: min('3810') };
  expect(forecastTime(budget, habit).breach).toBeCloseTo(0.033793590095760266, 15);
  expect(forecastTime({ ...budget, planned: min('2') }, habit)).toEqual({ state: 'WORKS', breach: 1 });
});

test('a year with five outages gives a known rate; with four it stays uncertain', () => {
  expect(habitFrom({ own: seen(12, 5, 100) })).toMatchObject({ from: 'history' });
  const learned = habitFrom({ own: seen(12, 4, 100) });
  expect(learned?.from).toBe('learned');
  expect(learned?.rate).toMatchObject({ shape: Ratio.parse('4.5') });
});

test('fellows fill up what is missing of six periods, and no more', () => {
  const fellows = seen(24, 48, 960);
  const young = habitFrom({ own: seen(2, 1, 20), fellows });
  expect(young?.from).toBe('fellows');
  // 4 of 24 periods of theirs: 8 outages beside the one.
  expect(young?.rate).toMatchObject({ shape: Ratio.parse('9.5'), scale: min('43200').times(Ratio.of(6)) });
  expect(habitFrom({ own: seen(6, 1, 20), fellows })?.rate).toMatchObject({ shape: Ratio.parse('1.5') });
});

test('a single repair of one’s own is drawn to those of fellows, three stand for themselves', () => {
  const fellows = seen(12, 10, 200);
  expect(habitFrom({ own: seen(12, 1, 80), fellows })?.meanRepair).toEqual(min('40'));
  expect(habitFrom({ own: seen(12, 3, 240), fellows })?.meanRepair).toEqual(min('80'));
  expect(habitFrom({ own: seen(12, 0, 0), fellows })?.meanRepair).toEqual(min('20'));
});

test('without any repair nothing is said', () => {
  expect(habitFrom({ own: seen(12, 0, 0) })).toBeUndefined();
  expect(habitFrom({ own: nothingSeen })).toBeUndefined();
});

test('its words name its numbers', () => {
  const habit = habitFrom({ own: seen(12, 6, 120) });
  if (habit === undefined) throw new TypeError('there is a habit');
  expect(sayHabit(habit).en).toBe(
    '0.50 outages per 30 days of service, 20 min each on average (own history: 6 outages in 12 periods)',
  );
  expect(sayHabit(habit)['zh-Hant']).toContain('12 個評核期內中斷 6 次');
});
