import { useState } from "react";
import { Minus, Plus } from "lucide-react";
import { Command } from "cmdk";
import type { BulkAction } from "../../../../../contract/desk-views.ts";
import { popupItemClass } from "../../../ui/popup-class.ts";
import { useDesk } from "../desk-context.ts";
import { useTags } from "../desk-queries.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);
const validTag = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u;

/** A tag to add to all chosen tickets, or one of theirs to take away. */
export function BulkTags({ onChoose }: { onChoose: (action: BulkAction) => void }) {
  const { list, selecting } = useDesk();
  const [typed, setTyped] = useState("");
  const known = useTags(true);
  const worn = [...new Set(list.view.rows.filter((row) => selecting.selection.ids.has(row.id)).flatMap((row) => row.tags))];
  const fresh = typed.trim().toLowerCase();
  const toAdd = [...new Set([...known, ...(validTag.test(fresh) ? [fresh] : [])])];
  return (
    <Command label={t("tags")} loop>
      <Command.Input autoFocus value={typed} onValueChange={setTyped} maxLength={30} placeholder={t("typeATag")} className="h-10 w-full border-b border-border bg-transparent px-3 text-sm outline-none focus:border-focus touch:h-11 touch:text-base" />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        {toAdd.map((tag) => (
          <Command.Item key={`add ${tag}`} value={`add ${tag}`} keywords={[tag]} onSelect={() => onChoose({ kind: "tags", add: [tag], remove: [] })} className={popupItemClass}>
            <Plus className="size-4 text-muted" aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">{t("addTag", { tag })}</span>
          </Command.Item>
        ))}
        {worn.map((tag) => (
          <Command.Item key={`remove ${tag}`} value={`remove ${tag}`} keywords={[tag]} onSelect={() => onChoose({ kind: "tags", add: [], remove: [tag] })} className={popupItemClass}>
            <Minus className="size-4 text-muted" aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">{t("removeTag", { tag })}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
