import { useState } from "react";
import { ArrowUpDown, Bookmark, CheckCheck, ListFilter, X } from "lucide-react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../../ui/Menu.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { useSavedHere } from "../saved/use-saved-here.ts";
import { ViewDialog } from "../saved/ViewDialog.tsx";
import { useDesk } from "../desk-context.ts";
import { useCategoryName, useStaff } from "../desk-queries.ts";
import { useAdvances } from "../desk-settings.ts";
import { sortNames, type Sort } from "../desk-words.ts";
import { ExportItems } from "./ExportItems.tsx";
import { chipsOf } from "./filter-chips.ts";
import { isNarrowed, withoutNarrowing } from "./filter-url.ts";
import { FilterForm } from "./FilterForm.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskListTexts);
const words = textsOf(deskManyTexts);

/** The order of the list, and how the desk behaves on this device. */
export function OrderMenu() {
  const { filter, asked, setFilter, selecting } = useDesk();
  const [advance, setAdvance] = useAdvances();
  return (
    <Menu trigger={<IconButton size="sm" label={t("order", { value: sortNames[asked.sort ?? "-updated"] })} icon={<ArrowUpDown className="size-4" />} />}>
      <MenuLabel>{t("order2")}</MenuLabel>
      {(Object.keys(sortNames) as Sort[]).map((sort) => (
        <MenuItem key={sort} checked={asked.sort === sort} onSelect={() => setFilter({ ...filter, sort })}>
          {sortNames[sort]}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem checked={advance} onSelect={() => setAdvance(!advance)}>
        {t("goOnToThe")}
      </MenuItem>
      <MenuItem icon={<CheckCheck />} onSelect={selecting.selectShown}>
        {words("selectShown")}
      </MenuItem>
      <ExportItems />
    </Menu>
  );
}

/** Opens the filters: beside the button, on phones as a sheet. */
export function FilterButton() {
  const { filter, layout } = useDesk();
  const [open, setOpen] = useState(false);
  const label = isNarrowed(filter) ? t("filtersSomeAreOn") : t("filters");
  const icon = (
    <span className="relative">
      <ListFilter className="size-4" />
      {isNarrowed(filter) && <span className="absolute -right-1 -top-1 size-2 rounded-pill bg-brand" />}
    </span>
  );
  if (layout === "phone") {
    return (
      <>
        <IconButton label={label} icon={icon} onClick={() => setOpen(true)} />
        <Sheet
          side="bottom"
          title={t("filters")}
          open={open}
          onOpenChange={setOpen}
          footer={
            <Button variant="primary" onClick={() => setOpen(false)}>
              {t("showTickets")}
            </Button>
          }
        >
          <FilterForm />
        </Sheet>
      </>
    );
  }
  return (
    <Popover label={t("filters")} open={open} onOpenChange={setOpen} align="start" trigger={<IconButton size="sm" label={label} icon={icon} />} className="max-h-[min(40rem,80dvh)] w-96 overflow-y-auto">
      <FilterForm />
    </Popover>
  );
}

/** The conditions in force, each with a way to take it off. */
export function FilterChips() {
  const { filter, setFilter } = useDesk();
  const categoryName = useCategoryName();
  const { data: staff } = useStaff();
  const chips = chipsOf(filter, {
    category: categoryName,
    staff: (id) => staff?.items.find((one) => one.id === id)?.name,
    team: (id) => staff?.teams.find((one) => one.id === id)?.name,
  });
  const [saving, setSaving] = useState(false);
  const saved = useSavedHere(filter) !== undefined;
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("filtersInForce")} className="flex flex-wrap items-center gap-1.5 px-3 pb-2">
      {chips.map(({ key, text, without }) => (
        <li key={key} className="max-w-full">
          <button
            type="button"
            aria-label={t("takeOff", { text })}
            onClick={() => setFilter(without)}
            className="flex h-6.5 max-w-full items-center gap-1 rounded-pill bg-brand-soft pl-2.5 pr-1.5 text-xs font-medium text-on-brand-soft hover:brightness-95 touch:h-10 touch:px-3.5"
          >
            <span className="truncate">{text}</span>
            <X className="size-3.5 shrink-0" aria-hidden="true" />
          </button>
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <Button size="sm" variant="ghost" className="h-6.5 px-2 text-xs" onClick={() => setFilter(withoutNarrowing(filter))}>
          {t("clearAll")}
        </Button>
        {!saved && (
          <Button size="sm" variant="ghost" className="h-6.5 px-2 text-xs text-brand-text" icon={<Bookmark className="size-3.5" />} onClick={() => setSaving(true)}>
            {words("saveView")}
          </Button>
        )}
        {saving && <ViewDialog view={null} filter={filter} onClose={() => setSaving(false)} />}
      </li>
    </ul>
  );
}
