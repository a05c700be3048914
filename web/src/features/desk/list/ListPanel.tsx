import { clsx } from "clsx";
import { useTitle } from "../../../lib/brand.ts";
import { formatNumber } from "../../../lib/format.ts";
import { ErrorBoundary } from "../../../ui/ErrorBoundary.tsx";
import { BulkBar } from "../bulk/BulkBar.tsx";
import { isSelecting } from "../bulk/selection.ts";
import { NewTicketLink } from "../create/NewTicketLink.tsx";
import { useDesk } from "../desk-context.ts";
import { useSummary } from "../desk-queries.ts";
import { countText } from "../saved/SavedViews.tsx";
import { useSavedHere, useViewName } from "../saved/use-saved-here.ts";
import { SurgeNotice } from "../problems/ProblemsLink.tsx";
import { FilterButton, FilterChips, OrderMenu } from "./FilterBar.tsx";
import { isNarrowed } from "./filter-url.ts";
import { SearchField } from "./SearchField.tsx";
import { useColumns } from "./columns.ts";
import { ColumnsButton } from "./ColumnsButton.tsx";
import { TicketList } from "./TicketList.tsx";
import { ViewMenu } from "./ViewMenu.tsx";
import { viewEntry } from "./views.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** The list with its title, search and filters. */
export function ListPanel() {
  const { layout, filter, openNumber, selecting } = useDesk();
  const summary = useSummary();
  const { count } = viewEntry(filter.view ?? "all_open");
  const saved = useSavedHere(filter);
  const name = useViewName(filter);
  const choosing = isSelecting(selecting.selection);
  useTitle(openNumber ?? name);
  // Where no ticket is open beside it, the list has the page: a table.
  const choice = useColumns();
  const asTable = layout === "wide" && openNumber === null;
  const number = summary && count && !isNarrowed(filter) ? count(summary) : 0;
  const counted = saved ? countText(saved.count) : formatNumber(number);
  return (
    <section
      aria-label={t("tickets")}
      className={clsx("flex min-h-0 flex-col bg-surface", asTable ? "min-w-0 flex-1" : { wide: "w-88 shrink-0 border-r border-border", middle: "w-72 shrink-0 border-r border-border lg:w-84", phone: "flex-1" }[layout])}
    >
      {choosing && <h1 className="sr-only">{name}</h1>}
      {/* What can be done to the chosen lies over the title, and where there is less room over the search too; both keep their height, so that no row moves under the pointer. */}
      <div className="grid shrink-0 grid-cols-1">
        <header className={clsx("col-start-1 row-start-1 flex h-12 min-w-0 items-center gap-1 pl-3 pr-2 touch:h-14", choosing && "invisible")}>
          {layout === "wide" ? (
            <h1 className="flex min-w-0 flex-1 items-baseline gap-2">
              <span className="truncate text-base font-semibold">{name}</span>
              {(saved?.count ?? number) > 0 && <span className="text-sm tabular-nums text-muted">{counted}</span>}
            </h1>
          ) : (
            <div className="-ml-2 flex min-w-0 flex-1 items-center">
              <h1 className="sr-only">{name}</h1>
              <ViewMenu />
            </div>
          )}
          {asTable && <NewTicketLink withText />}
          {asTable && <ColumnsButton {...choice} />}
          <OrderMenu />
          {!asTable && <NewTicketLink withText={false} />}
        </header>
        <div className={clsx("col-start-1 row-start-2 flex min-w-0 items-center gap-1.5 px-3 pb-2", asTable ? "*:first:max-w-lg" : choosing && "invisible")}>
          <SearchField />
          <FilterButton />
          {asTable && <div data-notices="strip" className="flex-1 self-stretch" />}
        </div>
        {choosing && <BulkBar oneLine={asTable} />}
      </div>
      <FilterChips />
      <SurgeNotice />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-border">
        <ErrorBoundary title={t("theListStoppedWorking")}>
          <TicketList table={asTable ? choice.shown : null} />
        </ErrorBoundary>
      </div>
    </section>
  );
}
