import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** A column of a table; `numeric` sets figures to the right, `whole` keeps a short text (a day, a code) on one line. */
export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  whole?: boolean;
  rowHead?: boolean;
};

/** Columns of figures stand close on a phone: all six of an issue's regions fit beside the chain. */
const FIGURES = "px-1.5 text-right sm:px-3";

/**
 * A quiet table for staff: real headers, 32-pixel rows, figures to the right. It scrolls sideways by itself on narrow screens
 * and can then be reached by keyboard. `relative` keeps words for screen readers within what scrolls.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
}) {
  if (rows.length === 0 && empty) return empty;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto border-y border-rule-strong bg-card">
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-rule-strong bg-wash">
            {columns.map(({ key, head, numeric }) =>
              head ? (
                <th key={key} scope="col" className={cx("whitespace-nowrap py-1.5 font-semibold", numeric ? FIGURES : "px-3")}>
                  {head}
                </th>
              ) : (
                <td key={key} className="w-0 px-3" />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-rule last:border-b-0 hover:bg-wash">
              {columns.map(({ key, head, cell, numeric, whole, rowHead }) =>
                rowHead ? (
                  <th key={key} scope="row" className="min-w-24 px-3 py-1.5 align-top font-medium sm:min-w-40">
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={key}
                    className={cx(
                      "py-1.5 align-top",
                      (numeric || whole) && "whitespace-nowrap",
                      numeric ? FIGURES : "px-3",
                      !numeric && head !== "" && "min-w-24",
                    )}
                  >
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
