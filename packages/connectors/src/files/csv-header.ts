/** The header of a table. Owns: from column names to fields of a row form. */
import type { RowForm } from '@troth/core';
import type { CellKind } from './row-fields.ts';
import { columnsOf, fieldOf, formFileNames, formOfFileName } from './row-fields.ts';
import { Unreadable } from './unreadable.ts';

/** A column that is read; undefined for one that is left out on purpose (its name begins with "x_" or "#"). */
type Column = { readonly name: string; readonly kind: CellKind } | undefined;

export interface CsvHeader {
  readonly columns: readonly Column[];
  /** The form of all records, where the file's name gives it; otherwise there is a column for it. */
  readonly form: RowForm | undefined;
}

interface HeaderLine {
  readonly cells: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly delimiter: string;
}

/** Reads the names of columns, or throws Unreadable with what to write. */
export function readHeader({ cells, file, line, delimiter }: HeaderLine): CsvHeader {
  const [only] = cells;
  if (cells.length === 1 && only !== undefined && /[;\t]/u.test(only) && delimiter === ',') {
    const found = only.includes(';') ? 'semicolons' : 'tabs (name the file .tsv)';
    throw new Unreadable(
      'CSV-DELIMITER',
      `${file}:${line}: the columns are separated by ${found}; save the file with commas between columns and points in numbers`,
    );
  }
  return columnsFrom(cells, { file, place: `${file}:${line}` });
}

interface Table {
  readonly file: string;
  readonly place: string;
  /** The form of all records; otherwise the file's name may say it. */
  readonly form?: RowForm | undefined;
}

/** Columns by their names, for tables of every format. */
export function columnsFrom(names: readonly string[], { file, place, form: given }: Table): CsvHeader {
  const form = given ?? formOfFileName(file);
  const columns = names.map((name): Column => {
    const plain = name.trim();
    if (/^(x_|x-|#)/iu.test(plain)) return undefined;
    const field = fieldOf(plain);
    if (field !== undefined) return field;
    const shown = JSON.stringify(plain.slice(0, 60));
    throw new Unreadable(
      'TABLE-COLUMN',
      `${place}: column ${shown} is no field of evidence; the columns are ${columnsOf(form)} (a name that starts with x_ is left out)`,
    );
  });
  refuseTwice(columns, place);
  const hasForm = columns.some((column) => column?.name === 'form');
  if (form === undefined && !hasForm) {
    throw new Unreadable(
      'TABLE-FORM',
      `${place}: nothing says what the records are; add a column "form" (state, case, slice …) or name the file ${formFileNames.slice(0, 6).join('.csv, ')}.csv …`,
    );
  }
  return { columns, form: hasForm ? undefined : form };
}

function refuseTwice(columns: readonly Column[], place: string): void {
  const seen = new Set<string>();
  for (const column of columns) {
    if (column === undefined) continue;
    if (seen.has(column.name))
      throw new Unreadable('TABLE-COLUMN', `${place}: two columns are named ${column.name}; keep one`);
    seen.add(column.name);
  }
}
