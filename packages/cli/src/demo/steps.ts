/** One step of the company's history, and short ways to write one. Owns: the form. Does not own: order and telling (timeline.ts). */
import type { RecordKindName, RecordWritten } from '@troth/core';
import type { Context, RecordDeed } from '@troth/services';

export interface Stage {
  readonly context: Context;
  readonly organisation: string;
}

type By<T> = T extends unknown ? Omit<T, 'by'> & { readonly by: string } : never;

export interface Step {
  /** RFC 3339. */
  readonly at: string;
  /** Records of one moment are written together. */
  readonly deed?: By<RecordDeed>;
  readonly work?: (stage: Stage) => Promise<unknown>;
}

interface Made<K extends RecordKindName> {
  readonly at: string;
  readonly by: string;
  readonly id: string;
  readonly body: RecordWritten<K>;
  readonly note?: string;
}

/** A record that somebody made. */
export function made<K extends RecordKindName>(kind: K, { at, by, id, body, note }: Made<K>): Step {
  return { at, deed: { by, kind, id, body, ...(note === undefined ? {} : { note }) } };
}

interface Acted {
  readonly at: string;
  readonly by: string;
  readonly tells?: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

/** An act of somebody on a record: "approve" on the kind `change` and its id. */
export function acted(
  [kind, id]: readonly [kind: RecordKindName, id: string],
  act: string,
  { at, by, tells, note }: Acted,
): Step {
  const told = { ...(tells === undefined ? {} : { tells }), ...(note === undefined ? {} : { note }) };
  return { at, deed: { by, kind, id, act, ...told } };
}

/** Something else that somebody did. */
export const did = (at: string, work: (stage: Stage) => Promise<unknown>): Step => ({ at, work });
