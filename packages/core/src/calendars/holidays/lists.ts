/**
 * Named holiday lists, each with its source, its edition and the years for which it is known to be complete. A list
 * used for another year would silently be open all year: ask `covers` first.
 */
import type { PlainDate } from '../../values/local.ts';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { suggestion } from '../nearest.ts';
import england from './england.json' with { type: 'json' };
import france from './france.json' with { type: 'json' };
import germany from './germany.json' with { type: 'json' };
import hkGeneral from './hk-general.json' with { type: 'json' };
import hkSolstice from './hk-statutory-winter-solstice.json' with { type: 'json' };
import hkStatutory from './hk-statutory.json' with { type: 'json' };
import ireland from './ireland.json' with { type: 'json' };
import japan from './japan.json' with { type: 'json' };
import scotland from './scotland.json' with { type: 'json' };
import usFederal from './us-federal.json' with { type: 'json' };

/** One day of a list; Chinese names are Traditional, where the list has them. */
export interface Holiday {
  readonly date: PlainDate;
  readonly name: { readonly en: string; readonly zh?: string | undefined };
}

interface ListData {
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** Which state of the source the list was made from. */
  readonly edition: string;
  readonly source: string;
  readonly covers: { readonly from: number; readonly to: number };
  readonly dates: readonly Holiday[];
}

export interface HolidayList extends Omit<ListData, 'covers'> {
  /** First and last year for which the list is complete. */
  readonly years: { readonly from: number; readonly to: number };
  /** Whether the list is complete for the year. */
  covers(year: number): boolean;
}

const lists: readonly ListData[] = [
  england,
  france,
  germany,
  hkGeneral,
  hkStatutory,
  hkSolstice,
  ireland,
  japan,
  scotland,
  usFederal,
];

/** All names, sorted. */
export const holidayListNames: readonly string[] = lists.map((list) => list.name);

/** The list of a name; refuses a name there is none of, with the nearest ones. */
export function holidayList(name: string): Outcome<HolidayList> {
  const found = lists.find((list) => list.name === name);
  if (found === undefined) {
    const hint = suggestion(name, holidayListNames) || ` There are: ${holidayListNames.join(', ')}.`;
    const message = `There is no holiday list ${JSON.stringify(name)}.${hint}`;
    return refused({ code: 'calendar/unknown-holidays', message });
  }
  const { covers: years, ...list } = found;
  return accepted({ ...list, years, covers: (year) => year >= years.from && year <= years.to });
}
