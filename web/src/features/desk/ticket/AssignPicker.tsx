import { useState } from "react";
import { Check, UserRoundX, Users } from "lucide-react";
import { Command } from "cmdk";
import type { Ticket } from "../../../../../contract/desk.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import { popupItemClass } from "../../../ui/popup-class.ts";
import { Spinner } from "../../../ui/Spinner.tsx";
import { useStaff } from "../desk-queries.ts";
import { PropertyButton } from "./PropertyButton.tsx";
import type { OpenState } from "./StatusMenu.tsx";
import type { TicketActions } from "./use-ticket-actions.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

type PickerProps = { ticket: Ticket; actions: TicketActions; me: string };
const heading = "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted";

function People({ ticket, actions, me, onDone }: PickerProps & { onDone: () => void }) {
  const { data, error, refetch } = useStaff();
  const [note, setNote] = useState("");
  const give = (to: { staffId?: string; teamId?: string }, name: string) => {
    onDone();
    actions.assign({ ...to, note: note.trim() || undefined }, name);
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner className="mx-auto my-6" />;
  // Oneself first, then who is there and has least.
  const rank = { online: 0, away: 1, offline: 2 };
  const people = [...data.items].sort((a, b) => Number(b.id === me) - Number(a.id === me) || rank[a.online] - rank[b.online] || a.openTickets - b.openTickets);
  return (
    <>
      <Command label={t("assignTo")} loop>
        <Command.Input autoFocus placeholder={t("typeANameOr")} className="h-10 w-full border-b border-border bg-transparent px-3 text-sm outline-none focus:border-focus touch:h-11 touch:text-base" />
        <Command.List className="max-h-72 overflow-y-auto p-1">
          <Command.Empty className="px-3 py-6 text-center text-sm text-muted">{t("nobodyHasThisName")}</Command.Empty>
          <Command.Group heading={t("people")} className={heading}>
            {people.map((one) => (
              <Command.Item
                key={one.id}
                value={one.id}
                keywords={[one.name, one.username ?? "", one.id === me ? "me" : ""]}
                onSelect={() => (one.id === me && !note.trim() ? (onDone(), actions.claim()) : give({ staffId: one.id }, one.id === me ? "you" : one.name))}
                className={popupItemClass}
              >
                <Avatar name={one.name} seed={one.id} image={one.image} size="xs" presence={one.online} decorative />
                <span className="min-w-0 flex-1 truncate">{one.id === me ? `${one.name} (me)` : one.name}</span>
                <span className="text-xs tabular-nums text-muted">{t("open", { count: one.openTickets })}</span>
                {ticket.assignee?.id === one.id && <Check className="size-4 text-brand-text" aria-label={t("hasIt")} />}
              </Command.Item>
            ))}
          </Command.Group>
          {data.teams.length > 0 && (
            <Command.Group heading={t("teams")} className={heading}>
              {data.teams.map((team) => (
                <Command.Item key={team.id} value={team.id} keywords={[team.name]} onSelect={() => give({ teamId: team.id }, team.name)} className={popupItemClass}>
                  <Users className="size-4 text-muted" aria-hidden="true" />
                  <span className="min-w-0 flex-1 truncate">{team.name}</span>
                  <span className="text-xs tabular-nums text-muted">{t("people2", { count: team.memberIds.length })}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {ticket.assignee && (
            <Command.Item value="nobody" keywords={["nobody", "everybody", "release", "unassign"]} onSelect={() => (onDone(), actions.release())} className={popupItemClass}>
              <UserRoundX className="size-4 text-muted" aria-hidden="true" />
              {t("giveItBackTo")}
            </Command.Item>
          )}
        </Command.List>
      </Command>
      <div className="border-t border-border p-2">
        <Input aria-label={t("noteForWhoeverGets")} placeholder={t("handOverNoteFirst")} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} className="h-9" />
      </div>
    </>
  );
}

/** Who has the ticket, and the choice of somebody else or of a team (DK-10). */
export function AssignPicker({ open, onOpenChange, ...props }: PickerProps & OpenState) {
  const { assignee, team, abilities } = props.ticket;
  const name = assignee ? (assignee.id === props.me ? t("you") : assignee.name) : team ? team.name : t("nobody");
  const trigger = (
    <PropertyButton className="!shrink" label={t("assignedTo", { name })} disabled={!abilities.assign}>
      {assignee ? <Avatar name={assignee.name} seed={assignee.id} image={assignee.image} size="xs" decorative /> : team ? <Users className="size-4 text-muted" aria-hidden="true" /> : <UserRoundX className="size-4 text-muted" aria-hidden="true" />}
      <span className="truncate">{assignee && team ? `${name} · ${team.name}` : name}</span>
    </PropertyButton>
  );
  if (!abilities.assign) return trigger;
  return (
    <Popover label={t("assign")} open={open} onOpenChange={onOpenChange} trigger={trigger} className="overflow-hidden !p-0">
      <People {...props} onDone={() => onOpenChange(false)} />
    </Popover>
  );
}
