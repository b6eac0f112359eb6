/** Raw samples and the quarantine in SQL. */
import { Instant } from '@troth/core';
import type { QuarantinedItem, SampleQuestion, SetAside, StoredSample } from '../ports/evidence.ts';
import type { Session } from './session.ts';

/** One text for one set of labels. */
const labelText = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Samples in order of label set, then time. */
export async function findSamples({ org, rows }: Session, question: SampleQuestion): Promise<readonly StoredSample[]> {
  const found = await rows<{ labels: string; at: number; value: number; stale: boolean; started_at: number | null }>(
    `select s.labels, v.at, v.value, v.stale, v.started_at from troth.sample_series s
     join troth.samples v on v.org = s.org and v.series = s.series
     where s.org = $1 and s.source = $2 and s.labels::jsonb @> $3::jsonb and v.at >= $4 and v.at < $5
     order by s.labels, v.at`,
    [org, question.source, JSON.stringify(question.labels ?? {}), question.span.start, question.span.end],
  );
  return found.map((row) => ({
    // Written by `labelText`.
    labels: JSON.parse(row.labels) as Readonly<Record<string, string>>,
    at: Instant.of(row.at),
    value: row.value,
    ...(row.stale ? { stale: true } : {}),
    ...(row.started_at === null ? {} : { startedAt: row.started_at }),
  }));
}

/** Stores samples that are not there yet; one label set and instant is told once, and the first telling stands. */
export async function addSamples(
  session: Session,
  batch: { readonly source: string; readonly samples: readonly StoredSample[]; readonly at: Instant },
): Promise<number> {
  const { org, rows } = session;
  const { source, samples, at } = batch;
  if (samples.length === 0) return 0;
  const texts = samples.map(({ labels }) => labelText(labels));
  const distinct = [...new Set(texts)];
  await rows(
    `insert into troth.sample_series (org, source, labels) select $1, $2, l from unnest($3::text[]) l
     on conflict (org, source, labels) do nothing`,
    [org, source, distinct],
  );
  const inserted = await rows(
    `insert into troth.samples (org, series, at, value, stale, started_at, recorded_at)
     select $1, s.series, t.at, t.value, t.stale, t.started_at, $8
     from unnest($3::text[], $4::bigint[], $5::float8[], $6::boolean[], $7::bigint[]) t (labels, at, value, stale, started_at)
     join troth.sample_series s on s.org = $1 and s.source = $2 and s.labels = t.labels
     on conflict (org, series, at) do nothing returning 1`,
    [
      org,
      source,
      texts,
      samples.map((sample) => sample.at),
      samples.map(({ value }) => value),
      samples.map(({ stale }) => stale === true),
      samples.map(({ startedAt }) => startedAt ?? null),
      at,
    ],
  );
  return inserted.length;
}

export async function findQuarantined(
  { org, rows }: Session,
  question: { readonly source?: string; readonly after?: number; readonly limit: number },
): Promise<readonly QuarantinedItem[]> {
  const found = await rows<{
    id: number;
    source: string;
    place: string;
    code: string;
    message: string;
    raw: string | null;
    received_at: number;
  }>(
    `select id, source, place, code, message, raw, received_at from troth.quarantine
     where org = $1 and ($2::text is null or source = $2) and id > $3 order by id limit $4`,
    [org, question.source ?? null, question.after ?? 0, question.limit],
  );
  return found.map(({ received_at: receivedAt, raw, ...item }) => ({
    ...item,
    ...(raw === null ? {} : { raw }),
    receivedAt: Instant.of(receivedAt),
  }));
}

// A zero byte is no text to PostgreSQL.
const printable = (text: string): string => text.replaceAll('\u0000', '\uFFFD');

export async function setAside({ org, rows }: Session, items: readonly SetAside[], at: Instant): Promise<void> {
  if (items.length === 0) return;
  await rows(
    `insert into troth.quarantine (org, source, place, code, message, raw, received_at)
     select $1, *, $7 from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [
      org,
      items.map(({ source }) => source),
      items.map(({ place }) => printable(place)),
      items.map(({ code }) => code),
      items.map(({ message }) => printable(message)),
      items.map(({ raw }) => (raw === undefined ? null : printable(raw))),
      at,
    ],
  );
}
