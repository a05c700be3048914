import type { Standing } from "../../../../../contract/people.ts";
import { formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";
import { Badge } from "../../../ui/Badge.tsx";

const t = textsOf(deskContextTexts);

const titles: Readonly<Record<Standing["state"], string>> = {
  get banned() { return t("accountBanned"); }, get suspended() { return t("accountSuspended"); }, get deactivated() { return t("accountDeactivated"); },
  get removed() { return t("leftTheStaff"); }, get erased() { return t("accountErased"); },
};

/** DK-7: what keeps the requester out of their account: since when, until when, and why. */
export function RequesterStanding({ standing: { state, since, until, reason } }: { standing: Standing }) {
  return (
    <div className="mt-2 space-y-1 text-sm">
      <Badge tone={state === "suspended" ? "warning" : "danger"}>{titles[state]}</Badge>
      <p>{until ? t("sinceUntil", { since: formatDateTime(since), until: formatDateTime(until) }) : t("since", { since: formatDateTime(since) })}</p>
      {reason && <p className="break-words text-muted">{t("reason", { reason })}</p>}
    </div>
  );
}
