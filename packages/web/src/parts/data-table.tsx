/**
 * A list as a table; on a narrow screen each row becomes a block of named lines. Owns: its form. Does not own: what it shows,
 * and what is said when there is nothing (the screen, which knows why).
 */
import type { ReactNode } from 'react';
import css from './data-table.module.css';

export interface Column<T> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  /** Figures stand under each other. */
  readonly figures?: boolean;
  /** The name of the row: a heading for those who hear the table. */
  readonly head?: boolean;
}

interface DataTableProps<T> {
  /** What the table is of, for those who hear it. */
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly keyOf: (row: T) => string;
}

export function DataTable<T>({ label, rows, columns, keyOf }: DataTableProps<T>): ReactNode {
  return (
    <table className={css['table']} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ id, title, figures }) => (
            <th key={id} scope="col" className={figures === true ? css['figures'] : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ id, title, cell, figures, head }) => {
              const Cell = head === true ? 'th' : 'td';
              return (
                <Cell
                  key={id}
                  data-title={title}
                  className={figures === true ? css['figures'] : undefined}
                  {...(head === true ? { scope: 'row' } : {})}
                >
                  {cell(row)}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
