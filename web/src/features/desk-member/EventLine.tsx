import { Archive, ArrowRight, CircleCheck, MailWarning, RotateCcw, TicketPlus, type LucideIcon } from "lucide-react";
import { Link } from "wouter";
import type { TimelineEvent as TicketEvent } from "../../../../contract/conversations.ts";
import { useUnconfirmed } from "../../lib/unconfirmed.ts";
import { TimelineEvent } from "../../ui/Timeline.tsx";
import { eventWords, type EventMark, type EventWords } from "./event-words.ts";

const marks: Record<EventMark, LucideIcon> = { opened: TicketPlus, solved: CircleCheck, reopened: RotateCcw, closed: Archive, moved: ArrowRight, mail: MailWarning };

/** The picture of an event. */
export function EventIcon({ mark }: { mark: EventMark }) {
  const Icon = marks[mark];
  return <Icon />;
}

/** The words of an event, with where they lead. */
export function EventText({ words }: { words: EventWords }) {
  return (
    <>
      {words.text}
      {words.link && (
        <>
          {" "}
          <Link href={words.link.href} className="font-medium text-brand-text underline underline-offset-2">
            {words.link.text}
          </Link>
        </>
      )}
    </>
  );
}

type EventLineProps = { event: TicketEvent; me: string };

/** One line between the messages of a thread. */
export function EventLine(props: EventLineProps) {
  return props.event.kind === "mail_withheld" ? <WithheldLine {...props} /> : <Line {...props} />;
}

/** A call to confirm the address while that is to be done, afterwards what was. */
function WithheldLine(props: EventLineProps) {
  return <Line {...props} unconfirmed={useUnconfirmed() !== null} />;
}

function Line({ event, me, unconfirmed }: EventLineProps & { unconfirmed?: boolean }) {
  const words = eventWords(event, me, unconfirmed);
  if (!words) return null;
  return (
    <div className="mt-4 px-1">
      <TimelineEvent icon={<EventIcon mark={words.mark} />} time={event.at}>
        <EventText words={words} />
      </TimelineEvent>
    </div>
  );
}
