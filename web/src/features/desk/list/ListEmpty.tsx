import { SearchX } from "lucide-react";
import { Link } from "wouter";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { useDesk } from "../desk-context.ts";
import { isNarrowed, withoutNarrowing } from "./filter-url.ts";
import { viewEntry } from "./views.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";
import { searchTexts } from "../../../texts/en/search.ts";

const t = textsOf(deskListTexts);
const words = textsOf(searchTexts);

/** Why the list is empty: the filters, or the view. */
export function ListEmpty() {
  const { filter, setFilter } = useDesk();
  const { Icon, name, empty } = viewEntry(filter.view ?? "all_open");
  if (isNarrowed(filter)) {
    const elsewhere = filter.view !== "all";
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("noTicketFitsThese")}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {elsewhere && (
              <Button variant="primary" onClick={() => setFilter({ ...filter, view: "all" })}>
                {t("lookIn", { name: viewEntry("all").name })}
              </Button>
            )}
            {filter.q && <Link href={`/desk/search?q=${encodeURIComponent(filter.q)}`} className={buttonClass()}>{words("searchEverywhere")}</Link>}
            <Button onClick={() => setFilter(withoutNarrowing(filter))}>{t("clearFilters")}</Button>
          </div>
        }
      >
        {t("lookedInOnly", { name })}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Icon />} title={empty.title}>
      {empty.text}
    </EmptyState>
  );
}
