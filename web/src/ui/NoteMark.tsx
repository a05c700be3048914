import { Lock } from "lucide-react";
import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { talkTexts } from "../texts/en/talk.ts";

const t = textsOf(talkTexts);

/** Says on amber paper that what stands here is an internal note, never a reply (CV-9). */
export function NoteMark({ className }: { className?: string }) {
  return (
    <p className={clsx("flex items-center gap-1.5 text-xs font-semibold text-note-muted", className)}>
      <Lock className="size-3.5 shrink-0" aria-hidden="true" />
      <span>
        {t("internalNote")} <span className="font-normal">· {t("internalNoteHint")}</span>
      </span>
    </p>
  );
}
