import { clsx } from "clsx";
import { Link } from "wouter";
import { useDesk } from "../desk-context.ts";
import { ProblemsLink } from "../problems/ProblemsLink.tsx";
import { SavedViews } from "../saved/SavedViews.tsx";
import { useSummary } from "../desk-queries.ts";
import { useSavedViews } from "../saved/use-saved-views.ts";
import { savedAs, searchFrom } from "./filter-url.ts";
import { viewEntries } from "./views.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** The views with their live counts, as a column. */
export function ViewsNav() {
  const { filter } = useDesk();
  const summary = useSummary();
  // A saved view is marked itself, and then not also the one it narrows.
  const onSaved = savedAs(filter, useSavedViews()) !== undefined;
  return (
    <nav aria-label={t("views")} className="flex w-48 shrink-0 flex-col gap-0.5 overflow-y-auto border-r border-border bg-surface p-2">
      <p className="px-2.5 pb-1 pt-2 text-xs font-medium text-muted">{t("views")}</p>
      {viewEntries.map(({ view, name, Icon, count, urgent }) => {
        const here = filter.view === view && !onSaved;
        const number = summary && count?.(summary);
        const search = searchFrom({ view });
        return (
          <Link
            key={view}
            href={search ? `/desk?${search}` : "/desk"}
            aria-current={here ? "page" : undefined}
            className={clsx("flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm touch:h-11", here ? "bg-brand-soft font-medium text-on-brand-soft" : "text-text hover:bg-hover")}
          >
            <Icon className={clsx("size-4 shrink-0", !here && "text-muted")} aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {number !== undefined && number > 0 && (
              <span className={clsx("font-mono text-xs tabular-nums", urgent ? "rounded-pill bg-danger-soft px-1.5 py-px font-semibold text-danger" : here ? "" : "text-muted")}>{number}</span>
            )}
          </Link>
        );
      })}
      <ProblemsLink />
      <SavedViews />
    </nav>
  );
}
