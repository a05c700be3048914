import { Zap, X } from "lucide-react";
import type { MacroActions } from "../../../../../contract/desk.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { useStaff } from "../desk-queries.ts";

const t = textsOf(deskComposeTexts);

/** What each act of a macro does, in words; one line for each. */
export function useActWords(): (actions: MacroActions) => [name: keyof MacroActions, text: string][] {
  const { data } = useStaff();
  return ({ setStatus, priority, addTags, assignTo, teamId }) => {
    const who = assignTo === "me" ? t("toWhoSends") : data?.items.find((one) => one.id === assignTo)?.name;
    const team = data?.teams.find((one) => one.id === teamId)?.name;
    return [
      ...(setStatus ? [["setStatus", t("actStatus", { status: statusText(setStatus) })] as const] : []),
      ...(priority ? [["priority", t("actPriority", { priority: priorityText(priority) })] as const] : []),
      ...(addTags && addTags.length > 0 ? [["addTags", t("actTags", { tags: addTags.join(", ") })] as const] : []),
      ...(assignTo ? [["assignTo", t("actAssign", { who: who ?? "…" })] as const] : []),
      ...(teamId ? [["teamId", t("actTeam", { team: team ?? "…" })] as const] : []),
    ] as [keyof MacroActions, string][];
  };
}

/** What the reply will also do, each with a way to leave it out (DK-9). */
export function ActChips({ actions, onLeaveOut }: { actions: MacroActions; onLeaveOut: (name: keyof MacroActions) => void }) {
  const words = useActWords()(actions);
  if (words.length === 0) return null;
  return (
    <ul aria-label={t("alsoDoes")} className="flex flex-wrap items-center gap-1.5 px-3 pt-2 text-xs">
      <li className="flex items-center gap-1 text-muted">
        <Zap className="size-3.5" aria-hidden="true" />
        {t("alsoDoes")}
      </li>
      {words.map(([name, text]) => (
        <li key={name}>
          <button type="button" aria-label={t("leaveOut", { text })} onClick={() => onLeaveOut(name)} className="flex h-6.5 items-center gap-1 rounded-pill bg-brand-soft pl-2.5 pr-1.5 font-medium text-on-brand-soft hover:brightness-95 touch:h-10">
            {text}
            <X className="size-3.5" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
