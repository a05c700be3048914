import { Archive, CheckCircle2, CircleDashed, CircleDot, Hourglass, type LucideIcon } from "lucide-react";
import { Badge } from "./Badge.tsx";
import type { Tone } from "./tone.ts";

/** The statuses of a ticket (DK-3). */
export type TicketStatus = "open" | "in_progress" | "pending" | "resolved" | "closed";

type Look = { tone: Tone; Icon: LucideIcon; staff: string; requester: string };

const looks: Record<TicketStatus, Look> = {
  open: { tone: "info", Icon: CircleDot, staff: "Open", requester: "Waiting for our team" },
  in_progress: { tone: "brand", Icon: CircleDashed, staff: "In progress", requester: "We are looking into it" },
  pending: { tone: "warning", Icon: Hourglass, staff: "Pending", requester: "We need your answer" },
  resolved: { tone: "success", Icon: CheckCircle2, staff: "Resolved", requester: "Solved" },
  closed: { tone: "neutral", Icon: Archive, staff: "Closed", requester: "Closed" },
};

/** A status in words, for staff or in the plain words of DK-5 for the requester. */
export function statusText(status: TicketStatus, reader: "staff" | "requester" = "staff"): string {
  return looks[status][reader];
}

/** A ticket's status: colour, shape and word together. */
export function StatusBadge({ status, reader = "staff" }: { status: TicketStatus; reader?: "staff" | "requester" }) {
  const { tone, Icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {statusText(status, reader)}
    </Badge>
  );
}
