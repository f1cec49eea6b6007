import { useTranslation } from '#app/i18n/use-translation.ts';
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   on a phone the style sheet makes blocks of rows and cells, which takes their own roles away. */
import type { ReactNode } from 'react';

/** Stands where there is no value; as words without their column's name above it says nothing. */
const NONE = '–';

/** `sort`: the address of the list sorted by this column, and how it is sorted by it now. */
type Cell = {
  key: string;
  name: ReactNode;
  amount?: boolean;
  text?: boolean;
  sort?: { to: string; now: 'ascending' | 'descending' | undefined };
};

/** Rows of named values; on a phone each row becomes a block. The first cell names its row. */
export function Table({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: Cell[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  const kind = (column: Cell) => (column.amount ? 'amount' : column.text ? 'told' : undefined);
  return (
    <div className="table">
      <table role="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                role="columnheader"
                className={column.amount ? 'amount' : undefined}
                aria-sort={column.sort?.now}
              >
                {column.sort ? <a href={column.sort.to}>{column.name}</a> : column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.key} role="row">
              {row.cells.map((cell, i) => {
                const column = columns[i]!;
                return i === 0 ? (
                  <th key={column.key} scope="row" role="rowheader">
                    {cell}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role="cell"
                    className={kind(column)}
                    data-name={column.name as string}
                    data-none={column.text && cell === NONE ? '' : undefined}
                  >
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Names and values, one under the other; `text`: the values are words, not numbers with a sum at the end. */
export function Pairs({ pairs, text = false }: { pairs: [ReactNode, ReactNode][]; text?: boolean }) {
  return (
    <dl className={text ? 'pairs told' : 'pairs'}>
      {pairs.map(([name, value], i) => [<dt key={`n${i}`}>{name}</dt>, <dd key={`v${i}`}>{value}</dd>])}
    </dl>
  );
}

export function Pagination({
  page,
  pages,
  to,
}: {
  page: number;
  pages: number;
  to: (page: number) => string;
}) {
  const { t } = useTranslation();
  if (pages <= 1) return null;
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 1,
  );
  return (
    <nav className="pagination" aria-label={t('page')}>
      <ul>
        {near.map((n) => (
          <li key={n}>
            <a href={to(n)} aria-current={n === page ? 'page' : undefined} aria-label={`${t('page')} ${n}`}>
              {n}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={to(page + 1)}>{t('nextPage')}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
