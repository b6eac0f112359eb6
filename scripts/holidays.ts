/**
 * Writes the holiday lists in packages/core/src/calendars/holidays from the rules of the npm package date-holidays,
 * with the days that its rules lack and the year's proclamations named here.
 *
 *   node scripts/holidays.ts
 *
 * A list says which years it covers; only years checked against the published list are covered.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Holidays from 'date-holidays';

interface Day {
  readonly date: string;
  readonly name: { readonly en: string; readonly zh?: string };
}

interface Recipe {
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** Country and state of date-holidays. */
  readonly place: readonly [string, string?];
  readonly covers: { readonly from: number; readonly to: number };
  readonly note: string;
  readonly zh?: 'library' | Readonly<Record<string, string>>;
  readonly keep?: (day: Day) => boolean;
  readonly added?: readonly Day[];
}

const require = createRequire(import.meta.url);
const manifest: { version: string } = JSON.parse(
  readFileSync(require.resolve('date-holidays').replace(/date-holidays\/.*$/, 'date-holidays/package.json'), 'utf8'),
);
const source = `npm date-holidays ${manifest.version} (data CC-BY-3.0)`;

const isWeekday = ({ date }: Day): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const british = {
  "New Year's Day": '元旦',
  'Good Friday': '耶穌受難節',
  'Easter Monday': '復活節星期一',
  'Early May bank holiday': '五月初銀行假日',
  'Spring bank holiday': '春季銀行假日',
  'Summer bank holiday': '夏季銀行假日',
  'Christmas Day': '聖誕節',
  'Boxing Day': '節禮日',
};

const hongKong: Recipe = {
  name: 'hk-general',
  title: { en: 'General holidays, Hong Kong', zh: '香港公眾假期' },
  place: ['HK'],
  covers: { from: 2020, to: 2027 },
  note: 'General Holidays Ordinance (Cap. 149); Sundays, which are general holidays too, are left to the weekly hours',
  zh: 'library',
};

const recipes: readonly Recipe[] = [
  hongKong,
  {
    name: 'england',
    title: { en: 'Bank holidays, England and Wales', zh: '英格蘭及威爾斯銀行假日' },
    place: ['GB', 'ENG'],
    covers: { from: 2020, to: 2027 },
    note: 'Banking and Financial Dealings Act 1971 and proclamations; a day at a weekend counts on its substitute',
    zh: british,
    keep: isWeekday,
  },
  {
    name: 'scotland',
    title: { en: 'Bank holidays, Scotland', zh: '蘇格蘭銀行假日' },
    place: ['GB', 'SCT'],
    covers: { from: 2020, to: 2025 },
    note: 'Banking and Financial Dealings Act 1971 and proclamations; a day at a weekend counts on its substitute',
    zh: { ...british, 'January 2nd': '一月二日', 'St Andrew’s Day': '聖安德魯日' },
    keep: isWeekday,
  },
  {
    name: 'ireland',
    title: { en: 'Public holidays, Ireland', zh: '愛爾蘭公眾假期' },
    place: ['IE'],
    covers: { from: 2020, to: 2027 },
    note: 'Organisation of Working Time Act 1997, Second Schedule; 2022-03-18 by S.I. 50/2022',
    added: [{ date: '2022-03-18', name: { en: 'Day of Remembrance and Recognition' } }],
  },
  {
    name: 'us-federal',
    title: { en: 'Federal holidays, United States', zh: '美國聯邦假日' },
    place: ['US'],
    covers: { from: 2020, to: 2027 },
    note: '5 U.S.C. 6103, with the weekday observed for a holiday at a weekend; without days given by executive order',
    added: [{ date: '2023-11-10', name: { en: 'Veterans Day (substitute day)' } }],
  },
  {
    name: 'germany',
    title: { en: 'Public holidays in all states of Germany', zh: '德國全國公眾假期' },
    place: ['DE'],
    covers: { from: 2020, to: 2030 },
    note: 'the nine days common to the laws of all sixteen states',
  },
  {
    name: 'france',
    title: { en: 'Public holidays, metropolitan France', zh: '法國公眾假期' },
    place: ['FR'],
    covers: { from: 2020, to: 2030 },
    note: 'Code du travail, article L3133-1',
  },
  {
    name: 'japan',
    title: { en: 'National holidays, Japan', zh: '日本國民假日' },
    place: ['JP'],
    covers: { from: 2020, to: 2027 },
    note: 'Act on National Holidays (Act 178 of 1948); the days from 29 December to 3 January are not among them',
  },
];

function generated(recipe: Recipe): Day[] {
  const [country, state] = recipe.place;
  const days = new Map<string, Day>();
  const library = (language: string): Holidays =>
    new Holidays(country, state ?? '', '', { languages: [language], types: ['public'] });
  const [english, chinese] = [library('en'), library('zh')];
  for (let year = recipe.covers.from; year <= recipe.covers.to; year += 1) {
    const zhOf = new Map(chinese.getHolidays(year, 'zh').map((day) => [day.date.slice(0, 10), day.name]));
    for (const holiday of english.getHolidays(year, 'en')) {
      const date = holiday.date.slice(0, 10);
      const own = holiday.name.replace(/ \(substitute day\)$/, '');
      const zh = recipe.zh === 'library' ? zhOf.get(date) : recipe.zh?.[own];
      const day = { date, name: zh === undefined ? { en: holiday.name } : { en: holiday.name, zh } };
      if (!days.has(date) && (recipe.keep?.(day) ?? true)) days.set(date, day);
    }
  }
  for (const day of recipe.added ?? []) days.set(day.date, day);
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Employment Ordinance (Cap. 57) s. 39, as amended in 2021: which general holidays are statutory in a year. */
function isStatutory({ date, name }: Day): boolean {
  const year = Number(date.slice(0, 4));
  if (/Good Friday/.test(name.en)) return false;
  if (/Easter Monday/.test(name.en)) return year >= 2026;
  if (/first weekday after Christmas/.test(name.en)) return year >= 2024;
  return true;
}

/** The Chinese Winter Solstice Festival, or the Monday after it where Sunday is the rest day. */
const solstices: readonly Day[] = ['2024-12-21', '2025-12-22', '2026-12-22', '2027-12-22'].map((date) => ({
  date,
  name: { en: 'Chinese Winter Solstice Festival', zh: '冬節' },
}));

function write(list: Omit<Recipe, 'place' | 'zh' | 'keep' | 'added'>, days: readonly Day[]): void {
  const { name, title, covers, note } = list;
  const head = {
    name,
    title,
    edition: `date-holidays ${manifest.version}`,
    source: `${source}; ${note}`,
    covers,
  };
  const rows = days.map((day) => `    ${JSON.stringify(day)}`);
  const text = `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "dates": [\n${rows.join(',\n')}\n  ]\n}\n`;
  writeFileSync(new URL(`../packages/core/src/calendars/holidays/${name}.json`, import.meta.url), text);
  process.stdout.write(`${name}: ${days.length} days\n`);
}

for (const recipe of recipes) write(recipe, generated(recipe));

const statutory = generated({ ...hongKong, covers: { from: 2024, to: 2027 } }).filter(isStatutory);
const law = 'Employment Ordinance (Cap. 57) s. 39, where Sunday is the rest day';
const covers = { from: 2024, to: 2027 };
write(
  {
    name: 'hk-statutory',
    title: { en: 'Statutory holidays, Hong Kong, Christmas Day elected', zh: '香港法定假日（選聖誕節）' },
    covers,
    note: `${law}; the employer elects Christmas Day`,
  },
  statutory,
);
write(
  {
    name: 'hk-statutory-winter-solstice',
    title: { en: 'Statutory holidays, Hong Kong, Winter Solstice elected', zh: '香港法定假日（選冬節）' },
    covers,
    note: `${law}; the employer elects the Chinese Winter Solstice Festival`,
  },
  [...statutory.filter((day) => day.name.en !== 'Christmas Day'), ...solstices].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  ),
);
