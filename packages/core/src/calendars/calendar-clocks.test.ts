import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import { IntervalSet } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import type { DayMode } from './business-days.ts';
import type { Calendar } from './calendar.ts';
import { always, at, calendar, hour, never, office, pause, t } from './testing/office.ts';

describe('clocks with pauses', () => {
  const pauses = [pause('2024-05-06T15:00', '2024-05-07T10:00'), pause('2024-05-07T09:30', '2024-05-07T11:00')];

  it('stand still', () => {
    expect(at(office.deadline(t('2024-05-06T14:00'), 2 * hour, pauses))).toBe('2024-05-07T12:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), hour, pauses))).toBe('2024-05-06T15:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), 2 * hour, IntervalSet.of(pauses)))).toBe('2024-05-07T12:00');
    expect(at(office.deadline(t('2024-05-07T10:30'), hour, pauses))).toBe('2024-05-07T12:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), 3 * hour, []))).toBe('2024-05-06T17:00');
    expect(office.held(pauses)).toBe(4 * hour);
    expect(office.held(IntervalSet.of(pauses))).toBe(4 * hour);
  });

  it('that need not run are due when they could', () => {
    expect(at(office.deadline(t('2024-05-06T15:30'), 0, pauses))).toBe('2024-05-07T11:00');
    expect(at(office.deadline(t('2024-05-06T14:59'), 0, pauses))).toBe('2024-05-06T14:59');
    expect(at(office.deadline(t('2024-05-06T15:00'), 0, pauses))).toBe('2024-05-07T11:00');
  });

  it('follow the boundary of the agreement', () => {
    const clock = { start: t('2024-05-06T14:00'), targetMs: hour, pauses };
    expect(at(office.due(clock))).toBe('2024-05-06T15:00');
    expect(at(office.due({ ...clock, boundary: 'close' }))).toBe('2024-05-06T15:00');
    expect(at(office.due({ ...clock, boundary: 'next-open' }))).toBe('2024-05-07T11:00');
    expect(at(office.due({ ...clock, targetMs: 2 * hour, boundary: 'next-open' }))).toBe('2024-05-07T12:00');
    expect(at(office.due({ ...clock, targetMs: 7 * hour, boundary: 'next-open' }))).toBe('2024-05-08T09:00');
  });

  it('that are paused for ever are never due', () => {
    const open = [{ start: t('2024-05-06T15:00'), end: Instant.latest }];
    expect(at(office.deadline(t('2024-05-06T14:00'), 2 * hour, open))).toBe('calendar/never-open');
    expect(at(office.deadline(t('2024-05-06T14:00'), hour, open))).toBe('2024-05-06T15:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), -1, open))).toBe('calendar/bad-duration');
    expect(office.elapsedPaused(t('2024-05-06T14:00'), t('2024-05-08T14:00'), open)).toBe(hour);
  });

  it('may have been paused since ever', () => {
    const open = [{ start: Instant.earliest, end: t('2024-05-06T15:00') }];
    expect(at(office.deadline(t('2024-05-06T14:00'), hour, open))).toBe('2024-05-06T16:00');
    const until = [{ start: Instant.earliest, end: t('1970-01-01T10:00') }];
    expect(office.held(until)).toBe(hour);
  });

  it('measure what they ran', () => {
    const [start, end] = [t('2024-05-06T14:00'), t('2024-05-07T12:00')];
    expect(office.elapsedPaused(start, end, pauses)).toBe(2 * hour);
    expect(office.elapsedPaused(start, end, IntervalSet.of(pauses))).toBe(2 * hour);
    expect(office.elapsedPaused(end, start, pauses)).toBe(0);
    expect(office.elapsedPaused(start, start, pauses)).toBe(0);
    expect(office.overrun({ start, targetMs: hour, pauses }, end)).toEqual({ spentMs: 2 * hour, overrunMs: hour });
    expect(office.overrun({ start, targetMs: 3 * hour, pauses }, end)).toEqual({ spentMs: 2 * hour, overrunMs: 0 });
  });

  it('reach shares of their target', () => {
    const clock = { start: t('2024-05-06T14:00'), targetMs: 2 * hour, pauses };
    const due = office.thresholds(clock, ['0.25', '0.5', '1', '1.5', '1/3'].map(Ratio.parse.bind(Ratio)));
    expect(due.ok ? due.value.map(Instant.format) : []).toEqual([
      '2024-05-06T14:30:00.000Z',
      '2024-05-06T15:00:00.000Z',
      '2024-05-07T12:00:00.000Z',
      '2024-05-07T13:00:00.000Z',
      '2024-05-06T14:40:00.000Z',
    ]);
    const third = office.thresholds({ ...clock, targetMs: 100 }, [Ratio.of(1, 3)]);
    expect(third.ok ? third.value : []).toEqual([clock.start + 34]);
    const refusedShare = office.thresholds(clock, [Ratio.of(-1)]);
    expect(refusedShare.ok ? '' : refusedShare.refusals[0]?.code).toBe('calendar/bad-duration');
  });
});

describe('business days', () => {
  const daysOf =
    (one: Calendar) =>
    (start: string, n: number, mode: DayMode): string =>
      at(one.addBusinessDays(t(start), n, mode));
  const days = daysOf(office);

  it('keep the time on the wall', () => {
    expect(days('2024-05-08T20:00', 1, 'same-wall-time')).toBe('2024-05-10T20:00');
    expect(days('2024-05-10T08:00', -1, 'same-wall-time')).toBe('2024-05-08T08:00');
    expect(days('2024-05-04T12:00', 1, 'same-wall-time')).toBe('2024-05-06T12:00');
    expect(days('2024-05-04T12:00', 0, 'same-wall-time')).toBe('2024-05-06T12:00');
    expect(days('2024-05-06T12:00', 0, 'same-wall-time')).toBe('2024-05-06T12:00');
    expect(days('2024-05-06T12:00', 10, 'same-wall-time')).toBe('2024-05-21T12:00');
  });

  it('end at closing', () => {
    expect(days('2024-05-08T20:00', 1, 'end-of-working-day')).toBe('2024-05-10T17:00');
    expect(days('2024-05-06T20:00', 0, 'end-of-working-day')).toBe('2024-05-06T17:00');
  });

  it('or snap to open time in the direction of travel', () => {
    expect(days('2024-05-06T20:00', 1, 'snap-to-open')).toBe('2024-05-08T09:00');
    expect(days('2024-05-07T20:00', 1, 'snap-to-open')).toBe('2024-05-10T09:00');
    expect(days('2024-05-06T20:00', -1, 'snap-to-open')).toBe('2024-05-03T17:00');
    expect(days('2024-05-06T08:00', -1, 'snap-to-open')).toBe('2024-05-02T17:00');
    expect(days('2024-05-06T12:00', 1, 'snap-to-open')).toBe('2024-05-07T12:00');
    expect(days('2024-05-06T08:00', 0, 'snap-to-open')).toBe('2024-05-06T09:00');
  });

  it('are whole, and refuse to be looked for in vain', () => {
    expect(office.addBusinessDays(t('2024-05-06T12:00'), 1.5, 'same-wall-time')).toEqual({
      ok: false,
      refusals: [{ code: 'calendar/bad-days', message: '1.5 is not a whole number of business days.' }],
    });
    expect(daysOf(never)('2024-05-06T12:00', 1, 'same-wall-time')).toBe('calendar/never-open');
    expect(daysOf(never)('2024-05-06T12:00', -1, 'same-wall-time')).toBe('calendar/never-open');
    const once = calendar({
      zone: 'UTC',
      weekly: {},
      overrides: [{ date: '2030-05-06', intervals: [['09:00', '10:00']] }],
    });
    expect(daysOf(once)('2024-05-06T12:00', 1, 'end-of-working-day')).toBe('2030-05-06T10:00');
    expect(daysOf(once)('2036-05-06T12:00', -1, 'end-of-working-day')).toBe('2030-05-06T10:00');
    expect(daysOf(once)('2024-05-06T12:00', 2, 'end-of-working-day')).toBe('calendar/never-open');
    expect(daysOf(always)('1970-01-01T12:00', -1, 'same-wall-time')).toBe('calendar/never-open');
    expect(daysOf(always)('2999-12-31T12:00', 1, 'same-wall-time')).toBe('calendar/never-open');
    expect(daysOf(always)('2999-12-30T12:00', 1, 'same-wall-time')).toBe('2999-12-31T12:00');
    expect(daysOf(always)('1970-01-02T12:00', -1, 'same-wall-time')).toBe('1970-01-01T12:00');
  });

  it('grow by the open time that was held', () => {
    const clock = { start: t('2024-05-06T10:00'), days: 1, mode: 'same-wall-time' } as const;
    const paused = (...pauses: Interval[]): string => at(office.deadlineDays({ ...clock, pauses }));
    expect(paused()).toBe('2024-05-07T10:00');
    expect(paused(pause('2024-05-06T12:00', '2024-05-06T14:00'))).toBe('2024-05-07T12:00');
    expect(
      at(office.deadlineDays({ ...clock, pauses: IntervalSet.of([pause('2024-05-06T12:00', '2024-05-06T14:00')]) })),
    ).toBe('2024-05-07T12:00');
    expect(paused(pause('2024-05-06T08:00', '2024-05-06T11:00'))).toBe('2024-05-07T11:00');
    expect(paused(pause('2024-05-07T11:00', '2024-05-07T14:00'))).toBe('2024-05-07T10:00');
    expect(paused(pause('2024-05-06T12:00', '2024-05-06T14:00'), pause('2024-05-07T11:00', '2024-05-07T13:00'))).toBe(
      '2024-05-07T14:00',
    );
    expect(at(never.deadlineDays({ ...clock, pauses: [] }))).toBe('calendar/never-open');
    const late = { ...clock, start: t('2024-05-06T20:00'), pauses: [pause('2024-05-06T20:00', '2024-05-06T22:00')] };
    expect(at(office.deadlineDays(late))).toBe('2024-05-07T20:00');
  });
});
