/** Series by name and number. Owns: the number that stands for a series in runs and pages. */
import type { SeriesName } from '@troth/core';
import type { ColumnQuestion } from '../ports/evidence.ts';
import type { Session } from './session.ts';

export interface NumberedSeries {
  readonly number: number;
  readonly name: SeriesName;
}

export interface SeriesRow {
  readonly series: number;
  readonly source: string;
  readonly name: string;
  readonly subject: string;
  readonly agreement: string;
  readonly step_ms: number;
}

const columns = 'series, source, name, subject, agreement, step_ms';

export const nameOf = (row: SeriesRow): SeriesName => ({
  source: row.source,
  series: row.name,
  ...(row.subject === '' ? {} : { subject: row.subject }),
  ...(row.agreement === '' ? {} : { agreement: row.agreement }),
  stepMs: row.step_ms,
});

export const seriesKey = ({ source, series, subject, agreement, stepMs }: SeriesName): string =>
  JSON.stringify([source, series, subject ?? '', agreement ?? '', stepMs]);

/** Series that a question speaks of, in order of their names. */
export async function findSeries(
  { org, rows }: Session,
  { agreement, names }: Pick<ColumnQuestion, 'agreement' | 'names'>,
): Promise<readonly NumberedSeries[]> {
  const found = await rows<SeriesRow>(
    `select ${columns} from troth.series where org = $1
     and ($2::text is null or agreement = $2 or (agreement = '' and ($3::text[] is null or subject = '' or subject = any($3))))
     and ($3::text[] is null or name = any($3))
     order by name, source, subject, agreement, step_ms`,
    [org, agreement ?? null, names === undefined ? null : [...names]],
  );
  return found.map((row) => ({ number: row.series, name: nameOf(row) }));
}

/** The number of each series by its key; new ones are entered. */
export async function numbersOf(session: Session, names: readonly SeriesName[]): Promise<ReadonlyMap<string, number>> {
  const { remembered, learned } = session;
  const numbers = new Map<string, number>();
  const unknown = new Map<string, SeriesName>();
  for (const name of names) {
    const key = seriesKey(name);
    const number = learned.get(key) ?? remembered.get(key);
    if (number === undefined) unknown.set(key, name);
    else numbers.set(key, number);
  }
  if (unknown.size === 0) return numbers;
  for (const [key, number] of await lookUp(session, [...unknown.values()])) {
    numbers.set(key, number);
    learned.set(key, number);
  }
  return numbers;
}

async function lookUp(
  { org, rows }: Session,
  distinct: readonly SeriesName[],
): Promise<readonly (readonly [string, number])[]> {
  const parameters = [
    org,
    distinct.map(({ source }) => source),
    distinct.map(({ series }) => series),
    distinct.map(({ subject }) => subject ?? ''),
    distinct.map(({ agreement }) => agreement ?? ''),
    distinct.map(({ stepMs }) => stepMs),
  ];
  const wanted =
    'unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[]) as w (source, name, subject, agreement, step_ms)';
  const found = `select s.series, s.source, s.name, s.subject, s.agreement, s.step_ms from troth.series s join ${wanted}
    using (source, name, subject, agreement, step_ms) where s.org = $1`;
  let held = await rows<SeriesRow>(found, parameters);
  if (held.length < distinct.length) {
    await rows(
      `insert into troth.series (org, source, name, subject, agreement, step_ms) select $1, w.* from ${wanted}
       on conflict (org, source, name, subject, agreement, step_ms) do nothing`,
      parameters,
    );
    held = await rows<SeriesRow>(found, parameters);
  }
  return held.map((row) => [seriesKey(nameOf(row)), row.series]);
}
