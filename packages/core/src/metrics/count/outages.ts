/** Outages as things to count. An outage belongs to the span in which it began to count, so none counts twice. */
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import { outagesOf } from '../timeline/outage.ts';
import type { Outage } from '../timeline/outage.ts';
import { timelineOf } from '../timeline/from-evidence.ts';
import type { Timeline } from '../timeline/from-evidence.ts';
import type { Item } from './item.ts';
import type { CountTerms } from './terms.ts';

export interface CountedOutages {
  readonly timeline: Timeline;
  readonly items: readonly Item[];
  /** Milliseconds down of all that count, of those that began before the span as well. */
  readonly downtime: Ratio;
}

/** Outages of the span under the terms: states, members, length. */
export function countedOutages(terms: CountTerms, context: MeasureContext): CountedOutages {
  const timeline = timelineOf(context, {
    members: terms.members,
    combine: terms.combine ?? 'any-down',
    severities: new Map((terms.states ?? ['down']).map((state) => [state, Ratio.one])),
    startsAt: 'fault',
    affectedWeighs: false,
    amongExisting: false,
  });
  const { longerThan } = terms;
  const outages = outagesOf(timeline).filter(
    ({ length }) => longerThan === undefined || Ratio.of(length).greaterThan(longerThan.value),
  );
  return {
    timeline,
    items: outages.filter((outage) => beginsIn(outage, timeline)).map(itemOf),
    downtime: Ratio.sumOf(outages.map(({ counted }) => counted)),
  };
}

/** Begun before the span, but only outside service hours, it still begins in the span. */
function beginsIn(outage: Outage, { span, calendar }: Timeline): boolean {
  return outage.start >= span.start || calendar.openBetween(outage.start, span.start).isEmpty;
}

function itemOf({ id, start, end, counted, rows }: Outage): Item {
  return { id, start, end, counted, rows: rows.map((row) => row.id), group: rows[0]?.subject ?? '' };
}
