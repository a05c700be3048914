import type { DemoChange, DemoCloseReason, DemoMessage, DemoPerson, DemoPriority, DemoRating, DemoStatus, DemoTicket } from "./types.ts";
import type { Random } from "./random.ts";
import type { Scenario } from "./scenario.ts";
import type { Slots } from "./slots.ts";
import type { Step } from "./conversation.ts";
import { makeSteps, openingText, subjectText } from "./conversation.ts";
import { DAY, HOUR, MINUTE, nextOfficeTime, nextWakingTime } from "./lagos-time.ts";
import { linesFor } from "./scenario.ts";
import { AUTO_CLOSE, scheduleSteps } from "./schedule.ts";
import { fillSlots, makeSlots } from "./slots.ts";
import { LATE_EXCUSES, QUICK_COMMENTS, RATING_COMMENTS, REOPENED_COMMENTS, SLOW_COMMENTS, STAFF_LATE_EXCUSES } from "./texts.ts";

export type TicketPlan = {
  key: string;
  scenario: Scenario;
  status: DemoStatus;
  createdAt: number;
  now: number;
  requester: DemoPerson;
  /** Who answers it, if anybody does yet. */
  agent: DemoPerson;
  /** Another of the team: mentioned in notes, writes some of them. */
  colleague: DemoPerson;
};

/** Follows the steps and writes down what they change: who took it, and each status from `open` on. */
function changesOf(random: Random, plan: TicketPlan, steps: readonly Step[], times: readonly number[]): DemoChange[] {
  const { status: endsAt, agent, requester, createdAt, now } = plan;
  const changes: DemoChange[] = [];
  if (endsAt === "open") return changes;
  let status: DemoStatus = "open";
  const move = (at: number, by: string | null, to: DemoStatus, reason: DemoCloseReason | null = null) => {
    if (status !== to) changes.push({ kind: "status", at: new Date(at), by, from: status, to, reason });
    status = to;
  };

  const firstStaffStep = steps.findIndex(({ by }) => by !== "member");
  const firstStaffTime = times[firstStaffStep] ?? Math.min(now - MINUTE, nextOfficeTime(random, (times.at(-1) ?? createdAt) + random.between(14, 60) * MINUTE));
  const noSoonerThan = times[firstStaffStep === -1 ? times.length - 1 : firstStaffStep - 1] ?? createdAt;
  const takenAt = Math.max(firstStaffTime - random.between(1, 12) * MINUTE, Math.ceil((noSoonerThan + firstStaffTime) / 2));
  changes.push({ kind: "assignment", at: new Date(takenAt), by: agent.key, from: null, to: agent.key });
  move(takenAt, agent.key, "in_progress");

  steps.forEach(({ by }, index) => {
    const at = times[index] ?? createdAt;
    if (by === "ask") move(at, agent.key, "pending");
    if (by === "member" && status === "pending") move(at, requester.key, "in_progress");
    if (by === "member" && status === "resolved") move(at, requester.key, "open");
    if (by === "fix") move(at, agent.key, "in_progress");
    // A member who has just said "it works" sometimes presses "solved" without waiting for staff.
    if (by === "resolve") move(at, steps[index - 1]?.by === "member" && random.chance(0.4) ? requester.key : agent.key, "resolved");
  });

  const solvedAt = times.at(-1) ?? createdAt;
  if (endsAt === "closed" && solvedAt + AUTO_CLOSE < now - HOUR && random.chance(0.85)) {
    move(solvedAt + AUTO_CLOSE + random.between(2, 280) * 1000, null, "closed", "no_answer");
  } else if (endsAt === "closed") {
    const room = Math.min(26 * HOUR, now - MINUTE - solvedAt);
    const wished = nextOfficeTime(random, Math.floor(solvedAt + room * (0.1 + 0.8 * random.next())));
    move(Math.min(wished, now - MINUTE), agent.key, "closed", random.weighted([["solved", 8], ["duplicate", 1], ["other", 1]]));
  }
  return changes;
}

function messagesOf(random: Random, plan: TicketPlan, steps: readonly Step[], times: readonly number[]): DemoMessage[] {
  return steps.flatMap(({ by, body }, index): DemoMessage[] => {
    const at = new Date(times[index] ?? plan.createdAt);
    if (by === "resolve") return [];
    const late = index > 0 && at.getTime() - (times[index - 1] ?? 0) > 4 * DAY;
    if (by === "member") {
      const sorry = random.pick(LATE_EXCUSES);
      const excuse = late ? `${plan.requester.voice === "phone" ? sorry.toLowerCase() : sorry} ` : "";
      return [{ author: plan.requester.key, visibility: "public", body: excuse + body, at }];
    }
    // Only where staff spoke before: a first answer has its own greeting in front.
    const staffExcuse = late && by === "fix" && steps.slice(1, index).some((step) => step.by === "say" || step.by === "ask") ? `${random.pick(STAFF_LATE_EXCUSES)} ` : "";
    const byColleague = by === "note" && !body.includes(`@${plan.colleague.username}`) && random.chance(0.15);
    return [{ author: byColleague ? plan.colleague.key : plan.agent.key, visibility: by === "note" ? "internal" : "public", body: staffExcuse + body, at }];
  });
}

function ratingOf(random: Random, plan: TicketPlan, slots: Slots, resolvedAt: number, reopened: boolean): DemoRating | null {
  if (!random.chance(0.42)) return null;
  const slow = reopened || resolvedAt - plan.createdAt > 4 * DAY;
  const score = random.weighted<DemoRating["score"]>(slow ? [[5, 22], [4, 28], [3, 24], [2, 14], [1, 7]] : [[5, 52], [4, 29], [3, 11], [2, 5], [1, 3]]);
  const fitting = [...RATING_COMMENTS[score]];
  if (reopened && score <= 4) fitting.push(...REOPENED_COMMENTS);
  if (slow && score <= 3) fitting.push(...SLOW_COMMENTS);
  if (resolvedAt - plan.createdAt < 10 * HOUR && score === 5) fitting.push(...QUICK_COMMENTS);
  const comment = random.chance(0.55) ? fillSlots(random.pick(linesFor(fitting, plan.requester.country)), slots) : null;
  const wait = Math.min(random.between(4, 30 * 60) * MINUTE, (plan.now - resolvedAt) * 0.9);
  return { score, comment, at: new Date(Math.floor(Math.min(nextWakingTime(random, resolvedAt + wait), plan.now - 1000))) };
}

/** Members may propose up to `high`; only staff who have taken the ticket raise it to `urgent`. */
function withPriority(wanted: DemoPriority, changes: DemoChange[]): DemoPriority {
  const taken = changes.find((change) => change.kind === "assignment");
  if (wanted !== "urgent") return wanted;
  if (taken === undefined) return "high";
  changes.splice(changes.indexOf(taken) + 1, 0, { kind: "priority", at: taken.at, by: taken.by, from: "high", to: "urgent" });
  return "urgent";
}

/** Writes one whole ticket from its plan. */
export function makeTicket(random: Random, plan: TicketPlan): DemoTicket {
  const { scenario, status, requester, agent, createdAt, now } = plan;
  const slots: Slots = { ...makeSlots(random, requester, agent, plan.colleague, createdAt), team: scenario.team[0]?.toUpperCase() + scenario.team.slice(1) };
  const opening = openingText(random, scenario, requester, slots);
  const mayComeBack = status === "closed" && now - createdAt > 8 * DAY && random.chance(0.35);
  const steps = makeSteps(random, scenario, { requester, slots, status, opening, mayNudge: now - createdAt > 2.2 * DAY, mayComeBack });
  const times = scheduleSteps(random, createdAt, steps, now, status === "resolved");

  const changes = changesOf(random, plan, steps, times);
  const priority = withPriority(random.pick(scenario.priorities), changes);
  const solved = changes.findLast((change) => change.kind === "status" && change.to === "resolved");
  const closed = changes.findLast((change) => change.kind === "status" && change.to === "closed");
  const reopened = changes.some((change) => change.kind === "status" && change.from === "resolved" && change.to === "open");
  return {
    key: plan.key,
    scenario: scenario.key,
    subject: subjectText(random, scenario, requester, slots),
    description: opening,
    category: scenario.category,
    priority,
    status,
    channel: scenario.tags.includes("bot") || random.chance(requester.voice === "formal" ? 0.15 : 0.5) ? "assistant" : "web",
    requester: requester.key,
    assignee: status === "open" ? null : agent.key,
    team: status === "open" && random.chance(0.5) ? null : scenario.team,
    tags: scenario.tags.filter(() => status !== "open" && random.chance(0.8)),
    createdAt: new Date(createdAt),
    resolvedAt: solved?.at ?? null,
    closedAt: closed?.at ?? null,
    messages: messagesOf(random, plan, steps, times),
    changes,
    rating: solved === undefined ? null : ratingOf(random, plan, slots, solved.at.getTime(), reopened),
  };
}
