/** `troth holidays`: public holidays from the holiday library as a block for a calendar. */
import type { HolidaysOptions } from '../commands/holidays.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';

export async function holidays(country: string, options: HolidaysOptions, host: Host): Promise<Ending> {
  const years = yearsOf(options.years);
  const { default: Holidays } = await import('date-holidays');
  const code = country.toUpperCase();
  const list = options.state === undefined ? new Holidays(code) : new Holidays(code, options.state);
  const known = Object.keys(new Holidays().getCountries());
  if (!known.includes(code))
    throw badInput(`${country}: no holidays are known for it; give a country by its two letters, such as HK, GB or US`);
  const states = Object.keys(list.getStates(code) ?? {});
  if (options.state !== undefined && !states.includes(options.state))
    throw badInput(`--state ${options.state}: ${code} has ${states.join(', ') || 'no parts'}`);
  const lines = years.flatMap((year) =>
    list
      .getHolidays(year, options.lang)
      .filter((one) => one.type === 'public')
      .map((one) => `  - ${one.date.slice(0, 10)} # ${one.name}${one.substitute === true ? ' (substitute)' : ''}`),
  );
  const place = options.state === undefined ? code : `${code}-${options.state}`;
  host.out(
    [
      `# Public holidays of ${place}, ${options.years}. Source: date-holidays 3.37.0 (data CC-BY-3.0, github.com/commenthol/date-holidays).`,
      '# Check them against the official list before you sign; put the block into a calendar of the agreement.',
      'holidayDates:',
      ...new Set(lines),
      '',
    ].join('\n'),
  );
  return endings.ok;
}

function yearsOf(text: string): readonly number[] {
  const found = /^(\d{4})(?:-(\d{4}))?$/u.exec(text);
  const [first, last] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
  if (found === null || last < first || last - first > 30) throw badInput(`--years ${text}: write 2025 or 2025-2027`);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
