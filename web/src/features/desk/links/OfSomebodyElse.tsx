import type { ReactNode } from "react";
import type { TicketRow } from "../../../../../contract/desk.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { sameNumber } from "./same-number.ts";
import { useFoundTickets } from "./use-links.ts";

const t = textsOf(deskLinksTexts);

/**
 * The number is right, but the ticket is another person's: says so, and what to do instead. It looks with the agent's own rights, so whoever
 * may not read that ticket learns no more than that nothing was found.
 */
export function OfSomebodyElse({ typed, requester, onOther, otherwise }: { typed: string; requester: string; onOther: ((ticket: TicketRow) => void) | null; otherwise: ReactNode }) {
  const { data } = useFoundTickets(typed);
  const other = data?.items.find((row) => row.requester.id !== requester && sameNumber(typed, row.number));
  if (!other) return otherwise;
  return (
    <Banner tone="info" title={t("ofSomebodyElse", { number: other.number, name: other.requester.name })}>
      <p>{t("twoPeoplesTickets")}</p>
      {onOther && (
        <Button size="sm" className="mt-2" onClick={() => onOther(other)}>
          {t("joinUnderProblem")}
        </Button>
      )}
    </Banner>
  );
}
