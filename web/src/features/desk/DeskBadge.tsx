import { CountBadge } from "../../ui/Badge.tsx";
import { useMay } from "../../lib/session.ts";
import { useSummary } from "./desk-queries.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskTexts } from "../../texts/en/desk.ts";

const t = textsOf(deskTexts);

/** How many tickets nobody has taken yet, at the desk's entry in the navigation. */
export function DeskBadge() {
  const summary = useSummary(useMay("ticket.read"));
  return <CountBadge count={summary?.unassigned ?? 0} label={t("unassignedTickets")} />;
}
