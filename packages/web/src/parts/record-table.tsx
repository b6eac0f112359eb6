/**
 * Rows under heads: sorted by pressing a head, turned into cards where it is narrow. Owns: how every table of the application
 * looks. Does not own: what is in it; a cell is whatever its column draws.
 */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import css from './record-table.module.css';

export interface Column<T> {
  readonly name: string;
  readonly head: ReactNode;
  /** The head as text, for cards; the head itself when that is text. */
  readonly headText?: string;
  readonly cell: (row: T) => ReactNode;
  /** Numbers stand right. */
  readonly numeric?: boolean;
  /** Numbers of records are not broken over lines. */
  readonly whole?: boolean;
  /** What rows are sorted by when the head is pressed; missing: it cannot be. */
  readonly sortBy?: (row: T) => string | number;
}

interface RecordTableProps<T> {
  /** Said to those who cannot see what the table is about. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Shown in place of no rows. */
  readonly empty?: ReactNode;
  /** Stays a table where it is narrow, and is moved sideways. */
  readonly wide?: boolean;
}

interface Sorted {
  readonly by: string;
  readonly down: boolean;
}

export function RecordTable<T>({ label, columns, rows, keyOf, empty, wide = false }: RecordTableProps<T>): ReactNode {
  const [sorted, setSorted] = useState<Sorted>();
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <div className={css['wrap']} {...(wide ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>
      <table className={`${css['table']} ${wide ? '' : css['cards']}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.name} column={column} sorted={sorted} onSort={setSorted} />
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(rows, columns, sorted).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, head, headText, cell, numeric, whole }) => (
                <td
                  key={name}
                  className={numeric === true ? css['right'] : whole === true ? css['whole'] : undefined}
                  data-head={headText ?? (typeof head === 'string' ? head : '')}
                >
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps<T> {
  readonly column: Column<T>;
  readonly sorted: Sorted | undefined;
  readonly onSort: (sorted: Sorted) => void;
}

function Head<T>({ column: { name, head, numeric, sortBy }, sorted, onSort }: HeadProps<T>): ReactNode {
  const own = sorted?.by === name ? sorted : undefined;
  const align = numeric === true ? css['right'] : undefined;
  if (sortBy === undefined)
    return (
      <th scope="col" className={align}>
        {head}
      </th>
    );
  const order = own?.down === true ? 'descending' : 'ascending';
  return (
    <th scope="col" className={align} aria-sort={own === undefined ? 'none' : order}>
      <button
        type="button"
        className={`${css['sort']} ${own?.down === false ? css['up'] : ''}`}
        onClick={() => onSort({ by: name, down: own === undefined ? false : !own.down })}
      >
        {head}
        {own !== undefined && <Icon name="down" size={12} />}
      </button>
    </th>
  );
}

function inOrder<T>(rows: readonly T[], columns: readonly Column<T>[], sorted: Sorted | undefined): readonly T[] {
  const by = columns.find(({ name }) => name === sorted?.by)?.sortBy;
  if (by === undefined) return rows;
  const turn = sorted?.down === true ? -1 : 1;
  const compared = (one: string | number, other: string | number): number => {
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    return String(one).localeCompare(String(other), 'zh-Hant-HK', { numeric: true });
  };
  return rows.toSorted((one, other) => turn * compared(by(one), by(other)));
}
