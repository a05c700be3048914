import { useEffect, useRef } from "react";
import { Pencil } from "lucide-react";
import type { Message } from "../../../../contract/conversations.ts";
import { textsOf } from "../../lib/texts.ts";
import { messagesTexts } from "../../texts/en/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Composer, type ComposerHandle } from "../../ui/Composer.tsx";
import { editMessage } from "./message-api.ts";

const t = textsOf(messagesTexts);

export type EditMessageProps = {
  message: Message;
  me: string;
  onChanged: (message: Message) => void;
  onEnd: () => void;
};

/** The field while an older message is changed: what was being written is kept aside, and comes back afterwards. */
export default function EditMessage({ message, me, onChanged, onEnd }: EditMessageProps) {
  const field = useRef<ComposerHandle>(null);
  useEffect(() => {
    field.current?.setText(message.body);
    field.current?.focus();
  }, [message.body, message.id]);
  return (
    <Composer
      ref={field}
      label={t("editLabel")}
      draftKey={`edit:${message.id}`}
      sendLabel={t("save")}
      note={message.visibility === "internal"}
      hasMore={message.attachments.length > 0}
      onEscape={onEnd}
      onSend={async ({ text }) => {
        if (text !== message.body) onChanged(await editMessage(message, text));
        onEnd();
      }}
      above={
        <p className="flex items-center gap-2 border-b border-border px-3.5 py-1.5 text-xs text-muted">
          <Pencil className="size-3.5 shrink-0" aria-hidden="true" />
          <span className="min-w-0 flex-1 truncate">{message.author?.id === me ? t("editing") : t("editingTeam")}</span>
          <Button size="sm" variant="ghost" onClick={onEnd}>
            {t("cancel")}
          </Button>
        </p>
      }
    />
  );
}
