import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface Column<Key extends string> {
  key: Key;
  label: string;
  /** Figures stand right, under one another. */
  number?: boolean;
}

export interface DataTableProps<Key extends string> {
  caption: string;
  captionHidden?: boolean;
  /** The first is the name of the row. */
  columns: readonly Column<Key>[];
  rows: readonly ({ id: string } & { cells: Record<Key, ReactNode> })[];
  /** On a phone each row becomes a small list (the default). `false` for two or three narrow columns. */
  stack?: boolean;
}

// Some browsers take a table for plain text once its rows are laid out as blocks; the roles say that it is one.
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  rowName: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

export function DataTable<Key extends string>(props: DataTableProps<Key>) {
  const { caption, captionHidden = false, columns, rows, stack = true } = props;
  const cellClass = (column: Column<Key>) =>
    classNames('d-table__cell', column.number === true && 'd-table__cell--number');
  return (
    <table className={classNames('d-table', stack && 'd-table--stack')} {...ROLES.table}>
      <caption>{captionHidden ? <span className="d-visually-hidden">{caption}</span> : caption}</caption>
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          {columns.map((column) => (
            <th key={column.key} className={cellClass(column)} scope="col" {...ROLES.column}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.group}>
        {rows.map((row) => (
          <tr key={row.id} {...ROLES.row}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} className={cellClass(column)} scope="row" {...ROLES.rowName}>
                  <span dir="auto">{row.cells[column.key]}</span>
                </th>
              ) : (
                <td key={column.key} className={cellClass(column)} {...ROLES.cell}>
                  <span className="d-table__label" aria-hidden="true">
                    {column.label}
                  </span>
                  <span dir="auto">{row.cells[column.key]}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
