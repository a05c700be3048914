import { useState } from "react";
import { Ban, CircleUserRound, EllipsisVertical, Flag } from "lucide-react";
import { useLocation } from "wouter";
import type { PersonBrief } from "../../../../../contract/common.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { notify } from "../../../ui/toast.ts";
import type { ConversationAbilities } from "../message-api.ts";
import { ReportDialog } from "../ReportDialog.tsx";
import { useBlocking } from "./use-blocking.ts";

const t = textsOf(messagesTexts);

export type PersonMenuProps = { other: PersonBrief; blocked: boolean; abilities: ConversationAbilities; label: string };

/** Asks before somebody is blocked. */
function BlockDialog({ name, onBlock, onClose }: { name: string; onBlock: () => Promise<void>; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("blockTitle", { name })}
      description={t("blockHint", { name })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="danger"
            loading={busy}
            onClick={() => {
              setBusy(true);
              void onBlock().finally(onClose);
            }}
          >
            {t("block")}
          </Button>
        </>
      }
    />
  );
}

/** What can be done about the other person: see the profile, block, report (CV-12). */
export default function PersonMenu({ other, blocked, abilities, label }: PersonMenuProps) {
  const { name, username } = other;
  const [open, setOpen] = useState(true);
  const [asked, setAsked] = useState<"block" | "report" | null>(null);
  const [, navigate] = useLocation();
  const setBlocked = useBlocking();
  const block = (next: boolean) =>
    setBlocked(username ?? "", next).then(
      () => notify({ tone: "success", title: next ? t("blocked", { name }) : t("unblocked", { name }) }),
      (error: unknown) => notify({ tone: "danger", title: describeError(error) }),
    );
  return (
    <>
      <Menu open={open} onOpenChange={setOpen} trigger={<IconButton label={label} icon={<EllipsisVertical className="size-5" />} />}>
        {username !== null && (
          <MenuItem icon={<CircleUserRound />} onSelect={() => navigate(`/members/${username}`)}>
            {t("showProfile")}
          </MenuItem>
        )}
        {abilities.report && (
          <MenuItem icon={<Flag />} onSelect={() => setAsked("report")}>
            {t("reportPerson", { name })}
          </MenuItem>
        )}
        {abilities.block && username !== null && (
          <MenuItem danger={!blocked} icon={<Ban />} onSelect={() => (blocked ? void block(false) : setAsked("block"))}>
            {blocked ? t("unblock") : t("block")}
          </MenuItem>
        )}
      </Menu>
      {asked === "block" && <BlockDialog name={name} onBlock={() => block(true)} onClose={() => setAsked(null)} />}
      {asked === "report" && <ReportDialog subject={{ kind: "person", id: other.id, name }} onClose={() => setAsked(null)} />}
    </>
  );
}
