import type { DemoData } from "../../presets/demo/make-demo.ts";
import type { SeededPerson } from "./demo-people.ts";
import type { Stage } from "./play-tickets.ts";

/**
 * The first day: an administrator makes teams and canned replies, and says what the desk promises (DK-11). Promises count nothing from
 * before themselves, so this comes before any ticket.
 * @returns the teams' ids by their keys
 */
export async function playSetUp({ call }: Pick<Stage, "call">, admin: SeededPerson, data: DemoData, people: ReadonlyMap<string, SeededPerson>): Promise<Map<string, string>> {
  const teams = new Map<string, string>();
  for (const team of data.teams) {
    const made = await call(admin, "POST", "/api/desk/teams", { name: team.name, memberIds: team.members.map((key) => people.get(key)?.id) });
    teams.set(team.key, String(made.id));
  }
  for (const reply of data.cannedReplies) await call(admin, "POST", "/api/desk/canned-replies", { shortcut: reply.shortcut, title: reply.title, body: reply.text });
  const calendar = await call(admin, "POST", "/api/desk/sla/calendars", data.promises.calendar);
  await call(admin, "POST", "/api/desk/sla/policies", { ...data.promises.policy, calendarId: String(calendar.id) });
  return teams;
}
