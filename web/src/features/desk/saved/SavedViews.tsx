import { useState } from "react";
import { Bookmark, Link2, Pencil, Save, Trash2, Users } from "lucide-react";
import { clsx } from "clsx";
import { MoreHorizontal } from "lucide-react";
import { Link } from "wouter";
import { mostCounted } from "../../../../../contract/desk-many.ts";
import type { SavedView } from "../../../../../contract/desk-views.ts";
import { formatNumber } from "../../../lib/format.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../ui/Menu.tsx";
import { notify } from "../../../ui/toast.ts";
import { useDesk } from "../desk-context.ts";
import { savedAs, savedFilter, searchFrom } from "../list/filter-url.ts";
import { useSavedViews, useViewActions } from "./use-saved-views.ts";
import { ViewDialog } from "./ViewDialog.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);

/** A count as the server gives it: it stops counting at `mostCounted`. */
export function countText(count: number): string {
  return count >= mostCounted ? `${formatNumber(mostCounted - 1)}+` : formatNumber(count);
}

export function hrefOfView(view: SavedView): string {
  const search = searchFrom(savedFilter(view.filter));
  return search ? `/desk?${search}` : "/desk";
}

function ViewRow({ view, here, onRename }: { view: SavedView; here: boolean; onRename: (view: SavedView) => void }) {
  const { filter } = useDesk();
  const { change, remove, failed } = useViewActions();
  const Icon = view.shared ? Users : Bookmark;
  const copy = () => {
    void navigator.clipboard.writeText(new URL(hrefOfView(view), location.href).href).then(() => notify({ tone: "success", title: t("linkCopied") }));
  };
  return (
    <div className={clsx("group flex h-9 items-center rounded-md touch:h-11", here ? "bg-brand-soft text-on-brand-soft" : "hover:bg-hover")}>
      <Link href={hrefOfView(view)} aria-current={here ? "page" : undefined} title={view.shared ? `${view.name}. ${t("sharedBy", { name: view.owner.name })}` : view.name} className={clsx("flex h-full min-w-0 flex-1 items-center gap-2.5 rounded-md px-2.5 text-sm group-hover:pr-1", here && "font-medium")}>
        <Icon className={clsx("size-4 shrink-0", !here && "text-muted")} aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate">{view.name}</span>
        {view.count > 0 && <span className={clsx("font-mono text-xs tabular-nums", !here && "text-muted")}>{countText(view.count)}</span>}
      </Link>
      <Menu align="start" trigger={<IconButton size="sm" className="!h-7 !w-0 overflow-hidden opacity-0 group-focus-within:!w-7 group-focus-within:opacity-100 group-hover:!w-7 group-hover:opacity-100 touch:!w-7 touch:opacity-100 aria-expanded:!w-7 aria-expanded:opacity-100" label={t("viewMenu", { name: view.name })} icon={<MoreHorizontal className="size-4" />} />}>
        <MenuItem icon={<Link2 />} onSelect={copy}>
          {t("copyLink")}
        </MenuItem>
        {view.abilities.change && (
          <>
            <MenuItem icon={<Pencil />} onSelect={() => onRename(view)}>
              {t("rename")}
            </MenuItem>
            <MenuItem icon={<Save />} onSelect={() => void change(view, { name: view.name, shared: view.shared, filter }).then(({ name }) => notify({ tone: "success", title: t("viewSaved", { name }) }), failed)}>
              {t("updateView")}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 />} danger onSelect={() => void remove(view)}>
              {t("remove")}
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}

/** The saved views under the desk's own, each with its count and what can be done to it. */
export function SavedViews() {
  const { filter } = useDesk();
  const views = useSavedViews();
  const here = savedAs(filter, views);
  const [renaming, setRenaming] = useState<SavedView | null>(null);
  if (views.length === 0) return null;
  return (
    <>
      <p className="px-2.5 pb-1 pt-4 text-xs font-medium text-muted">{t("saved")}</p>
      {views.map((view) => (
        <ViewRow key={view.id} view={view} here={view === here} onRename={setRenaming} />
      ))}
      {renaming && <ViewDialog view={renaming} filter={renaming.filter} onClose={() => setRenaming(null)} />}
    </>
  );
}
