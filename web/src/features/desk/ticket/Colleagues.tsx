import { Eye, PenLine } from "lucide-react";
import { Avatar } from "../../../ui/Avatar.tsx";
import type { Colleague } from "./collision.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

function namesOf(people: readonly Colleague[]): string {
  const [first, second] = people;
  if (people.length > 2) return t("others", { count: people.length });
  const short = (one: Colleague) => one.name.split(" ")[0] ?? one.name;
  return first && second ? t("both", { one: short(first), other: short(second) }) : (first?.name ?? "");
}

/** Quietly: who else is on this ticket. The word changes when somebody writes. */
export function Colleagues({ people }: { people: readonly Colleague[] }) {
  const writers = people.filter((one) => one.typing);
  const writing = writers.length > 0;
  return (
    <p aria-live="polite" className="flex min-w-0 items-center gap-1.5 text-xs text-muted" title={people.map((one) => t(one.typing ? "isWriting" : "isLooking", { name: one.name })).join(", ")}>
      {people.length > 0 && (
        <>
          <span className="flex shrink-0 -space-x-1.5 max-lg:hidden">
            {people.slice(0, 3).map((one) => (
              <Avatar key={one.personId} name={one.name} seed={one.personId} size="xs" decorative />
            ))}
          </span>
          {writing ? <PenLine className="size-3.5 shrink-0 text-warning" aria-hidden="true" /> : <Eye className="size-3.5 shrink-0" aria-hidden="true" />}
          <span className={writing ? "min-w-0 truncate font-medium text-warning" : "min-w-0 truncate"}>
            {namesOf(writing ? writers : people)}
            <span className="sr-only">{writing ? t("writing") : t("looking")}</span>
          </span>
        </>
      )}
    </p>
  );
}
