import { mpesaPromptReports } from "../../presets/demo/outages/mpesa-prompt.ts";
import type { SeededPerson } from "./demo-people.ts";
import type { ExtrasStage } from "./play-extras.ts";

/** Minutes between two reports. */
const apart = 5;
/** How many report it: enough for a problem, and few enough to see the desk's other work. */
export const outageReports = 20;

/**
 * An outage that twenty members report within two hours, each in their own words: the desk proposes it as a problem.
 */
export async function playOutage(stage: Pick<ExtrasStage, "call" | "pass">, people: ReadonlyMap<string, SeededPerson>): Promise<void> {
  const members = [...people.values()].filter((one) => one.person.role === "member");
  for (const [i, { subject, description, category }] of mpesaPromptReports.slice(0, outageReports).entries()) {
    const who = members[i % members.length];
    if (who) await stage.call(who, "POST", "/api/tickets", { subject, description, category });
    await stage.pass(apart);
  }
}
