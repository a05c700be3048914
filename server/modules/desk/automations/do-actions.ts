import type { AutomationAction } from "../../../../contract/desk-automations.ts";
import type { Permission } from "../../../../contract/permissions.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { forbidden } from "../../../platform/errors.ts";
import { emit } from "../../../platform/events.ts";
import { may } from "../../../platform/actor.ts";
import { derivedId } from "../../../platform/ids.ts";
import { act } from "../bulk/act.ts";
import type { TicketHead } from "../ticket.ts";
import { fillVariables } from "./fill-variables.ts";
import { speak } from "./speak.ts";
import { teamOf } from "./automations.queries.ts";

const needs: Record<AutomationAction["kind"], Permission> = {
  status: "ticket.triage", priority: "ticket.triage", category: "ticket.triage", tags: "ticket.triage",
  assign: "ticket.assign", team: "ticket.assign", release: "ticket.assign", note: "ticket.note", reply: "ticket.reply", notify: "ticket.read",
};

/** What somebody must be allowed to do for a rule to act in their name. */
export function permissionsFor(actions: readonly AutomationAction[]): Permission[] {
  return [...new Set<Permission>(["settings.change", "ticket.read", ...actions.map((action) => needs[action.kind])])];
}

export interface Run { id: string; rule: { id: string; name: string } }

/**
 * Does a rule's steps to a locked ticket in their order, by the rules of the single acts and as whoever saved the rule.
 * @returns the ticket as it is afterwards, and the steps that changed or sent something
 * @throws what the single acts throw: then none of them has happened
 */
export async function doActions(tx: Tx, ticket: TicketHead, actions: readonly AutomationAction[], run: Run): Promise<{ ticket: TicketHead; did: AutomationAction[] }> {
  let now = ticket;
  const did: AutomationAction[] = [];
  for (const [index, action] of actions.entries()) {
    if (!may(tx.actor, needs[action.kind])) throw forbidden();
    if (action.kind === "notify") {
      const toIds = await peopleFor(tx, now, action.to);
      if (toIds.length === 0) continue;
      await emit(tx, "automation.notified", { runId: run.id, step: index, ruleName: run.rule.name, ticketId: now.id, toIds, text: action.text });
      did.push(action);
      continue;
    }
    const before = now.version;
    now = action.kind === "reply" || action.kind === "note"
      ? await speak(tx, now, fillVariables(action.body, now), action.kind === "reply" ? "public" : "internal", derivedId("automation", run.id, index))
      : await act(tx, now, action);
    if (now.version !== before) did.push(action);
  }
  return { ticket: now, did };
}

/** The ids of those who are to hear: people by name, whoever has the ticket, or its team. */
async function peopleFor(tx: Tx, ticket: TicketHead, to: readonly string[]): Promise<string[]> {
  const team = to.includes("team") && ticket.team ? (await teamOf.run({ teamId: ticket.team.id }, tx)).map((member) => member.personId) : [];
  const assignee = to.includes("assignee") && ticket.assigneeId ? [ticket.assigneeId] : [];
  return [...new Set([...to.filter((one) => one !== "team" && one !== "assignee"), ...assignee, ...team])];
}

/** The steps that would change or send something, for a ticket that stands so: what a dry run tells. */
export function wouldDo(actions: readonly AutomationAction[], fields: Pick<TicketHead, "status" | "priority" | "category" | "assigneeId" | "tags"> & { teamId: string | null }): AutomationAction[] {
  let now = fields;
  return actions.filter((action) => {
    const next = fieldsAfter(action, now);
    if (next === null) return true;
    const changed = JSON.stringify(next) !== JSON.stringify(now);
    now = next;
    return changed;
  });
}

type PlainFields = Parameters<typeof wouldDo>[1];

/** Null for steps that always send something. */
function fieldsAfter(action: AutomationAction, now: PlainFields): PlainFields | null {
  switch (action.kind) {
    case "status": return { ...now, status: action.status };
    case "priority": return { ...now, priority: action.priority };
    case "category": return { ...now, category: action.category };
    case "tags": return { ...now, tags: [...new Set([...now.tags.filter((tag) => !action.remove.includes(tag)), ...action.add])] };
    case "assign": return { ...now, assigneeId: action.staffId };
    // A team's ticket is nobody's until one of the team takes it.
    case "team": return { ...now, teamId: action.teamId, assigneeId: null };
    case "release": return { ...now, assigneeId: null };
    case "note": case "reply": case "notify": return null;
  }
}
