import { Star } from "lucide-react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { channelNames } from "../desk-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

/** The ticket's own dates and its rating. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const facts: [string, string | null][] = [[t("opened"), ticket.createdAt], [t("waitsSince"), ticket.waitingSince], [t("firstAnswer"), ticket.firstRepliedAt], [t("solved"), ticket.resolvedAt]];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
      <dt className="text-muted">{t("cameBy")}</dt>
      <dd>{channelNames[ticket.channel]}</dd>
      {facts.map(([label, at]) =>
        at ? (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd>
              <TimeAgo time={at} />
            </dd>
          </div>
        ) : null,
      )}
      {ticket.rating && (
        <>
          <dt className="text-muted">{t("rating")}</dt>
          <dd>
            <span className="flex items-center gap-1">
              <Star className="size-4 fill-star text-star-edge" aria-hidden="true" />
              {t("of5", { score: ticket.rating.score })}
            </span>
            {ticket.rating.comment && <q className="mt-0.5 block text-muted [overflow-wrap:anywhere]">{ticket.rating.comment}</q>}
          </dd>
        </>
      )}
    </dl>
  );
}
