import { useQueryClient } from "@tanstack/react-query";
import { Check, CircleCheck, PenLine } from "lucide-react";
import { useLocation } from "wouter";
import type { AssistantFigures } from "../../../../../contract/assistant.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { beginArticle } from "./begin-article.ts";
import { shownLanguage } from "./flow-words.ts";

const t = textsOf(adminAssistantTexts);
const shown = 3;
const figuresKey = ["admin", "assistant", "figures"] as const;

type GroupProps = { group: AssistantFigures["groups"][number]; onWrite: (() => void) | null; onDone: (() => void) | null };

function Group({ group, onWrite, onDone }: GroupProps) {
  const [first, ...others] = group.questions;
  if (!first) return null;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5 sm:px-5">
      <div className="min-w-52 flex-1 space-y-1">
        <p className="font-medium [overflow-wrap:anywhere]">{first.question}</p>
        {others.slice(0, shown - 1).map(({ question, askedAt }) => <p key={`${askedAt} ${question}`} className="text-sm text-muted [overflow-wrap:anywhere]">{question}</p>)}
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <Badge>{t("groupCount", { count: group.count })}</Badge>
          <TimeAgo time={first.askedAt} />
          {group.count > shown && <span>{t("moreQuestions", { count: group.count - shown })}</span>}
          {group.doneBefore > 0 && <span>{t("doneBefore", { count: group.doneBefore })}</span>}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {onWrite && <Button size="sm" icon={<PenLine className="size-4" />} aria-label={t("writeArticleAbout", { question: first.question.slice(0, 80) })} onClick={onWrite}>{t("writeArticle")}</Button>}
        {onDone && <Button size="sm" variant="ghost" icon={<Check className="size-4" />} aria-label={t("markDoneAbout", { question: first.question.slice(0, 80) })} onClick={onDone}>{t("markDone")}</Button>}
      </div>
    </li>
  );
}

/** Questions that found no article, in groups; each opens the help centre's editor with them (AS-11). */
export function QuestionGroups({ figures }: { figures: AssistantFigures }) {
  const [, go] = useLocation();
  const client = useQueryClient();
  const settle = async (ids: readonly string[], done: boolean): Promise<void> => {
    try {
      await api("PUT", "/api/admin/assistant/questions/done", { body: { ids, done } });
      if (done) notify({ tone: "success", title: t("markedDone"), description: t("markedDoneText"), action: { label: t("undo"), run: () => void settle(ids, false) } });
    } catch (error) {
      notify({ tone: "danger", title: t("notMarked"), description: describeError(error) });
    }
    await client.invalidateQueries({ queryKey: figuresKey });
  };
  const write = (group: AssistantFigures["groups"][number]) => {
    const kept = beginArticle(group.questions.map(({ question }) => question), t("articleQuestions"), shownLanguage());
    if (kept) notify({ tone: "info", title: t("draftThere") });
    go("/admin/help/new");
  };
  return (
    <Card flush title={t("groupsTitle")} description={t("groupsText")}>
      {figures.groups.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={t("noGroups")}>{t("noGroupsText")}</EmptyState>
      ) : (
        <ol className="divide-y divide-border border-t border-border">
          {figures.groups.map((group) => <Group key={`${group.words.join(" ")} ${group.questions[0]?.askedAt}`} group={group} onWrite={figures.abilities.write ? () => write(group) : null} onDone={figures.abilities.write ? () => void settle(group.ids, true) : null} />)}
        </ol>
      )}
    </Card>
  );
}
