import { Eye, PenLine } from "lucide-react";
import { Avatar } from "../../../ui/Avatar.tsx";
import type { Colleague } from "./collision.ts";

function sentence(people: readonly Colleague[]): string {
  const writing = people.filter((one) => one.typing);
  const of = writing.length > 0 ? writing : people;
  const [first, second] = of.map((one) => (of.length > 1 ? one.name.split(" ")[0] : one.name));
  const who = of.length > 2 ? `${of.length} others` : second ? `${first} and ${second}` : (first ?? "");
  const many = of.length > 1;
  return writing.length > 0 ? `${who} ${many ? "are" : "is"} writing…` : `${who} ${many ? "are" : "is"} looking`;
}

/** Quietly: who else is on this ticket. The word changes when somebody writes. */
export function Colleagues({ people }: { people: readonly Colleague[] }) {
  const writing = people.some((one) => one.typing);
  return (
    <p aria-live="polite" className="flex min-w-0 items-center gap-1.5 text-xs text-muted" title={people.map((one) => one.name).join(", ")}>
      {people.length > 0 && (
        <>
          <span className="flex -space-x-1.5 max-sm:hidden">
            {people.slice(0, 3).map((one) => (
              <Avatar key={one.personId} name={one.name} seed={one.personId} size="xs" decorative />
            ))}
          </span>
          {writing ? <PenLine className="size-3.5 shrink-0 text-warning" aria-hidden="true" /> : <Eye className="size-3.5 shrink-0" aria-hidden="true" />}
          <span className={writing ? "truncate font-medium text-warning" : "truncate"}>{sentence(people)}</span>
        </>
      )}
    </p>
  );
}
