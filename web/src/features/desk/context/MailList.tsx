import { CircleAlert, Clock3, MailCheck } from "lucide-react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

const signs = { queued: { Icon: Clock3, get text() { return t("onItsWay"); }, ink: "text-muted" }, sent: { Icon: MailCheck, get text() { return t("sent"); }, ink: "text-success" }, failed: { Icon: CircleAlert, get text() { return t("notDelivered"); }, ink: "text-danger" } };
const shown = 5;

/** The newest emails about the ticket and what became of them. */
export function MailList({ mail }: { mail: Ticket["mail"] }) {
  return (
    <ul className="space-y-1.5">
      {[...mail].reverse().slice(0, shown).map(({ id, subject, status, lastError, createdAt }) => {
        const { Icon, text, ink } = signs[status];
        return (
          <li key={id} className="flex items-start gap-2 text-sm">
            <Icon className={`mt-0.5 size-4 shrink-0 ${ink}`} aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <span className="block truncate" title={subject}>
                {subject}
              </span>
              <span className={status === "failed" ? "text-xs text-danger" : "text-xs text-muted"}>
                {text}
                {lastError && status === "failed" && `: ${lastError}`} · <TimeAgo time={createdAt} />
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
