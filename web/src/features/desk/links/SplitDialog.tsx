import { useRef, useState } from "react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { uuid } from "../../../lib/uuid.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { useSteadyDesk } from "../desk-context.ts";
import { TieDialog } from "./TieDialog.tsx";
import { useTiesChanged } from "./use-links.ts";

const t = textsOf(deskLinksTexts);

/** Makes a new ticket of chosen messages. */
export function SplitDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { openNumbered } = useSteadyDesk();
  const clientId = useRef(uuid());
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [subject, setSubject] = useState("");
  const { busy, error, run } = useAct();
  const changed = useTiesChanged();
  const messages = ticket.messages.items.filter(({ removed }) => removed === null);
  const toggle = (seq: number) => setChosen((now) => new Set(now.has(seq) ? [...now].filter((one) => one !== seq) : [...now, seq]));
  const hasPublic = messages.some(({ seq, visibility }) => chosen.has(seq) && visibility === "public");
  const split = async () => {
    let number = "";
    const done = await run(async () => {
      ({ number } = await api<Ticket>("POST", `/api/tickets/${ticket.id}/split`, { body: { clientId: clientId.current, seqs: [...chosen], subject: subject.trim() } }));
    });
    if (!done) return;
    changed(ticket.id, ticket.number);
    notify({ tone: "success", title: t("splitDone", { number, count: chosen.size }), action: { label: t("open"), run: () => openNumbered(number) } });
    onClose();
  };
  return (
    <TieDialog unsaved={subject.trim() !== ""} title={t("splitTitle", { number: ticket.number })} description={t("splitText", { name: ticket.requester.name })} doIt={t("split")} disabled={!hasPublic || subject.trim().length < 3} busy={busy} error={error} onDo={() => void split()} onClose={onClose}>
      <Field label={t("subjectOfNew")} hint={t("giveSubject")}>
        <Input value={subject} maxLength={200} onChange={(event) => setSubject(event.target.value)} />
      </Field>
      <fieldset>
        <legend className="pb-1 text-sm font-medium">{t("chooseMessages")}</legend>
        {ticket.messages.more && <p className="pb-1 text-sm text-muted">{t("onlyShown", { count: messages.length })}</p>}
        <ul className="divide-y divide-border rounded-md border border-border">
          {messages.map(({ id, seq, author, body, attachments, visibility, createdAt }) => (
            <li key={id} className="px-3 py-1">
              <Checkbox checked={chosen.has(seq)} onChange={() => toggle(seq)} className="w-full"
                label={
                  <span className="block min-w-0">
                    <span className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
                      {author?.name ?? t("helpBot")} · <TimeAgo time={createdAt} /> {visibility === "internal" && <Badge tone="warning">{t("note")}</Badge>}
                    </span>
                    <span className="line-clamp-2 [overflow-wrap:anywhere]">{body || attachments.map(({ name }) => name).join(", ")}</span>
                  </span>
                }
              />
            </li>
          ))}
        </ul>
        {chosen.size > 0 && !hasPublic && <p className="pt-1.5 text-sm text-danger">{t("chooseOne")}</p>}
      </fieldset>
    </TieDialog>
  );
}
