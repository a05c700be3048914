import type { Ticket } from "../../../../../contract/desk.ts";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { PriorityBadge, priorityText } from "../../../ui/PriorityBadge.tsx";
import { useCategories, useCategoryName } from "../desk-queries.ts";
import { priorities } from "../desk-words.ts";
import { PropertyButton } from "./PropertyButton.tsx";
import type { OpenState } from "./StatusMenu.tsx";
import type { TicketActions } from "./use-ticket-actions.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

type MenuProps = { ticket: Ticket; actions: TicketActions } & OpenState;

/** The priority, and the others. Typing a letter goes to it: `p`, `u`, Enter makes it urgent. */
export function PriorityMenu({ ticket, actions, open, onOpenChange }: MenuProps) {
  const trigger = (
    <PropertyButton label={t("priority", { priority: priorityText(ticket.priority) })} disabled={!ticket.abilities.triage}>
      <PriorityBadge priority={ticket.priority} />
    </PropertyButton>
  );
  if (!ticket.abilities.triage) return trigger;
  return (
    <Menu align="start" open={open} onOpenChange={onOpenChange} trigger={trigger}>
      {priorities.map((priority) => (
        <MenuItem key={priority} checked={priority === ticket.priority} onSelect={() => actions.setPriority(priority)}>
          <PriorityBadge priority={priority} />
        </MenuItem>
      ))}
    </Menu>
  );
}

/** The category, and the others. */
export function CategoryMenu({ ticket, actions, open, onOpenChange }: MenuProps) {
  const categories = useCategories();
  const nameOf = useCategoryName();
  const trigger = (
    <PropertyButton label={t("category", { category: nameOf(ticket.category) })} disabled={!ticket.abilities.triage}>
      <span className="truncate">{nameOf(ticket.category)}</span>
    </PropertyButton>
  );
  if (!ticket.abilities.triage) return trigger;
  return (
    <Menu align="start" open={open} onOpenChange={onOpenChange} trigger={trigger}>
      {categories.map(({ key, name }) => (
        <MenuItem key={key} checked={key === ticket.category} onSelect={() => actions.setCategory(key)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
