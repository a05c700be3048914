import { Archive } from "lucide-react";
import type { Status, Ticket } from "../../../../../contract/desk.ts";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../../ui/Menu.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { StatusSign } from "../StatusSign.tsx";
import { PropertyButton } from "./PropertyButton.tsx";
import type { CloseReason, TicketActions } from "./use-ticket-actions.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

export type OpenState = { open: boolean; onOpenChange: (open: boolean) => void };

const reasons = (): readonly [CloseReason, string][] => [
  ["solved", t("solved")],
  ["no_answer", t("noAnswerCame")],
  ["duplicate", t("duplicate")],
  ["spam", t("spam")],
  ["other", t("anotherReason")],
];

/** The status, and the moves that the server allows from it. */
export function StatusMenu({ ticket, actions, open, onOpenChange }: { ticket: Ticket; actions: TicketActions } & OpenState) {
  const { status, allowedMoves, abilities } = ticket;
  const moves = allowedMoves.filter((move) => move !== "closed");
  const go = (to: Status) => (to === "resolved" ? void actions.resolve() : actions.setStatus(to));
  const trigger = (
    <PropertyButton label={t("status", { status: statusText(status) })} disabled={!abilities.triage}>
      <StatusSign status={status} />
      <span aria-hidden="true">{statusText(status)}</span>
    </PropertyButton>
  );
  if (!abilities.triage) return trigger;
  return (
    <Menu align="start" open={open} onOpenChange={onOpenChange} trigger={trigger}>
      <MenuItem checked icon={<StatusSign status={status} />} onSelect={() => undefined}>
        {statusText(status)}
      </MenuItem>
      {moves.map((move) => (
        <MenuItem key={move} checked={false} icon={<StatusSign status={move} />} onSelect={() => go(move)}>
          {statusText(move)}
        </MenuItem>
      ))}
      {abilities.close && (
        <>
          <MenuSeparator />
          <MenuLabel>{t("closeBecause")}</MenuLabel>
          {reasons().map(([reason, text]) => (
            <MenuItem key={reason} icon={<Archive />} onSelect={() => void actions.close(reason)}>
              {text}
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  );
}
