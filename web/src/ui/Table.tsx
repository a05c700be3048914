import type { ReactNode } from "react";
import { ArrowDown, ArrowUp } from "lucide-react";
import { clsx } from "clsx";
import { Skeleton } from "./Skeleton.tsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type Sort = { key: string; direction: "asc" | "desc" };

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, in figures of one width. */
  align?: "left" | "right";
  sortable?: boolean;
  /** Leaves the column out below this width. */
  from?: "sm" | "md" | "lg";
  className?: string;
};

export type TableProps<Row> = {
  /** What the table lists; read by screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** A click anywhere in the row. Keyboard users need a link or button in a cell as well. */
  onRowClick?: (row: Row) => void;
  isSelected?: (row: Row) => boolean;
  loading?: boolean;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
};

const fromWidth = { sm: "max-sm:hidden", md: "max-md:hidden", lg: "max-lg:hidden" };

function headClass<Row>(column: Column<Row>): string {
  return clsx("h-9 whitespace-nowrap px-3 first:pl-4 last:pr-4 text-xs font-medium text-muted", column.align === "right" ? "text-right" : "text-left", column.from && fromWidth[column.from]);
}

function ColumnHead<Row>({ column, sort, onSort }: { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void }) {
  const mine = sort?.key === column.key ? sort.direction : undefined;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={headClass(column)}>
        {column.header}
      </th>
    );
  }
  const Arrow = mine === "desc" ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={mine === "asc" ? "ascending" : mine === "desc" ? "descending" : "none"} className={headClass(column)}>
      <button
        type="button"
        className="group inline-flex h-9 items-center gap-1 hover:text-text"
        onClick={() => onSort({ key: column.key, direction: mine === "asc" ? "desc" : "asc" })}
      >
        {column.header}
        <Arrow className={clsx("size-3.5", !mine && "opacity-0 group-hover:opacity-60")} aria-hidden="true" />
      </button>
    </th>
  );
}

/** Rows and columns for dense facts. Wider than the screen it scrolls sideways by itself, not the page. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, onRowClick, isSelected, loading = false, empty } = props;
  if (!loading && rows.length === 0 && empty) return <>{empty}</>;
  const cellClass = (column: Column<Row>) =>
    clsx("px-3 py-2 align-middle first:pl-4 last:pr-4", column.align === "right" && "text-right tabular-nums", column.from && fromWidth[column.from], column.className);
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption} aria-busy={loading}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{loading ? `${caption}. ${t("loading")}` : caption}</caption>
        <thead className="sticky top-0 z-10 bg-surface shadow-[inset_0_-1px_0_var(--border)]">
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-border">
          {loading && rows.length === 0
            ? Array.from({ length: 6 }, (_, row) => (
                <tr key={row}>
                  {columns.map((column) => (
                    <td key={column.key} className={cellClass(column)}>
                      <Skeleton className="my-1 h-3.5 w-3/4" />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((row) => (
                <tr
                  key={rowKey(row)}
                  aria-selected={isSelected ? isSelected(row) : undefined}
                  onClick={onRowClick && (() => onRowClick(row))}
                  className={clsx("transition-colors", isSelected?.(row) ? "bg-brand-soft" : "hover:bg-hover", onRowClick && "cursor-pointer")}
                >
                  {columns.map((column) => (
                    <td key={column.key} className={cellClass(column)}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}
