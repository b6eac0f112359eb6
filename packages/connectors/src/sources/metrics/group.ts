/**
 * What the evidence is called: series, subject and agreement of each raw series, and which of them are one. Owns: names
 * taken from labels, and refusing those that cannot name a row.
 */
import type { Complaints } from './complaints.ts';
import type { MetricMapping } from './mapping.ts';
import type { RawSeries } from './raw-series.ts';

export interface Group {
  /** The fields that all its rows share. */
  readonly head: { readonly series: string; readonly subject?: string; readonly agreement?: string };
  /** Rows are called after it and their time, as files call rows without an id. */
  readonly name: string;
  readonly members: readonly RawSeries[];
}

type Names = Pick<MetricMapping, 'series' | 'subject' | 'agreement'>;

/** A row's id holds 200 characters, 25 of them for the moment. */
const longestName = 175;
const control = /\p{Cc}/u;

export function groupsOf(names: Names, all: readonly RawSeries[], complaints: Complaints): Group[] {
  const groups = new Map<string, { head: Group['head']; members: RawSeries[]; torn: boolean }>();
  for (const raw of all) {
    const head = headOf(names, raw, complaints);
    if (head === undefined) continue;
    const name = nameOf(head);
    const group = groups.get(name) ?? { head, members: [], torn: false };
    groups.set(name, group);
    group.members.push(raw);
    if (group.head.agreement !== head.agreement) group.torn = true;
  }
  return [...groups].flatMap(([name, { head, members, torn }]) => {
    if (!torn) return { name, head, members };
    const message = `${name} would be evidence for several agreements; give each its own subject or series`;
    complaints.add({ place: name, code: 'TWO-AGREEMENTS', message });
    return [];
  });
}

const nameOf = ({ series, subject }: Group['head']): string =>
  subject === undefined ? series : `${series}/${subject}`;

function headOf(names: Names, raw: RawSeries, complaints: Complaints): Group['head'] | undefined {
  const head: { series?: string; subject?: string; agreement?: string } = {};
  for (const field of ['series', 'subject', 'agreement'] as const) {
    const asked = names[field];
    if (asked === undefined) continue;
    const label = asked.startsWith('label:') ? asked.slice('label:'.length).trim() : undefined;
    const text = label === undefined ? asked : (raw.labels[label] ?? '');
    const why =
      text === ''
        ? `it has no label ${label} to take the ${field} from`
        : control.test(text) || text.length > longestName
          ? `its label ${label} is too long for a ${field}, or holds control characters`
          : undefined;
    if (why === undefined) head[field] = text;
    else {
      complaints.add({ place: raw.key, code: 'NAME', message: `${why}; map another label, or a constant` });
      return undefined;
    }
  }
  const { series, ...rest } = head;
  if (series === undefined) return undefined;
  const whole = { series, ...rest };
  if (nameOf(whole).length <= longestName) return whole;
  const message = `series and subject together have more than ${longestName} characters; map shorter labels`;
  complaints.add({ place: raw.key, code: 'NAME', message });
  return undefined;
}
