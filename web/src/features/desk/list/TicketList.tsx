import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ArrowUp } from "lucide-react";
import { clsx } from "clsx";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { TicketRow } from "../../../../../contract/desk.ts";
import { useNow } from "../../../lib/clock.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { SelectBox } from "../bulk/SelectBox.tsx";
import { isSelecting } from "../bulk/selection.ts";
import { useDesk } from "../desk-context.ts";
import { useViewName } from "../saved/use-saved-here.ts";
import { useCategoryName } from "../desk-queries.ts";
import { ListEmpty } from "./ListEmpty.tsx";
import { ListEnd } from "./ListEnd.tsx";
import { leastWidth, type Column } from "./columns.ts";
import { TableHead } from "./TableHead.tsx";
import { TicketTableRow } from "./TicketTableRow.tsx";
import { useDue } from "./use-due.ts";
import { TicketRowLink } from "./TicketRowLink.tsx";
import { useSteadyScroll } from "./use-steady-scroll.ts";
import { textsOf, useLanguage } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** Pixels; every row has the same, so that a list of any length costs the same. */
const heights = { list: 80, table: 44 };

/** So many rows before the end more are asked for: a quick hand comes there before the answer otherwise. */
const loadAhead = 25;

/**
 * The tickets of the view: only what is in sight is in the page, and news does not move the row that one is on.
 *
 * @param table the columns of the table; null for the narrow list
 */
export function TicketList({ table }: { table: readonly Column[] | null }) {
  const desk = useDesk();
  const rowHeight = table ? heights.table : heights.list;
  const categoryName = useCategoryName();
  const { place, list, openNumber, hrefOf, focusRow, filter, selecting } = desk;
  const name = useViewName(filter);
  const choosing = isSelecting(selecting.selection);
  const { rows, status, error, hasMore } = list.view;
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow();
  const here = rows.findIndex((row) => row.id === place.id);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    // A commit in each scroll event and the layout after it would be one long task; apart they are two short ones.
    useFlushSync: false,
    getItemKey: (index) => rows[index]?.id ?? index,
    // The row one is on stays in the page wherever one scrolls: it holds the keyboard.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(here >= 0 ? [here] : [])])].sort((a, b) => a - b),
  });
  // The list becomes a table, or a list again: the row that one is on stays in sight.
  const shape = useRef(rowHeight);
  const first = Math.max(here, 0);
  useLayoutEffect(() => {
    if (shape.current === rowHeight) return;
    shape.current = rowHeight;
    virtual.measure();
    virtual.scrollToIndex(first, { align: "center" });
  }, [rowHeight, virtual, first]);
  const steady = useSteadyScroll(scroller, rows, list.key, place.id, rowHeight);

  const [focused, setFocused] = useState<typeof focusRow>(null);
  useLayoutEffect(() => {
    if (!focusRow || focusRow === focused) return;
    const index = rows.findIndex((row) => row.id === focusRow.id);
    if (index < 0) return;
    setFocused(focusRow);
    virtual.scrollToIndex(index, { align: "auto" });
    scroller.current?.querySelector<HTMLElement>(`[data-row="${focusRow.id}"]`)?.focus({ preventScroll: true });
  }, [focusRow, focused, rows, virtual]);

  // A ticket opened by its address: its row comes into sight once; and the row that one comes back to, where the list was away.
  const openAt = openNumber === null ? -1 : rows.findIndex((row) => row.number === openNumber);
  const shownOpen = useRef(false);
  const cameBackTo = useRef(here);
  useLayoutEffect(() => {
    const index = openAt < 0 ? cameBackTo.current : openAt;
    if (shownOpen.current || index < 0) return;
    shownOpen.current = true;
    virtual.scrollToIndex(index, { align: "center" });
  }, [openAt, virtual]);

  // Enter opens the row also before the list has the keyboard: on a page where nothing has it yet.
  const openHere = useRef(() => undefined as void);
  openHere.current = () => {
    const row = rows[Math.max(here, 0)];
    if (row && openNumber === null) desk.open(row);
  };
  useEffect(() => {
    const onEnter = (event: KeyboardEvent) => {
      const free = event.target === document.body || (event.target instanceof Element && event.target.id === "main");
      if (event.key === "Enter" && free && !event.defaultPrevented) openHere.current();
    };
    document.addEventListener("keydown", onEnter);
    return () => document.removeEventListener("keydown", onEnter);
  }, []);

  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const nearEnd = status === "ready" && hasMore && last >= rows.length - loadAhead;
  useEffect(() => {
    if (nearEnd && !error) void list.store.loadMore();
  }, [nearEnd, error, list.store, rows.length]);

  // The same function whatever is chosen: rows that stay as they are, are not made anew while one scrolls.
  const toggle = useRef(selecting.toggle);
  toggle.current = selecting.toggle;
  const onToggle = useCallback((id: string, range: boolean) => toggle.current(id, range), []);
  const language = useLanguage();
  const due = useDue(shown.flatMap(({ index }) => rows[index]?.id ?? []));
  const { open } = desk;
  const onChoose = useCallback((row: TicketRow) => open(row), [open]);

  if (status === "loading") return <SkeletonRows rows={8} label={t("loadingTickets")} />;
  if (status === "error") return <ErrorState title={t("theTicketsCouldNot")} error={error} onRetry={() => void list.store.refresh()} />;
  if (rows.length === 0) return <ListEmpty />;
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} onScroll={steady.onScroll} className={clsx("h-full overscroll-contain [overflow-anchor:none]", table ? "overflow-auto" : "overflow-y-auto")}>
        {table && <TableHead shown={table} />}
        <ul aria-label={name} className="relative" style={{ height: virtual.getTotalSize(), ...(table ? { minWidth: `calc(${leastWidth(table)})` } : {}) }}>
          {shown.map(({ index, start, key }) => {
            const row = rows[index];
            return row ? (
              <li key={key} aria-posinset={index + 1} aria-setsize={hasMore ? -1 : rows.length} className="group/row absolute inset-x-0 top-0 contain-strict" style={{ height: rowHeight, transform: `translateY(${start}px)` }}>
                {table ? (
                  <TicketTableRow row={row} due={due.get(row.id)} language={language} href={hrefOf(row.number)} now={now} open={false} here={row.id === place.id} onChoose={onChoose} shown={table} categoryName={categoryName} />
                ) : (
                  <TicketRowLink row={row} due={due.get(row.id)} language={language} href={hrefOf(row.number)} now={now} open={row.number === openNumber} here={row.id === place.id} choosing={choosing} onChoose={onChoose} />
                )}
                <SelectBox row={row} language={language} chosen={selecting.selection.all || selecting.selection.ids.has(row.id)} always={choosing} onToggle={onToggle} />
              </li>
            ) : null;
          })}
        </ul>
        <ListEnd />
      </div>
      {steady.above > 0 && (
        <div className="pointer-events-none absolute inset-x-0 top-2 flex justify-center">
          <Button size="sm" variant="primary" icon={<ArrowUp className="size-4" />} className="pointer-events-auto rounded-pill shadow-lg" onClick={steady.toTop}>
            {t("newAbove", { count: steady.above })}
          </Button>
        </div>
      )}
    </div>
  );
}
