import { useImperativeHandle, useRef, type Ref } from "react";
import { Paperclip } from "lucide-react";
import { ApiError } from "../../lib/api-error.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { Button } from "../../ui/Button.tsx";
import AttachedFiles from "../conversations/AttachedFiles.tsx";
import { startUpload } from "../conversations/upload-registry.ts";
import { useAttachments } from "../conversations/use-attachments.ts";

const t = textsOf(attachmentsTexts);

export type TicketFilesHandle = {
  /** Waits until all files are at the server. @returns their ids @throws ApiError where one can't be sent */
  ready: () => Promise<string[]>;
  /** They went with the ticket: nothing of them is kept any more. */
  sent: () => void;
};

/** Files for a new ticket: uploading begins while one still writes. */
export default function TicketFiles({ ref }: { ref: Ref<TicketFilesHandle> }) {
  const attachments = useAttachments("ticket:new");
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    ready: async () => {
      if (attachments.blocked) throw new ApiError({ type: "file", title: attachments.blocked, status: 422 });
      return await Promise.all(attachments.files.map(({ key, blob, name }) => startUpload(key, blob, name)));
    },
    sent: () => void attachments.take(),
  }));
  return (
    <div>
      <input
        ref={input}
        type="file"
        multiple
        accept="image/*,application/pdf,audio/*"
        aria-label={t("attach")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          attachments.add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button icon={<Paperclip className="size-4" />} onClick={() => input.current?.click()}>
        {t("attach")}
      </Button>
      {(attachments.files.length > 0 || attachments.notice) && <AttachedFiles attachments={attachments} />}
    </div>
  );
}
