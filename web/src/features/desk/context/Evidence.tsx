import type { Ticket } from "../../../../../contract/desk.ts";

/** What the help bot checked before it handed over. */
export function Evidence({ evidence }: { evidence: NonNullable<Ticket["evidence"]> }) {
  return (
    <div className="space-y-2">
      {evidence.map(({ title, lines }) => (
        <div key={title} className="rounded-md border border-border p-2.5 text-sm">
          <p className="font-medium">{title}</p>
          <ul className="text-muted">
            {lines.map((line) => (
              <li key={line} className="[overflow-wrap:anywhere]">
                {line}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
