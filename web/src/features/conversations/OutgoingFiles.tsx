import { Uploader } from "../../ui/Uploader.tsx";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { fileSize } from "./file-size.ts";
import type { Outgoing } from "./thread-state.ts";
import { blobOf } from "./upload-registry.ts";

const t = textsOf(attachmentsTexts);

/** The files of a message that is on its way. */
export default function OutgoingFiles({ outgoing: { files = [], progress = 0, state } }: { outgoing: Outgoing }) {
  const sending = state === "sending";
  return (
    <ul aria-label={t("filesToSend")} className="grid w-64 max-w-full gap-1.5">
      {files.map(({ key, name, type, bytes }) => (
        <Uploader.File key={key} name={name} type={type} blob={blobOf(key)} detail={sending && progress > 0 ? t("sendingPercent", { percent: Math.round(progress * 100) }) : fileSize(bytes)} share={sending ? progress : null} />
      ))}
    </ul>
  );
}
