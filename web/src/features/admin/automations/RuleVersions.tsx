import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import type { Automation, AutomationBody } from "../../../../../contract/desk-automations.ts";
import type { PersonBrief } from "../../../../../contract/common.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { describeError } from "../../../lib/describe-error.ts";
import type { Called } from "../../desk/automation-words.ts";
import { ruleChanges, sameRule } from "./compare-rules.ts";
import { RuleSentence } from "./RuleSentence.tsx";
import { automationsKey, useAutomationChange, useCalled } from "./use-automations.ts";

const t = textsOf(adminAutomationsTexts);

type Version = AutomationBody & { version: number; validFrom: string; savedBy: PersonBrief | null };

type RowProps = { one: Version; before: Version | undefined; first: boolean; now: Version; called: Called; busy: boolean; onPutBack: () => Promise<void> };

/** One save: who, when, what it changed, and the rule in full on demand. */
function Row({ one, before, first, now, called, busy, onPutBack }: RowProps) {
  const [asking, setAsking] = useState(false);
  const { version } = one;
  const changes = before ? ruleChanges(before, one, called) : [];
  const undone = asking ? ruleChanges(now, one, called) : [];
  return (
    <li className="space-y-1.5 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="flex min-w-40 flex-1 flex-wrap items-center gap-x-2">
          <span className="font-medium">{t("version", { version })}</span>
          {one === now && <Badge tone="success">{t("inForce")}</Badge>}
          <span className="text-muted">{one.savedBy?.name ?? t("someoneGone")}, <TimeAgo time={one.validFrom} /></span>
        </p>
        {one !== now && !sameRule(one, now) && !asking && (
          <Button size="sm" icon={<RotateCcw className="size-4" />} aria-label={t("putBackVersion", { version })} onClick={() => setAsking(true)}>{t("putBack")}</Button>
        )}
      </div>
      {before ? (
        <ul className="list-disc space-y-0.5 pl-5 [overflow-wrap:anywhere]">
          {changes.map((change, at) => <li key={at}>{change}</li>)}
          {changes.length === 0 && <li>{t("savedAgain")}</li>}
        </ul>
      ) : <p>{first ? t("firstVersion") : t("olderVersions")}</p>}
      <details className="text-muted">
        <summary className="cursor-pointer touch:py-2.5">{t("wholeRule")}</summary>
        <p className="pt-1 text-text [overflow-wrap:anywhere]"><RuleSentence rule={one} called={called} /></p>
      </details>
      {asking && (
        <div role="group" aria-label={t("putBackVersion", { version })} className="space-y-2 rounded-md bg-warning-soft p-3">
          <p className="font-medium">{t("putBackAsk")}</p>
          <ul className="list-disc space-y-0.5 pl-5 [overflow-wrap:anywhere]">
            {undone.map((change, at) => <li key={at}>{change}</li>)}
          </ul>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => setAsking(false)}>{t("cancel")}</Button>
            <Button size="sm" variant="primary" autoFocus loading={busy} onClick={() => void onPutBack().then(() => setAsking(false), () => undefined)}>{t("putBackNow", { version })}</Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** Earlier versions of a rule: who changed what when; each can be put back as a new version. */
export function RuleVersions({ rule }: { rule: Automation }) {
  const { change } = useAutomationChange();
  const { data, error, refetch } = useQuery({
    queryKey: [...automationsKey, rule.id, "versions"],
    queryFn: ({ signal }) => api<{ items: Version[]; names: Record<string, string> }>("GET", `/api/desk/automations/${rule.id}/versions`, { signal }),
  });
  const called = useCalled(data?.names);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const now = data?.items[0];
  if (!data || !now) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={6} />;
  const putBack = async (one: Version) => {
    const { version, validFrom: _validFrom, savedBy: _savedBy, ...body } = one;
    setBusy(true);
    setFailure(null);
    try {
      await change("PUT", `/${rule.id}`, { ...body, version: now.version });
      notify({ tone: "success", title: t("wasPutBack", { name: body.name, version }) });
    } catch (problem) {
      setFailure(problem);
      throw problem;
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      {failure !== null && <Banner tone="danger">{describeError(failure)}</Banner>}
      <ol aria-label={t("versions")} className="divide-y divide-border">
        {data.items.map((one, at) => (
          <Row key={one.version} one={one} before={data.items[at + 1]} first={one.version === 1} now={now} called={called} busy={busy} onPutBack={() => putBack(one)} />
        ))}
      </ol>
    </div>
  );
}
