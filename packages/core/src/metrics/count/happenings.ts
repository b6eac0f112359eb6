/** Cases and rows as things to count: each belongs to the span in which it was opened or began. */
import { extentOf } from '../../evidence/extent.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseLogs } from '../case-clock/log.ts';
import type { CaseLog } from '../case-clock/log.ts';
import type { Exclusion, MeasureContext } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import type { Item } from './item.ts';
import type { CountTerms } from './terms.ts';

/** What counts, and what an exclusion took out. */
export interface Happenings {
  readonly items: readonly Item[];
  readonly excluded: readonly { readonly item: Item; readonly exclusion: Exclusion }[];
}

/** Cases opened in the stretch, of the classes and priorities asked for; excluded by name, never by time. */
export function casesOpened(terms: CountTerms, context: MeasureContext, stretch: Interval): Happenings {
  const logs = caseLogs(context.evidence.rows('case'), context.precedence);
  const items = logs.flatMap((log): Item[] => {
    const opened = log.rows.find(({ event }) => event === 'opened');
    if (opened === undefined || !within(opened.at, stretch) || !speaksOf(log, context.subjects) || !isAsked(terms, log))
      return [];
    return [
      happening(
        log.id,
        { start: opened.at, end: opened.at },
        { rows: [opened.id], group: log.subject ?? log.type ?? '' },
      ),
    ];
  });
  return sorted(items, (item) => context.exclusions.find(({ cases }) => cases?.includes(item.id) === true));
}

function isAsked({ types, priorities }: CountTerms, log: CaseLog): boolean {
  const priority = log.rows.find((row) => row.priority !== undefined)?.priority;
  const fits = (asked: readonly string[] | undefined, found: string | undefined): boolean =>
    asked === undefined || (found !== undefined && asked.includes(found));
  return fits(types, log.type) && fits(priorities, priority);
}

/** Rows of one form that begin in the stretch; excluded when they begin in excluded time of their subject. */
export function rowsBegun(terms: CountTerms, context: MeasureContext, stretch: Interval): Happenings {
  const rows: readonly EvidenceRow[] = terms.form === undefined ? [] : context.evidence.rows(terms.form, stretch);
  const found = rows.filter(
    (row) => within(extentOf(row).start, stretch) && speaksOf(row, context.subjects) && isOf(terms, row),
  );
  const items = found.map((row) => {
    const { start, end } = extentOf(row);
    return happening(row.id, { start, end: end ?? context.until }, { rows: [row.id], group: row.subject ?? '' });
  });
  return sorted(items, (item) =>
    context.exclusions.find(
      ({ cases, affected, subjects, intervals }) =>
        cases === undefined &&
        affected === undefined &&
        intervals.contains(item.start) &&
        (subjects === undefined || subjects.includes(item.group)),
    ),
  );
}

function isOf({ series, states }: CountTerms, row: EvidenceRow): boolean {
  if (states !== undefined && !(row.form === 'state' && states.includes(row.state))) return false;
  if (series === undefined) return true;
  if (row.form === 'signal') return row.signal === series;
  if (row.form === 'duty') return row.duty === series;
  return 'series' in row && row.series === series;
}

function within(at: Instant, { start, end }: Interval): boolean {
  return start <= at && at < end;
}

function happening(id: string, time: Interval, of: Pick<Item, 'rows' | 'group'>): Item {
  return { id, start: time.start, end: Instant.of(Math.max(time.start, time.end)), counted: Ratio.one, ...of };
}

function sorted(items: readonly Item[], excludedBy: (item: Item) => Exclusion | undefined): Happenings {
  const judged = items.map((item) => ({ item, exclusion: excludedBy(item) }));
  return {
    items: judged.filter(({ exclusion }) => exclusion === undefined).map(({ item }) => item),
    excluded: judged.flatMap(({ item, exclusion }) => (exclusion === undefined ? [] : [{ item, exclusion }])),
  };
}
