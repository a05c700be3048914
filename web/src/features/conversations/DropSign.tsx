import { Paperclip } from "lucide-react";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";

const t = textsOf(attachmentsTexts);

/** While files hang over a thread: where they may be dropped. */
export function DropSign() {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-2 z-20 grid place-content-center justify-items-center gap-2 rounded-lg border-2 border-dashed border-brand bg-page/90 font-medium text-brand-text">
      <Paperclip className="size-7" />
      {t("dropHere")}
    </div>
  );
}
