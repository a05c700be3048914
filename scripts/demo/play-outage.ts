import { mpesaPromptReports } from "../../presets/demo/outages/mpesa-prompt.ts";
import type { SeededPerson } from "./demo-people.ts";
import type { ExtrasStage } from "./play-extras.ts";

/** Minutes between two reports. */
const apart = 2.5;

/**
 * An outage that forty members report within two hours, each in their own words: the desk proposes it as a problem. Before it, an
 * administrator promises answers in time.
 */
export async function playOutage(stage: Pick<ExtrasStage, "call" | "pass">, admin: SeededPerson, people: ReadonlyMap<string, SeededPerson>): Promise<void> {
  await stage.call(admin, "POST", "/api/desk/sla/policies", {
    name: "Payments first", priorities: [], categories: ["payment"], channels: [], calendarId: null, firstResponseMinutes: 120, nextResponseMinutes: 240, resolutionMinutes: 2880, warnPercent: 80, enabled: true,
    escalation: { notifyIds: [], notifyTeamId: null, raisePriority: false, reassignTeamId: null },
  });
  const members = [...people.values()].filter((one) => one.person.role === "member");
  for (const [i, { subject, description, category }] of mpesaPromptReports.entries()) {
    const who = members[i % members.length];
    if (who) await stage.call(who, "POST", "/api/tickets", { subject, description, category });
    await stage.pass(apart);
  }
}
