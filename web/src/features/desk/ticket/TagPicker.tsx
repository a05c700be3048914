import { useState } from "react";
import { Check, Plus, Tag } from "lucide-react";
import { clsx } from "clsx";
import { Command } from "cmdk";
import type { Ticket } from "../../../../../contract/desk.ts";
import { Popover } from "../../../ui/Popover.tsx";
import { popupItemClass } from "../../../ui/popup-class.ts";
import { useTags } from "../desk-queries.ts";
import { PropertyButton } from "./PropertyButton.tsx";
import type { OpenState } from "./StatusMenu.tsx";
import type { TicketActions } from "./use-ticket-actions.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

const validTag = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u;
const mostTags = 20;

/** The tags, and the choice of others; what was chosen is saved in one step when the choice closes. */
export function TagPicker({ ticket, actions, open, onOpenChange }: { ticket: Ticket; actions: TicketActions } & OpenState) {
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [typed, setTyped] = useState("");
  const known = useTags(open);
  const tags = chosen ?? ticket.tags;
  const fresh = typed.trim().toLowerCase();
  const all = [...new Set([...tags, ...known])];
  const toggle = (tag: string) => {
    setChosen(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag].slice(0, mostTags));
    setTyped("");
  };
  const change = (next: boolean) => {
    onOpenChange(next);
    setTyped("");
    if (next) return;
    const differs = chosen !== null && (chosen.length !== ticket.tags.length || chosen.some((tag) => !ticket.tags.includes(tag)));
    if (differs) actions.setTags(chosen);
    setChosen(null);
  };
  const shown = ticket.tags.length > 0 ? ticket.tags.slice(0, 2).join(", ") + (ticket.tags.length > 2 ? ` +${ticket.tags.length - 2}` : "") : t("tags");
  const trigger = (
    <PropertyButton label={ticket.tags.length > 0 ? t("tags2", { tags: ticket.tags.join(", ") }) : t("noTags")} disabled={!ticket.abilities.triage}>
      <Tag className="size-3.5 shrink-0 text-muted" aria-hidden="true" />
      <span className={clsx("truncate", ticket.tags.length === 0 && "text-muted")}>{shown}</span>
    </PropertyButton>
  );
  if (!ticket.abilities.triage) return trigger;
  return (
    <Popover label={t("tags")} open={open} onOpenChange={change} trigger={trigger} className="w-72 overflow-hidden !p-0">
      <Command label={t("tags")} loop>
        <Command.Input autoFocus value={typed} onValueChange={setTyped} maxLength={30} placeholder={t("typeATag")} className="h-10 w-full border-b border-border bg-transparent px-3 text-sm outline-none focus:border-focus touch:h-11 touch:text-base" />
        <Command.List className="max-h-64 overflow-y-auto p-1">
          {all.map((tag) => (
            <Command.Item key={tag} value={tag} onSelect={() => toggle(tag)} className={popupItemClass}>
              <span className="min-w-0 flex-1 truncate">{tag}</span>
              <Check className={clsx("size-4 shrink-0 text-brand-text", !tags.includes(tag) && "invisible")} aria-label={tags.includes(tag) ? t("on") : undefined} />
            </Command.Item>
          ))}
          {validTag.test(fresh) && !all.includes(fresh) && (
            <Command.Item key="new" value={`new ${fresh}`} keywords={[fresh]} onSelect={() => toggle(fresh)} className={popupItemClass}>
              <Plus className="size-4 text-muted" aria-hidden="true" />
              {t("newTag", { tag: fresh })}
            </Command.Item>
          )}
        </Command.List>
      </Command>
      <p className="border-t border-border px-3 py-2 text-xs text-muted">{tags.length >= mostTags ? t("aTicketHasAt", { most: mostTags }) : t("enterSwitchesATag")}</p>
    </Popover>
  );
}
