import { describe, expect, it } from 'vitest';
import { isValid } from '../../values/local.ts';
import { holidayList, holidayListNames } from './lists.ts';
import type { HolidayList } from './lists.ts';

const list = (name: string): HolidayList => {
  const found = holidayList(name);
  if (!found.ok) throw new Error(found.refusals[0]?.message);
  return found.value;
};

const datesOf = (name: string, year: string): string[] =>
  list(name)
    .dates.filter(({ date }) => date.startsWith(year))
    .map(({ date }) => date.slice(5));

describe('holiday lists', () => {
  it('are these', () => {
    expect(holidayListNames).toEqual([
      'england',
      'france',
      'germany',
      'hk-general',
      'hk-statutory',
      'hk-statutory-winter-solstice',
      'ireland',
      'japan',
      'scotland',
      'us-federal',
    ]);
  });

  it.each(holidayListNames)('%s is sorted, named and within the years it covers', (name) => {
    const { dates, years, source, edition, title } = list(name);
    const texts = dates.map(({ date }) => date);
    expect([...new Set(texts)].sort()).toEqual(texts);
    expect(texts.every(isValid)).toBe(true);
    expect(new Set(texts.map((date) => Number(date.slice(0, 4))))).toEqual(
      new Set(Array.from({ length: years.to - years.from + 1 }, (_, i) => years.from + i)),
    );
    expect(dates.every((day) => day.name.en.length > 0)).toBe(true);
    expect(source).toContain(edition);
    expect([title.en, title.zh].every((text) => text.length > 0)).toBe(true);
  });

  it('cover their years, the first and the last included', () => {
    const england = list('england');
    expect([2019, 2020, 2027, 2028].map((year) => england.covers(year))).toEqual([false, true, true, false]);
    expect(england.years).toEqual({ from: 2020, to: 2027 });
  });

  it('refuse an unknown name with the nearest ones, or with all', () => {
    expect(holidayList('hk-genral')).toEqual({
      ok: false,
      refusals: [
        {
          code: 'calendar/unknown-holidays',
          message: 'There is no holiday list "hk-genral". Did you mean "hk-general"?',
        },
      ],
    });
    const unknown = holidayList('q');
    expect(unknown.ok ? '' : unknown.refusals[0]?.message).toBe(
      `There is no holiday list "q". There are: ${holidayListNames.join(', ')}.`,
    );
  });
});

describe('Hong Kong', () => {
  it('has seventeen general holidays a year, as gazetted for 2024 and 2026', () => {
    expect(datesOf('hk-general', '2024').join(' ')).toBe(
      '01-01 02-10 02-12 02-13 03-29 03-30 04-01 04-04 05-01 05-15 06-10 07-01 09-18 10-01 10-11 12-25 12-26',
    );
    expect(datesOf('hk-general', '2026').join(' ')).toBe(
      '01-01 02-17 02-18 02-19 04-03 04-04 04-06 04-07 05-01 05-25 06-19 07-01 09-26 10-01 10-19 12-25 12-26',
    );
    for (let year = 2020; year <= 2027; year += 1) expect(datesOf('hk-general', String(year))).toHaveLength(17);
  });

  it('has fourteen statutory holidays, and from 2026 Easter Monday', () => {
    expect(['2024', '2025', '2026', '2027'].map((year) => datesOf('hk-statutory', year).length)).toEqual([
      14, 14, 15, 15,
    ]);
    expect(datesOf('hk-statutory', '2025')).not.toContain('04-21');
    expect(datesOf('hk-statutory', '2027')).toContain('03-29');
    expect(datesOf('hk-statutory', '2027')).not.toContain('03-26');
  });

  it('has the winter solstice in place of Christmas Day where the employer elects it', () => {
    const [christmas, solstice] = [datesOf('hk-statutory', '2024'), datesOf('hk-statutory-winter-solstice', '2024')];
    expect(christmas.filter((day) => !solstice.includes(day))).toEqual(['12-25']);
    expect(solstice.filter((day) => !christmas.includes(day))).toEqual(['12-21']);
  });

  it('names its days in both languages', () => {
    const day = list('hk-general').dates.find(({ date }) => date === '2025-10-29');
    expect(day?.name).toEqual({ en: 'Chung Yeung Festival', zh: '重陽節' });
  });
});

it('England has the proclaimed days, and substitutes in place of weekends', () => {
  expect(datesOf('england', '2022').join(' ')).toBe('01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27');
  expect(datesOf('england', '2023').join(' ')).toBe('01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26');
});
