import type { Ticket } from "../../../../../contract/desk.ts";
import { AssignPicker } from "./AssignPicker.tsx";
import { CategoryMenu, PriorityMenu } from "./PriorityMenu.tsx";
import { StatusMenu } from "./StatusMenu.tsx";
import { TagPicker } from "./TagPicker.tsx";
import type { TicketActions } from "./use-ticket-actions.ts";

export type PropertyName = "status" | "assign" | "priority" | "category" | "tags";

export type TicketPropertiesProps = {
  ticket: Ticket;
  actions: TicketActions;
  me: string;
  /** Which choice is open. */
  menu: PropertyName | null;
  onMenu: (menu: PropertyName | null) => void;
  only?: readonly PropertyName[];
};

/** The facts of a ticket that staff change, as buttons with their choices. */
export function TicketProperties({ ticket, actions, me, menu, onMenu, only }: TicketPropertiesProps) {
  const shows = (name: PropertyName) => !only || only.includes(name);
  const choice = (name: PropertyName) => ({ ticket, actions, open: menu === name, onOpenChange: (open: boolean) => onMenu(open ? name : null) });
  return (
    <>
      {shows("status") && <StatusMenu {...choice("status")} />}
      {shows("priority") && <PriorityMenu {...choice("priority")} />}
      {shows("category") && <CategoryMenu {...choice("category")} />}
      {shows("assign") && <AssignPicker {...choice("assign")} me={me} />}
      {shows("tags") && <TagPicker {...choice("tags")} />}
    </>
  );
}
