import { useRef, useState } from "react";
import { Flag, Tag, UserPlus, X } from "lucide-react";
import type { BulkAction } from "../../../../../contract/desk-views.ts";
import type { Status } from "../../../../../contract/desk.ts";
import { priorities, statuses } from "../desk-words.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import { PriorityBadge, priorityText } from "../../../ui/PriorityBadge.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { formatNumber } from "../../../lib/format.ts";
import { useDesk } from "../desk-context.ts";
import { useCategories } from "../desk-queries.ts";
import { StatusSign } from "../StatusSign.tsx";
import { BulkAssign } from "./BulkAssign.tsx";
import { BulkTags } from "./BulkTags.tsx";
import { startBulk } from "./page-bulk.ts";
import { useBulkKeys, type BulkMenu } from "./use-bulk-keys.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);
const moves: readonly Status[] = statuses.filter((status) => status !== "open");

/** What can be done to the chosen tickets, in the place of the list's title. */
export function BulkBar() {
  const { selecting, list, asked, me } = useDesk();
  const { selection, clear, selectAll } = selecting;
  const categories = useCategories();
  const [open, setOpen] = useState<BulkMenu | null>(null);
  const [closing, setClosing] = useState(false);
  const count = selection.ids.size;
  // A key pressed twice starts one action: the second would take the place of the first, and of its way back.
  const starting = useRef(false);
  const run = async (action: BulkAction) => {
    setOpen(null);
    setClosing(false);
    if (starting.current) return;
    starting.current = true;
    if (await startBulk(action, selection.all ? { filter: asked } : { ticketIds: [...selection.ids] })) clear();
    starting.current = false;
  };
  const openOf = (menu: BulkMenu) => ({ open: open === menu, onOpenChange: (next: boolean) => setOpen((now) => (next ? menu : now === menu ? null : now)) });
  useBulkKeys(me.person.id, (action) => void run(action), setOpen);
  return (
    <div role="toolbar" aria-label={t("actions")} className="shrink-0 border-b border-border bg-brand-soft px-2 py-2 text-on-brand-soft">
      <div className="flex h-8 items-center gap-1 touch:h-11">
        <IconButton size="sm" label={t("clearSelection")} icon={<X className="size-4" />} onClick={clear} />
        <p role="status" className="min-w-0 flex-1 truncate text-sm font-semibold">
          {selection.all ? t("allOfTheFilter", { count: list.view.hasMore ? "" : formatNumber(count) }) : t("selected", { count })}
        </p>
        {!selection.all && list.view.hasMore && count === list.view.rows.length && (
          <Button size="sm" variant="ghost" onClick={selectAll}>
            {t("selectAllOfTheFilter")}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <Popover label={t("assign")} {...openOf("assign")} align="start" className="overflow-hidden !p-0"
          trigger={<Button size="sm" icon={<UserPlus className="size-4" />}>{t("assign")}</Button>}>
          <BulkAssign onChoose={(action) => void run(action)} />
        </Popover>
        <Menu align="start" {...openOf("status")} trigger={<Button size="sm">{t("status")}</Button>}>
          {moves.map((status) => (
            <MenuItem key={status} icon={<StatusSign status={status} />} onSelect={() => (status === "closed" ? setClosing(true) : void run({ kind: "status", status }))}>
              {statusText(status)}
            </MenuItem>
          ))}
        </Menu>
        <Menu align="start" {...openOf("priority")} trigger={<Button size="sm" icon={<Flag className="size-4" />}>{t("priority")}</Button>}>
          {[...priorities].reverse().map((priority) => (
            <MenuItem key={priority} icon={<PriorityBadge priority={priority} compact />} onSelect={() => void run({ kind: "priority", priority })}>
              {priorityText(priority)}
            </MenuItem>
          ))}
        </Menu>
        <Popover label={t("tags")} {...openOf("tags")} align="start" className="w-72 overflow-hidden !p-0"
          trigger={<Button size="sm" icon={<Tag className="size-4" />}>{t("tags")}</Button>}>
          <BulkTags onChoose={(action) => void run(action)} />
        </Popover>
        <Menu align="start" {...openOf("category")} trigger={<Button size="sm">{t("category")}</Button>}>
          {categories.map(({ key, name }) => (
            <MenuItem key={key} onSelect={() => void run({ kind: "category", category: key })}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </div>
      <Dialog open={closing} onOpenChange={setClosing} title={t("closeThem", { count })} description={t("closeExplained")}
        footer={
          <>
            <Button onClick={() => setClosing(false)}>{t("cancel")}</Button>
            <Button variant="primary" onClick={() => void run({ kind: "status", status: "closed" })}>
              {t("close")}
            </Button>
          </>
        }
      />
    </div>
  );
}
