import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { clsx } from "clsx";
import { Card } from "../../../ui/Card.tsx";
import type { Home } from "../contract-types.ts";
import { systemAdvice } from "./system-advice.ts";

const icons = { success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };
const inks = { success: "text-success", warning: "text-warning", danger: "text-danger" };

/** Mail and background tasks: how they are, and what to do when they are not well. */
export function SystemState({ home }: { home: Home }) {
  return (
    <Card title="Is everything running?">
      <ul className="space-y-4">
        {systemAdvice(home).map(({ part, tone, state, advice }) => {
          const Icon = icons[tone];
          return (
            <li key={part} className="flex gap-3 text-sm">
              <Icon className={clsx("mt-px size-5 shrink-0", inks[tone])} aria-hidden="true" />
              <div className="min-w-0 space-y-0.5">
                <p className="font-medium">{part}</p>
                <p>{state}</p>
                {advice && <p className="text-pretty text-muted">{advice}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
