import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Ticket } from "../../../../contract/desk.ts";
import { describeError } from "../../lib/describe-error.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Rating, type Score } from "../../ui/Rating.tsx";
import { Textarea } from "../../ui/Textarea.tsx";
import { rate } from "./ticket-api.ts";
import { useTookTicket } from "./use-ticket.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(ticketTexts);

const commentLimit = 1_000;
const asScore = (value: number | undefined): Score | null => (value === 1 || value === 2 || value === 3 || value === 4 || value === 5 ? value : null);

export type RatingCardProps = {
  ticket: Ticket;
  /** From a link in a mail: chosen already, and in sight. */
  proposed: Score | null;
};

/** How did we do? Asked once a ticket is solved; may be changed (DK-15). */
export function RatingCard({ ticket, proposed }: RatingCardProps) {
  const [editing, setEditing] = useState(ticket.rating === null || proposed !== null);
  const [score, setScore] = useState(proposed ?? asScore(ticket.rating?.score));
  const { text: comment, setText: setComment } = useDraft(`ticket:${ticket.id}:rating`);
  const took = useTookTicket();
  const card = useRef<HTMLElement>(null);
  const send = useMutation({
    mutationFn: (chosen: Score) => rate(ticket.id, { score: chosen, ...(comment.trim() ? { comment: comment.trim() } : {}) }),
    onSuccess: (rated) => {
      setComment("");
      setEditing(false);
      took(rated);
    },
  });
  useEffect(() => {
    if (proposed === null) return;
    card.current?.scrollIntoView({ block: "center" });
    card.current?.querySelector<HTMLElement>("input:checked")?.focus({ preventScroll: true });
  }, [proposed]);
  const given = asScore(ticket.rating?.score);

  return (
    <section ref={card} aria-label={t("rating")} className="mt-5 rounded-md border border-border bg-surface p-4">
      {!editing && given ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm">
            <Rich text={t.parts("thankYouYouGave", { given })} parts={{ b: <span className="font-medium" /> }} />
            {ticket.rating?.comment && <span className="block text-muted [overflow-wrap:anywhere]">“{ticket.rating.comment}”</span>}
          </p>
          <Button size="sm" variant="ghost" onClick={() => setEditing(true)}>
            {t("change")}
          </Button>
        </div>
      ) : (
        <div className="space-y-3">
          <Rating label={t("howDidWeDo")} value={score} onChange={setScore} />
          {score !== null && (
            <>
              <Field label={t("anythingThatYouWant")} optional error={comment.trim().length > commentLimit ? t("keepItToCharacters", { most: commentLimit }) : null}>
                <Textarea rows={2} value={comment} onChange={(event) => setComment(event.target.value)} />
              </Field>
              {send.error && (
                <p role="alert" className="text-sm text-danger">
                  {describeError(send.error)}
                </p>
              )}
              <div className="flex gap-3">
                <Button variant="primary" loading={send.isPending} disabled={comment.trim().length > commentLimit} onClick={() => send.mutate(score)}>
                  {t("sendRating")}
                </Button>
                {given && <Button onClick={() => setEditing(false)}>{t("keepTheOldOne")}</Button>}
              </div>
            </>
          )}
        </div>
      )}
    </section>
  );
}
