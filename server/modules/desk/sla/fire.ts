import { priorities, type Priority } from "../../../../contract/desk.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { emit } from "../../../platform/events.ts";
import { noteEvent } from "../../conversations/index.ts";
import { staffWith } from "../../identity/index.ts";
import { accessTicket } from "../access.ts";
import { announceTicket } from "../announce-ticket.ts";
import { assignTicket } from "../assign-ticket.ts";
import type { TicketRecord } from "../ticket.ts";
import { setPriority } from "../triage-ticket.ts";
import { isOpen } from "./clock.ts";
import type { Escalation, StoredPolicy } from "./load-rules.ts";
import type { Round } from "./round.ts";
import * as queries from "./sla.queries.ts";

/** How long after its moment something fires, in milliseconds: an answer that was on its way in that moment is seen first. */
export const grace = 1000;

interface Firing { target: string; round: number; kind: string; moment: number }
export const firingKey = ({ target, round, kind, moment }: Firing): string => `${target} ${round} ${kind} ${Math.round(moment)}`;

/**
 * Fires each warning and breach whose moment has come and that was not fired yet, with its effects, in the caller's transaction. The ticket
 * must be locked. What was missed before anybody looked is noted; whoever can still do something about it is told.
 * @param fired what was fired before; grows
 * @returns whether an escalation changed the ticket, so that its clocks must be computed again
 */
export async function fire(tx: Tx, ticketId: string, rounds: readonly Round[], policies: readonly StoredPolicy[], fired: Set<string>): Promise<boolean> {
  let changed = false;
  for (const round of rounds) {
    const firing = dueFiring(round, tx.now.getTime());
    if (!firing || fired.has(firingKey(firing)) || !round.policy) continue;
    fired.add(firingKey(firing));
    const { policyId, version } = round.policy;
    const moment = new Date(firing.moment);
    const [first] = await queries.fire.run({ ticketId, target: firing.target, round: firing.round, kind: firing.kind, moment, policyId, now: tx.now }, tx);
    if (!first) continue;
    const escalation = policies.find((p) => p.policyId === policyId && p.version === version)?.escalation;
    changed = await effects(tx, ticketId, round, firing, escalation) || changed;
  }
  return changed;
}

function dueFiring(round: Round, now: number): Firing | null {
  const { target, number, breachedAt, warnAt, dueAt } = round;
  const come = (moment: number | null): moment is number => moment !== null && moment <= now - grace;
  if (come(breachedAt)) return { target, round: number, kind: "breach", moment: breachedAt };
  if (breachedAt === null && isOpen(round) && dueAt !== null && come(warnAt)) return { target, round: number, kind: "warning", moment: warnAt };
  return null;
}

async function effects(tx: Tx, ticketId: string, round: Round, { kind, moment }: Firing, escalation: Escalation | undefined): Promise<boolean> {
  const ticket = await accessTicket(tx, ticketId);
  const due = new Date(round.dueAt ?? moment).toISOString();
  const facts = { target: round.target, dueAt: due, policy: round.policy?.name ?? "" };
  await audit(tx, { verb: kind === "breach" ? "ticket.sla_breached" : "ticket.sla_warned", subjectKind: "ticket", subjectId: ticketId, after: facts });
  if (kind === "breach") await noteEvent(tx, ticketId, "sla_breached", "internal", { ...facts, metAt: round.metAt === null ? null : new Date(round.metAt).toISOString() });
  if (!isOpen(round)) return false;
  const told = { ticketId, target: round.target, moment: new Date(moment).toISOString(), dueAt: due };
  if (kind === "warning") {
    await emit(tx, "ticket.sla_warned", { ...told, toIds: await responsible(tx, ticket) });
    announceTicket(tx, ticket, false);
    return false;
  }
  const extra = [...(escalation?.notifyIds ?? []), ...(escalation?.notifyTeamId ? await membersOf(tx, escalation.notifyTeamId) : [])];
  await emit(tx, "ticket.sla_breached", { ...told, toIds: [...new Set([...await responsible(tx, ticket), ...extra])] });
  const changed = escalation ? await escalate(tx, ticket, escalation) : false;
  if (!changed) announceTicket(tx, ticket, false);
  return changed;
}

/** DK-11's escalation rule, as the system: through the same actions as people's, with their audit rows and timeline. */
async function escalate(tx: Tx, ticket: TicketRecord, { raisePriority, reassignTeamId }: Escalation): Promise<boolean> {
  const higher: Priority | undefined = raisePriority ? priorities[priorities.indexOf(ticket.priority) + 1] : undefined;
  if (higher) await setPriority(tx, ticket.id, higher);
  const moves = reassignTeamId !== null && ticket.team?.id !== reassignTeamId;
  if (moves) await assignTicket(tx, ticket.id, { teamId: reassignTeamId });
  return higher !== undefined || moves;
}

/** Whose matter it is: the assignee, else the team, else all who hand out tickets. */
async function responsible(tx: Tx, ticket: TicketRecord): Promise<string[]> {
  if (ticket.assigneeId) return [ticket.assigneeId];
  const team = ticket.team ? await membersOf(tx, ticket.team.id) : [];
  return team.length > 0 ? team : (await staffWith(tx, "ticket.assign")).map(({ id }) => id);
}

async function membersOf(tx: Tx, teamId: string): Promise<string[]> {
  return (await queries.teamMembers.run({ teamId }, tx)).map((m) => m.personId);
}
