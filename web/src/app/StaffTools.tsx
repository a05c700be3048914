import { clsx } from "clsx";
import { Search } from "lucide-react";
import { Bell } from "../features/notifications/Bell.tsx";
import type { Me } from "../lib/session.ts";
import { textsOf } from "../lib/texts.ts";
import { appStaffTexts } from "../texts/en/app-staff.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { openCommands } from "./commands-open.ts";

const t = textsOf(appStaffTexts);

/**
 * What stands at the foot of the rail, and at the end of the bar on phones: tools of every staff page, the account last. Each takes
 * one square; what comes with a number of its own (notifications) belongs between the search and the account.
 */
export function StaffTools({ me, placement }: { me: Me; placement: "right" | "above" }) {
  const bar = placement === "above";
  return (
    <div className={clsx("flex items-center", bar ? "shrink-0 gap-1.5 pr-1.5" : "flex-col gap-2")}>
      <button type="button" aria-label={t("commandsOpen")} title={t("commandsOpen")} aria-haspopup="dialog" onClick={openCommands} className="grid size-11 place-items-center rounded-pill text-muted hover:bg-hover hover:text-text">
        <Search className="size-5" aria-hidden="true" />
      </button>
      <Bell app="staff" />
      <AccountMenu me={me} placement={placement} app="staff" />
    </div>
  );
}
