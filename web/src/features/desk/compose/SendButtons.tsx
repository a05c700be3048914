import { ChevronDown, CheckCircle2, Hourglass, SendHorizontal } from "lucide-react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import type { ReplyKind, Waiting } from "./reply-queue.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";

const t = textsOf(deskComposeTexts);

export type SendButtonsProps = {
  kind: ReplyKind;
  may: boolean;
  /** Statuses that can be set in the same step. */
  moves: readonly NonNullable<Waiting["setStatus"]>[];
  onSend: (setStatus?: Waiting["setStatus"]) => void;
};

// The field keeps the keyboard, so a phone's keys stay up.
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();

/** Send, and the ways to send and move the ticket in one click (DK-9). */
export function SendButtons({ kind, may, moves, onSend }: SendButtonsProps) {
  if (kind === "note") {
    return (
      <Button size="sm" variant="primary" disabled={!may} onMouseDown={keepFocus} onClick={() => onSend()} icon={<SendHorizontal className="size-4 @md:hidden" />} title={t("addNote")} className="ml-auto">
        <span className="@max-md:sr-only">{t("addNote")}</span>
      </Button>
    );
  }
  return (
    <>
      {moves.includes("resolved") && (
        <Button size="sm" disabled={!may} onMouseDown={keepFocus} onClick={() => onSend("resolved")} icon={<CheckCircle2 className="size-4" />} title={t("ctrlShiftEnter")} className="@max-lg:hidden">
          {t("sendAndResolve")}
        </Button>
      )}
      <span className="ml-auto flex">
        <Button size="sm" variant="primary" disabled={!may} onMouseDown={keepFocus} onClick={() => onSend()} icon={<SendHorizontal className="size-4" />} title={t("ctrlEnter")} className="rounded-r-none">
          <span className="@max-md:sr-only">{t("send")}</span>
        </Button>
        <Menu
          side="top"
          trigger={<IconButton size="sm" variant="primary" disabled={!may} label={t("sendAnd")} icon={<ChevronDown className="size-4" />} className="!w-8 rounded-l-none border-l border-on-brand/30 touch:!w-11" />}
        >
          {moves.includes("pending") && (
            <MenuItem icon={<Hourglass />} hint={<Kbd keys="alt+Enter" />} onSelect={() => onSend("pending")}>
              {t("sendAndWaitFor")}
            </MenuItem>
          )}
          {moves.includes("resolved") && (
            <MenuItem icon={<CheckCircle2 />} hint={<Kbd keys="mod+shift+Enter" />} onSelect={() => onSend("resolved")}>
              {t("sendAndResolve")}
            </MenuItem>
          )}
          <MenuItem icon={<SendHorizontal />} hint={<Kbd keys="mod+Enter" />} onSelect={() => onSend()}>
            {t("send")}
          </MenuItem>
        </Menu>
      </span>
    </>
  );
}
