import { describe, expect, it } from 'vitest';
import { Calendar } from './calendar.ts';
import { at, calendar, five, hour, office, t, texts } from './testing/office.ts';

describe('calendars put together', () => {
  const hongKong = calendar({ zone: 'Asia/Hong_Kong', weekly: five(['09:00', '18:00']), holidays: ['2024-04-04'] });
  const london = calendar({ zone: 'Europe/London', weekly: five(['09:00', '17:00']), holidays: ['2024-03-29'] });
  const both = hongKong.intersect(london);

  it('are open when both are', () => {
    expect(texts(both.openBetween(t('2024-03-28T00:00'), t('2024-04-06T00:00')))).toEqual([
      '2024-03-28T09:00 2024-03-28T10:00',
      '2024-04-01T08:00 2024-04-01T10:00',
      '2024-04-02T08:00 2024-04-02T10:00',
      '2024-04-03T08:00 2024-04-03T10:00',
      '2024-04-05T08:00 2024-04-05T10:00',
    ]);
    expect(both.zone.name).toBe('Asia/Hong_Kong');
    expect(['2024-03-29', '2024-04-04', '2024-04-05'].map((date) => both.isHoliday(date))).toEqual([true, true, false]);
    expect(['2024-03-29', '2024-04-04', '2024-04-05'].map((date) => both.isBusinessDate(date))).toEqual([
      false,
      false,
      true,
    ]);
    expect(at(both.add(t('2024-03-28T09:30'), hour))).toBe('2024-04-01T08:30');
    expect(at(both.addBusinessDays(t('2024-03-28T09:30'), 1, 'end-of-working-day'))).toBe('2024-04-01T10:00');
  });

  it('share split days too', () => {
    const split = calendar({ zone: 'UTC', weekly: five(['08:00', '10:00'], ['12:00', '14:00']) });
    const late = calendar({ zone: 'UTC', weekly: five(['09:00', '13:00']) });
    expect(split.intersect(late).elapsed(t('2024-05-06T00:00'), t('2024-05-07T00:00'))).toBe(2 * hour);
    expect(at(split.intersect(late).addBusinessDays(t('2024-05-06T00:00'), 0, 'end-of-working-day'))).toBe(
      '2024-05-06T13:00',
    );
  });

  const change = t('2024-05-08T12:00');
  const longer = calendar({ zone: 'UTC', weekly: five(['07:00', '19:00']), holidays: ['2024-05-13'] });
  const spliced = Calendar.spliced([
    { from: change, calendar: longer },
    { from: t('2024-01-01T00:00'), calendar: office },
    { from: t('2024-05-15T00:00'), calendar: office },
  ]);
  const changed = spliced.ok ? spliced.value : expect.unreachable('spliced');

  it('follow one another from an instant on', () => {
    expect(texts(changed.openBetween(t('2024-05-07T00:00'), t('2024-05-16T00:00')))).toEqual([
      '2024-05-07T09:00 2024-05-07T17:00',
      '2024-05-08T09:00 2024-05-08T19:00',
      '2024-05-09T07:00 2024-05-09T19:00',
      '2024-05-10T07:00 2024-05-10T19:00',
      '2024-05-14T07:00 2024-05-14T19:00',
      '2024-05-15T09:00 2024-05-15T17:00',
    ]);
    expect(changed.elapsed(t('2024-05-08T00:00'), t('2024-05-10T00:00'))).toBe(22 * hour);
    expect(changed.openBetween(t('2023-05-08T00:00'), t('2023-05-09T00:00')).total()).toBe(8 * hour);
  });

  it('ask the one in force for its holidays and dates', () => {
    expect(['2024-05-09', '2024-05-13'].map((date) => changed.isHoliday(date))).toEqual([false, true]);
    expect(changed.isHoliday('2023-05-09')).toBe(false);
    expect(
      ['2024-05-08', '2024-05-09', '2024-05-13', '2023-05-08'].map((date) => changed.isBusinessDate(date)),
    ).toEqual([true, true, false, true]);
    expect(at(changed.addBusinessDays(t('2024-05-07T10:00'), 1, 'end-of-working-day'))).toBe('2024-05-08T19:00');
    const holiday = calendar({ zone: 'UTC', always: true, holidays: ['2024-05-08'] });
    const from = (instant: string) =>
      Calendar.spliced([
        { from: t('2024-01-01T00:00'), calendar: office },
        { from: t(instant), calendar: holiday },
      ]);
    const isHoliday = (instant: string) => {
      const read = from(instant);
      return read.ok && read.value.isHoliday('2024-05-08');
    };
    expect([isHoliday('2024-05-08T00:00'), isHoliday('2024-05-08T00:01')]).toEqual([true, false]);
  });

  it('refuse to follow without an order, or into another zone', () => {
    const message = (parts: Parameters<typeof Calendar.spliced>[0]): string => {
      const read = Calendar.spliced(parts);
      return read.ok ? '' : `${read.refusals[0]?.code}: ${read.refusals[0]?.message}`;
    };
    const part = { from: change, calendar: office };
    expect(message([])).toBe('calendar/no-versions: There is no calendar in the list to put in force.');
    expect(message([part])).toBe('');
    expect(message([part, { ...part, calendar: longer }])).toBe(
      'calendar/two-versions: Two calendars take effect at 2024-05-08T12:00:00.000Z: keep one of them.',
    );
    const later = { from: t('2024-06-08T12:00'), calendar: longer };
    expect(message([part, later, { ...later, calendar: office }])).toMatch(/^calendar\/two-versions: /);
    expect(message([part, { from: t('2024-06-08T12:00'), calendar: london }])).toBe(
      'calendar/two-zones: Europe/London follows UTC: keep one zone in all versions.',
    );
  });
});
