import { AlarmClock, ArrowUpDown, CircleDot, Info, Link2, MailWarning, Sparkles, Star, Tag, Ticket as TicketIcon, UserRound, Workflow, type LucideIcon } from "lucide-react";
import type { TimelineEvent as Event } from "../../../../../contract/conversations.ts";
import { TimelineEvent } from "../../../ui/Timeline.tsx";
import { eventWords, type EventReader, type EventSign } from "./timeline-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

const signs: Record<EventSign, LucideIcon> = {
  opened: TicketIcon, person: UserRound, status: CircleDot, priority: ArrowUpDown, label: Tag, remedy: Sparkles, rating: Star, link: Link2, mail: MailWarning, rule: Workflow, promise: AlarmClock, other: Info,
};

/** What somebody did to the ticket, between the messages (DK-7). */
export function EventRow({ event, reader }: { event: Event; reader: EventReader }) {
  const { sign, text, lines = [], tone } = eventWords(event, reader);
  const Icon = signs[sign];
  return (
    <div className={tone === "danger" ? "my-2.5 rounded-md bg-danger-soft p-2 [&_*]:text-danger" : "my-2.5"}>
      <TimelineEvent icon={<Icon />} time={event.at}>
        {text}
      </TimelineEvent>
      {tone === "danger" && <p className="pl-8.5 pt-0.5 text-sm">{t("theySeeAnswersIn")}</p>}
      {lines.length > 0 && (
        <ul className="list-disc space-y-0.5 pl-13 pt-1 text-sm text-muted">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
