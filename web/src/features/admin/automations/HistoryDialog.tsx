import { History as HistoryIcon } from "lucide-react";
import { Link } from "wouter";
import type { Automation, AutomationRun } from "../../../../../contract/desk-automations.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { actionsWords, conditionsWords, sentence, type Called } from "../../desk/automation-words.ts";
import { RuleVersions } from "./RuleVersions.tsx";
import { automationsKey, useCalled } from "./use-automations.ts";

const t = textsOf(adminAutomationsTexts);
const outcomes = { refused: "refused", capped: "capped", failed: "brokeDown" } as const;

function Run({ run, called }: { run: AutomationRun; called: Called }) {
  const { ticket, outcome, reason, did, because } = run;
  return (
    <div className="space-y-0.5 py-2.5 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link href={`/desk/tickets/${ticket.number}`} className="font-mono text-xs text-brand-text underline">{ticket.number}</Link>
        <span className="min-w-0 flex-1 truncate font-medium">{ticket.subject}</span>
        <TimeAgo time={run.at} className="text-xs text-muted" />
      </p>
      {outcome === "done" ? <p>{sentence(actionsWords(did, called))}</p> : <p><Badge tone="warning">{t(outcomes[outcome])}</Badge> {reason && fromServer(reason)}</p>}
      {because.length > 0 && <p className="text-muted">{t("because")}: {conditionsWords(because, called)}</p>}
    </div>
  );
}

function Runs({ rule, names }: { rule: Automation; names: Readonly<Record<string, string>> }) {
  const called = useCalled(names);
  const list = usePages<AutomationRun>([...automationsKey, rule.id, "runs"], `/api/desk/automations/${rule.id}/runs`);
  return (
    <InfiniteList list={list} label={t("whatItDid")} itemKey={({ id }) => id} endText={t("thatIsAll")} empty={<EmptyState icon={<HistoryIcon />} title={t("noRuns")}>{t("noRunsText")}</EmptyState>}>
      {(run) => <Run run={run} called={called} />}
    </InfiniteList>
  );
}

/** Everything that a rule did and did not do, and what it said before, newest first. */
export function HistoryDialog({ rule, names, onClose }: { rule: Automation; names: Readonly<Record<string, string>>; onClose: () => void }) {
  const title = t("runs", { name: rule.name });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="md" title={title} footer={<Button variant="primary" onClick={onClose}>{t("close")}</Button>}>
      <Tabs label={title} tabs={[
        { value: "runs", label: t("whatItDid"), content: <Runs rule={rule} names={names} /> },
        { value: "versions", label: t("versions"), content: <RuleVersions rule={rule} /> },
      ]} />
    </Dialog>
  );
}
