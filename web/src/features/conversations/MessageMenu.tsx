import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Copy, EllipsisVertical, Flag, History, Pencil, Trash2 } from "lucide-react";
import type { Message } from "../../../../contract/conversations.ts";
import { describeError } from "../../lib/describe-error.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";
import { messagesTexts } from "../../texts/en/messages.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLabel } from "../../ui/Menu.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { notify } from "../../ui/toast.ts";
import { readAbilities } from "./message-api.ts";
import { actsOn } from "./message-acts.ts";
import type { MessageHandlers } from "./MessageActions.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";
import { ReportDialog } from "./ReportDialog.tsx";
import { VersionsDialog } from "./VersionsDialog.tsx";

const t = textsOf(messagesTexts);
const general = textsOf(conversationsTexts);

type Asked = "remove" | "versions" | "report" | null;

export type MessageMenuProps = { message: Message; handlers: MessageHandlers; open: boolean; onOpenChange: (open: boolean) => void };

/** What can be done with a message, by what the reader may do in its conversation (CV-8). */
export default function MessageMenu({ message, handlers, open, onOpenChange }: MessageMenuProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const { conversationId, body, author } = message;
  const { data: abilities, error } = useQuery({
    queryKey: ["conversation-abilities", conversationId],
    queryFn: ({ signal }) => readAbilities(conversationId, signal),
    staleTime: 5 * 60_000,
    enabled: open || asked !== null,
  });
  const acts = abilities && actsOn(message, handlers.me, abilities, Date.now());
  const copy = () => {
    navigator.clipboard?.writeText(body).then(() => notify({ tone: "success", title: t("copied") }), () => undefined);
  };
  const close = () => setAsked(null);
  return (
    <>
      <Menu open={open} onOpenChange={onOpenChange} trigger={<IconButton size="sm" label={general("messageActions")} icon={<EllipsisVertical className="size-4" />} />}>
        {error && !acts && <MenuLabel>{describeError(error)}</MenuLabel>}
        {!acts && !error && (
          <p className="grid place-items-center p-3">
            <Spinner />
          </p>
        )}
        {body !== "" && (
          <MenuItem icon={<Copy />} onSelect={copy}>
            {t("copy")}
          </MenuItem>
        )}
        {acts?.edit && (
          <MenuItem icon={<Pencil />} onSelect={() => handlers.edit(message)}>
            {t("edit")}
          </MenuItem>
        )}
        {acts?.versions && (
          <MenuItem icon={<History />} onSelect={() => setAsked("versions")}>
            {t("whatItSaid")}
          </MenuItem>
        )}
        {acts?.report && (
          <MenuItem icon={<Flag />} onSelect={() => setAsked("report")}>
            {t("report")}
          </MenuItem>
        )}
        {acts?.remove && (
          <MenuItem danger icon={<Trash2 />} onSelect={() => setAsked("remove")}>
            {t("remove")}
          </MenuItem>
        )}
        {acts && !Object.entries(acts).some(([name, may]) => name !== "needsReason" && may) && <MenuLabel>{t("nothingToDo")}</MenuLabel>}
      </Menu>
      {asked === "remove" && acts && <RemoveDialog message={message} needsReason={acts.needsReason} onClose={close} onRemoved={handlers.changed} />}
      {asked === "versions" && <VersionsDialog message={message} onClose={close} />}
      {asked === "report" && <ReportDialog subject={{ kind: "message", id: `${conversationId}/${message.seq}`, name: author?.name ?? t("someone") }} onClose={close} />}
    </>
  );
}
