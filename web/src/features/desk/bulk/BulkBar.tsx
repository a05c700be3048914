import { useRef, useState } from "react";
import { CircleDashed, Flag, Shapes, Tag, UserPlus, X } from "lucide-react";
import { clsx } from "clsx";
import type { BulkAction } from "../../../../../contract/desk-views.ts";
import type { Status } from "../../../../../contract/desk.ts";
import { priorities, statuses } from "../desk-words.ts";
import { Button, type ButtonProps } from "../../../ui/Button.tsx";
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

/** An action by its sign, and by its word where there is room. */
function Act({ children, ...rest }: ButtonProps & { children: string }) {
  return (
    <Button size="sm" title={children} {...rest}>
      <span className="@max-lg:sr-only">{children}</span>
    </Button>
  );
}

/**
 * What can be done to the chosen tickets, in the place of the list's title: never taller than what it lies over.
 *
 * @param oneLine in the title's line alone; else in two, over the search as well, the actions by their signs where words do not fit
 */
export function BulkBar({ oneLine }: { oneLine: boolean }) {
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
    <div role="toolbar" aria-label={t("actions")} className={clsx("@container col-start-1 row-start-1 flex min-w-0 border-b border-border bg-brand-soft px-2 text-on-brand-soft", oneLine ? "items-center gap-4" : "row-span-2 flex-col justify-center gap-1")}>
      <div className={clsx("flex h-8 min-w-0 items-center gap-1 touch:h-11", oneLine && "shrink")}>
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
      <div className="flex shrink-0 items-center gap-1">
        <Popover label={t("assign")} {...openOf("assign")} align="start" className="overflow-hidden !p-0"
          trigger={<Act icon={<UserPlus className="size-4" />}>{t("assign")}</Act>}>
          <BulkAssign onChoose={(action) => void run(action)} />
        </Popover>
        <Menu align="start" {...openOf("status")} trigger={<Act icon={<CircleDashed className="size-4" />}>{t("status")}</Act>}>
          {moves.map((status) => (
            <MenuItem key={status} icon={<StatusSign status={status} />} onSelect={() => (status === "closed" ? setClosing(true) : void run({ kind: "status", status }))}>
              {statusText(status)}
            </MenuItem>
          ))}
        </Menu>
        <Menu align="start" {...openOf("priority")} trigger={<Act icon={<Flag className="size-4" />}>{t("priority")}</Act>}>
          {[...priorities].reverse().map((priority) => (
            <MenuItem key={priority} icon={<PriorityBadge priority={priority} compact />} onSelect={() => void run({ kind: "priority", priority })}>
              {priorityText(priority)}
            </MenuItem>
          ))}
        </Menu>
        <Popover label={t("tags")} {...openOf("tags")} align="start" className="w-72 overflow-hidden !p-0"
          trigger={<Act icon={<Tag className="size-4" />}>{t("tags")}</Act>}>
          <BulkTags onChoose={(action) => void run(action)} />
        </Popover>
        <Menu align="start" {...openOf("category")} trigger={<Act icon={<Shapes className="size-4" />}>{t("category")}</Act>}>
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
