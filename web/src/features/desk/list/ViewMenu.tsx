import { Bookmark, ChevronDown, OctagonAlert } from "lucide-react";
import { useLocation } from "wouter";
import { Menu, MenuItem, MenuLabel } from "../../../ui/Menu.tsx";
import { useDesk } from "../desk-context.ts";
import { countText } from "../saved/SavedViews.tsx";
import { useViewName } from "../saved/use-saved-here.ts";
import { useSavedViews } from "../saved/use-saved-views.ts";
import { problemsLabel, useProposals } from "../problems/ProblemsLink.tsx";
import { useSummary } from "../desk-queries.ts";
import { savedAs, savedFilter } from "./filter-url.ts";
import { viewEntries } from "./views.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskListTexts);
const words = textsOf(deskManyTexts);

/** The views behind the list's title, where there is no room for a column. */
export function ViewMenu() {
  const { filter, setFilter } = useDesk();
  const summary = useSummary();
  const saved = useSavedViews();
  const savedHere = savedAs(filter, saved);
  const proposals = useProposals();
  const [, navigate] = useLocation();
  const name = useViewName(filter);
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" aria-label={t("view", { name })} className="flex h-9 min-w-0 items-center gap-1.5 rounded-md px-2 text-base font-semibold hover:bg-hover touch:h-11">
          <span className="truncate">{name}</span>
          <ChevronDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
        </button>
      }
    >
      {viewEntries.map(({ view, name: text, Icon, count }) => (
        <MenuItem key={view} icon={<Icon />} hint={summary && count ? count(summary) : undefined} checked={filter.view === view && !savedHere} onSelect={() => setFilter({ view })}>
          {text}
        </MenuItem>
      ))}
      <MenuItem icon={<OctagonAlert />} hint={proposals > 0 ? proposals : undefined} onSelect={() => navigate("/desk/problems")}>
        {problemsLabel()}
      </MenuItem>
      {saved.length > 0 && <MenuLabel>{words("savedGroup")}</MenuLabel>}
      {saved.map((view) => (
        <MenuItem key={view.id} icon={<Bookmark />} hint={view.count > 0 ? countText(view.count) : undefined} checked={view === savedHere} onSelect={() => setFilter(savedFilter(view.filter))}>
          {view.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
