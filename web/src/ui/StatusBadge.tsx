import { Archive, CheckCircle2, CircleDashed, CircleDot, Hourglass, type LucideIcon } from "lucide-react";
import { Badge } from "./Badge.tsx";
import type { Tone } from "./tone.ts";
import { textsOf } from "../lib/texts.ts";
import { marksTexts } from "../texts/en/marks.ts";

const t = textsOf(marksTexts);

/** The statuses of a ticket (DK-3). */
export type TicketStatus = "open" | "in_progress" | "pending" | "resolved" | "closed";

type Look = { tone: Tone; Icon: LucideIcon; staff: string; requester: string };

const looks: Record<TicketStatus, Look> = {
  open: { tone: "info", Icon: CircleDot, get staff() { return t("open"); }, get requester() { return t("waitingForOurTeam"); } },
  in_progress: { tone: "brand", Icon: CircleDashed, get staff() { return t("inProgress"); }, get requester() { return t("weAreLookingInto"); } },
  pending: { tone: "warning", Icon: Hourglass, get staff() { return t("pending"); }, get requester() { return t("weNeedYourAnswer"); } },
  resolved: { tone: "success", Icon: CheckCircle2, get staff() { return t("resolved"); }, get requester() { return t("solved"); } },
  closed: { tone: "neutral", Icon: Archive, get staff() { return t("closed"); }, get requester() { return t("closed"); } },
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
