import { useRef, useState } from "react";
import type { DeskProblem, ProblemAnswer } from "../../../../../contract/desk-links.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { useCountdown } from "../../../lib/use-countdown.ts";
import { useForm } from "../../../lib/use-form.ts";
import { uuid } from "../../../lib/uuid.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { useTookProblem } from "./use-problems.ts";

const t = textsOf(deskLinksTexts);

/** An answer that waits for its moment, and can be stopped until then; or how far it has gone out. */
function UnderWay({ problem, answer }: { problem: DeskProblem; answer: ProblemAnswer }) {
  const took = useTookProblem();
  const { busy, error, run } = useAct();
  const seconds = useCountdown(answer.state === "waiting" ? Date.parse(answer.startsAt) : null);
  const stop = () => run(async () => {
    took(await api<DeskProblem>("DELETE", `/api/desk/problems/${problem.id}/answers/${answer.id}`));
    notify({ tone: "success", title: t("stopped") });
  });
  return (
    <Banner tone={error ? "danger" : "info"} action={answer.abilities.stop && seconds > 0 && <Button size="sm" loading={busy} onClick={() => void stop()}>{t("stop")}</Button>}>
      {error ? describeError(error) : answer.state === "waiting" && seconds > 0 ? t("answerStarts", { seconds }) : t("sending", { done: answer.answered + answer.skipped, total: answer.total })}
    </Banner>
  );
}

function Sent({ answer }: { answer: ProblemAnswer }) {
  return (
    <li className="space-y-1 border-l-2 border-border pl-3 text-sm">
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{answer.body}</p>
      <p className="text-xs text-muted">
        {answer.state === "stopped" ? t("answerStopped") : <>{t("answeredAll", { count: answer.answered })}{answer.resolves && <> {t("resolvedIt")}</>}{answer.skipped > 0 && <> · {t("skipped", { count: answer.skipped })}</>}</>}
        {" · "}{answer.askedBy?.name} · <TimeAgo time={answer.finishedAt ?? answer.startsAt} />
      </p>
    </li>
  );
}

/** One answer to all tickets of a problem (DK-13), and those that were given. */
export function AnswerCard({ problem }: { problem: DeskProblem }) {
  const clientId = useRef(uuid());
  const took = useTookProblem();
  const [resolves, setResolves] = useState(true);
  const form = useForm({
    initial: { body: "" },
    draftKey: `problem:${problem.id}:answer`,
    check: ({ body }) => ({ body: body.trim() === "" ? t("writeAnswer") : "" }),
    submit: async ({ body }) => {
      took(await api<DeskProblem>("POST", `/api/desk/problems/${problem.id}/answers`, { body: { clientId: clientId.current, body: body.trim(), resolves } }));
      clientId.current = uuid();
      form.set("body", "");
    },
  });
  const underWay = problem.answers.find(({ state }) => state === "waiting" || state === "running");
  const given = problem.answers.filter((one) => one !== underWay);
  if (!underWay && !problem.abilities.answer && given.length === 0) return null;
  return (
    <Card title={problem.abilities.answer || underWay ? t("answerAll") : t("answers")}>
      <div className="space-y-4">
        {underWay && <UnderWay key={underWay.id} problem={problem} answer={underWay} />}
        {problem.abilities.answer && (
          <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-3">
            <p className="text-sm text-muted">{t("answerAllText", { count: problem.openIncidents })}</p>
            <FormFailure form={form} />
            <Field label={t("answerField")} error={form.errors.body}>
              <Textarea {...form.control("body")} maxLength={4000} rows={4} />
            </Field>
            <div><Checkbox label={t("alsoResolve")} checked={resolves} onChange={(event) => setResolves(event.target.checked)} /></div>
            <Button type="submit" variant="primary" loading={form.busy}>{t("send", { count: problem.openIncidents })}</Button>
          </form>
        )}
        {given.length > 0 && <ul className="space-y-3">{given.map((answer) => <Sent key={answer.id} answer={answer} />)}</ul>}
      </div>
    </Card>
  );
}
