/** What a reading has found so far. Owns: collecting rows and faults up to a limit. */
import { parseRow } from '@troth/core';
import type { EvidenceRow, Json, NamedText, Refusal, ServiceModel, SliceColumns } from '@troth/core';
import { mostRefusals } from './unreadable.ts';

/** What stands behind an agreement, as a file says it. */
export interface ModelFile {
  readonly file: string;
  readonly agreement: string;
  readonly model: ServiceModel;
  /** As it is written, without its head: what a record keeps. */
  readonly written: Readonly<Record<string, Json>>;
  /** Where in the file a part of it stands. */
  readonly place: (path: readonly PropertyKey[]) => { readonly line: number; readonly column: number };
}

/** Everything that was read from the files asked for. */
export interface Intake {
  readonly agreements: readonly NamedText[];
  readonly models: readonly ModelFile[];
  readonly rows: readonly EvidenceRow[];
  readonly columns: readonly SliceColumns[];
  /** Files that were read, in order of their names. */
  readonly files: readonly string[];
  /** Files of a directory that are none of these, with the reason. */
  readonly passedOver: readonly { readonly file: string; readonly why: string }[];
}

/** Fields that hold for every row of a file unless the row says otherwise. */
export type Shared = Readonly<Record<string, unknown>>;

/** Where a reader of a format puts what it finds. */
export interface RowSink {
  /** True when reading on helps nobody. */
  readonly full: boolean;
  /** How many faults were told so far. */
  readonly faults: number;
  /** The message begins with its place. */
  refuse(code: string, message: string): void;
  row(written: Readonly<Record<string, unknown>>, shared: Shared, place: string): void;
}

export class Gathered implements RowSink {
  readonly agreements: NamedText[] = [];
  readonly models: ModelFile[] = [];
  readonly rows: EvidenceRow[] = [];
  readonly columns: SliceColumns[] = [];
  readonly passedOver: { file: string; why: string }[] = [];
  readonly refusals: Refusal[] = [];
  readonly #unsaid: Shared;

  /** `unsaid` fills what neither a row nor its file says. */
  constructor(unsaid: Shared = {}) {
    this.#unsaid = unsaid;
  }

  /** True when so many faults were found that reading on helps nobody. */
  get full(): boolean {
    return this.refusals.length >= mostRefusals;
  }

  get faults(): number {
    return this.refusals.length;
  }

  refuse(code: string, message: string): void {
    this.refusals.push({ code, message });
  }

  /** Reads one row as written; the shared fields fill what it leaves out. */
  row(written: Readonly<Record<string, unknown>>, shared: Shared, place: string): void {
    const whole = withOwnId({ ...this.#unsaid, ...shared, ...written });
    const read = parseRow(whole, place);
    if (read.ok) this.rows.push(read.value);
    else this.refusals.push(...read.refusals);
  }
}

/**
 * Slices and values come by the thousand and rarely carry ids: series, subject and time name them. Told again with another
 * number they are a contradiction, never silently a second fact.
 */
export function withOwnId(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { id, form, series, subject, start, at } = row;
  if (id !== undefined || (form !== 'slice' && form !== 'value')) return row;
  const time = form === 'slice' ? start : at;
  if (typeof series !== 'string' || typeof time !== 'string') return row;
  return { ...row, id: `${series}${typeof subject === 'string' ? `/${subject}` : ''}@${time}` };
}
