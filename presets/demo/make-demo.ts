import type { DemoData, DemoPerson, DemoTicket } from "./types.ts";
import type { Random } from "./random.ts";
import type { Scenario } from "./scenario.ts";
import type { TicketPlan } from "./make-ticket.ts";
import { CANNED_REPLIES } from "./canned-replies.ts";
import { canStandAt } from "./conversation.ts";
import { DAY, MINUTE } from "./lagos-time.ts";
import { makeTicket } from "./make-ticket.ts";
import { TEAMS, makeMembers, makeStaff } from "./people.ts";
import { PROMISES } from "./promises.ts";
import { seededRandom } from "./random.ts";
import { chooseRequester, makeWriters } from "./requesters.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { creationTimes, statusesFor } from "./statuses.ts";

export type * from "./types.ts";

export type DemoOptions = {
  /** A whole number; the same seed and `now` give the same data. */
  seed: number;
  /** The newest moment of the demo: nothing in it happens later. */
  now: Date;
  /** How many members; 110 unless told, at least 2. */
  people?: number;
  /** How many tickets; 300 unless told. */
  tickets?: number;
};

/** So many tickets must lie between two of the same kind. */
const SCENARIO_DISTANCE = 25;

function pickScenario(random: Random, past: readonly DemoTicket[], plan: Pick<TicketPlan, "status" | "requester">): Scenario {
  const recent = new Set(past.slice(-SCENARIO_DISTANCE).map((ticket) => ticket.scenario));
  const isNew = past.every((ticket) => ticket.requester !== plan.requester.key);
  const hadBefore = new Set(past.filter((ticket) => ticket.requester === plan.requester.key).map((ticket) => ticket.scenario));
  const uses = new Map<string, number>();
  for (const { scenario } of past) uses.set(scenario, (uses.get(scenario) ?? 0) + 1);
  const fitting = SCENARIOS.filter(
    (scenario) =>
      !recent.has(scenario.key) &&
      canStandAt(scenario, plan.status) &&
      (scenario.only === undefined || scenario.only === plan.requester.country) &&
      (scenario.newcomer !== true || isNew),
  );
  // Payment troubles are the daily bread of such a desk; what was used often becomes rarer, and people seldom ask the same twice.
  return random.weighted(
    fitting.map((scenario) => {
      const weight = { payment: 3, account: 2, bug: 2, content: 2, suggestion: 0.8, other: 1 }[scenario.category];
      return [scenario, (weight * (hadBefore.has(scenario.key) ? 0.1 : 1)) / (1 + (uses.get(scenario.key) ?? 0))] as const;
    }),
  );
}

function answerers(staff: readonly DemoPerson[], team: Scenario["team"]): DemoPerson[] {
  const inTeam = new Set(TEAMS.find(({ key }) => key === team)?.members);
  return staff.filter(({ key, role }) => inTeam.has(key) && role !== "super_admin");
}

function makeTickets(random: Random, staff: readonly DemoPerson[], members: readonly DemoPerson[], count: number, now: number): DemoTicket[] {
  const created = creationTimes(random, count, now);
  const statuses = statusesFor(random, created, now);
  const writers = makeWriters(random, members);
  const agents = staff.filter(({ role }) => role === "agent");
  const tickets: DemoTicket[] = [];
  const descriptions = new Set<string>();
  created.forEach((createdAt, index) => {
    const status = statuses[index] ?? "closed";
    let ticket: DemoTicket | undefined;
    for (let tries = 0; tries < 60 && (ticket === undefined || descriptions.has(ticket.description)); tries += 1) {
      const { member: requester, always } = chooseRequester(random, writers, tickets);
      const scenario = pickScenario(random, tickets, { status, requester });
      // A regular writes about one matter; what else is wrong with the site befalls others.
      if (always !== null && scenario.category !== always) continue;
      const able = answerers(staff, scenario.team);
      const agent = random.weighted(able.map((person) => [person, person.role === "agent" ? 5 : 1] as const));
      const colleague = random.pick(agents.filter(({ key }) => key !== agent.key));
      ticket = makeTicket(random, { key: `ticket-${String(index + 1).padStart(3, "0")}`, scenario, status, createdAt, now, requester, agent, colleague });
    }
    if (ticket === undefined) return;
    descriptions.add(ticket.description);
    tickets.push(ticket);
  });
  return tickets;
}

/** Newcomers joined shortly before their first ticket, and are unverified while that ticket is their only one and unsolved. */
function settleMembers(random: Random, members: readonly DemoPerson[], tickets: readonly DemoTicket[]): DemoPerson[] {
  const forNewcomers = new Set(SCENARIOS.filter(({ newcomer }) => newcomer).map(({ key }) => key));
  return members.map((member) => {
    const own = tickets.filter(({ requester }) => requester === member.key);
    const [first] = own;
    if (first === undefined || !forNewcomers.has(first.scenario)) return member;
    const joinedAt = new Date(first.createdAt.getTime() - random.between(25, 20 * 60) * MINUTE - (random.chance(0.2) ? DAY : 0));
    return { ...member, joinedAt, emailVerified: own.length > 1 || first.resolvedAt !== null };
  });
}

/** People, teams, canned replies, promises and tickets of the helpdesk demo; the same for the same seed and `now`. Touches nothing outside. */
export function makeDemo({ seed, now, people = 110, tickets = 300 }: DemoOptions): DemoData {
  const random = seededRandom(seed);
  const staff = makeStaff(now.getTime());
  const members = makeMembers(random, Math.max(people, 2), now.getTime());
  const written = makeTickets(random, staff, members, tickets, now.getTime());
  return { staff, members: settleMembers(random, members, written), teams: TEAMS, cannedReplies: CANNED_REPLIES, promises: PROMISES, tickets: written };
}
