import { useEffect, useRef } from "react";
import type { DryRun } from "../../../../../contract/desk-automations.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { actionsWords, conditionsWords, sentence } from "../../desk/automation-words.ts";
import { useCalled } from "./use-automations.ts";

const t = textsOf(adminAutomationsTexts);

/** What a rule would have done, ticket by ticket. */
export function DryRunTable({ tried }: { tried: DryRun }) {
  const called = useCalled(tried.names);
  const place = useRef<HTMLDivElement>(null);
  // It opens below the button, on a phone out of sight. Newer browsers answer with a promise, which is no clean-up.
  useEffect(() => { place.current?.scrollIntoView({ block: "nearest" }); }, [tried]);
  return (
    <div ref={place} role="status" className="space-y-2 rounded-md bg-subtle p-3 text-sm">
      <p className="font-medium">{t("tried", { count: tried.items.length, tickets: tried.tickets })}</p>
      <p className="text-muted">{t("triedNothing")}</p>
      {tried.items.length > 0 && (
        <ul className="max-h-72 divide-y divide-border overflow-y-auto" tabIndex={0} aria-label={t("wouldDo")}>
          {tried.items.map(({ ticket, at, times, because, would }) => (
            <li key={ticket.id} className="space-y-0.5 py-2">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-mono text-xs text-muted">{ticket.number}</span>
                <span className="min-w-0 flex-1 truncate font-medium">{ticket.subject}</span>
                <span className="text-xs text-muted"><TimeAgo time={at} /> · {t("moments", { count: times })}</span>
              </p>
              <p>{sentence(actionsWords(would, called))}</p>
              {because.length > 0 && <p className="text-muted">{t("because")}: {conditionsWords(because, called)}</p>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
