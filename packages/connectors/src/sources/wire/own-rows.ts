/**
 * Rows in our own form inside somebody's envelope: one, a list, or `{ "rows": [...] }`. Owns: the source that they are
 * told under, ids for rows without one. Does not own: whether a row makes sense (core).
 *
 * A row may not speak for another source than the one its key was given out for: a stolen key would write that series.
 */
import { z } from 'zod';
import type { RefusedItem, WrittenRow } from '../source.ts';
import { isoOf } from './moments.ts';
import { idOf } from './plain-words.ts';
import { refusedItem } from './refusals.ts';

const most = 50_000;
const listed = z.union([
  z.array(z.unknown()),
  z.strictObject({ rows: z.array(z.unknown()) }).transform(({ rows }) => rows),
]);
const anyRow = z.looseObject({ form: z.string(), source: z.string().optional(), id: z.string().optional() });

export interface Envelope {
  readonly source: string;
  readonly receivedAt: number;
  /** What the envelope is told apart by: rows without an id get one made of this and their position. */
  readonly key: readonly string[];
  /** When the rows became known by the envelope's own word; the moment of receipt when missing. */
  readonly recordedAt?: string | undefined;
  /** Before the place of each row. */
  readonly place?: string;
}

export function ownRows(
  data: unknown,
  envelope: Envelope,
): { readonly rows: readonly WrittenRow[]; readonly refused: readonly RefusedItem[] } {
  const found = listed.safeParse(data);
  const items = found.success ? found.data : [data];
  const rows: WrittenRow[] = [];
  const refused: RefusedItem[] = [];
  const recordedAt = envelope.recordedAt ?? isoOf(envelope.receivedAt);
  for (const [index, item] of items.slice(0, most).entries()) {
    const place = `${envelope.place ?? 'body'}[${index}]`;
    const refuse = (code: string, message: string) => refused.push(refusedItem({ place, code, message }, item));
    const read = anyRow.safeParse(item);
    if (!read.success) {
      refuse('not-a-row', 'this is no row of evidence; send an object with `form`, or a list of such objects');
    } else if (read.data.source !== undefined && read.data.source !== envelope.source) {
      refuse('source-not-yours', `this endpoint speaks for the source ${envelope.source} only; leave \`source\` out`);
    } else {
      const id = read.data.id ?? idOf(...envelope.key, String(index));
      rows.push({ place, row: { recordedAt, ...read.data, id, source: envelope.source } });
    }
  }
  if (items.length > most) {
    const message = `${items.length - most} rows beyond the first ${most} were left unread; send fewer in one request`;
    refused.push(refusedItem({ place: envelope.place ?? 'body', code: 'too-many-rows', message }, ''));
  }
  return { rows, refused };
}
