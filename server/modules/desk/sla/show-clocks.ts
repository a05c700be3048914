import type { SlaClock, SlaPreview, PolicyBody } from "../../../../contract/sla.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { accessTicket } from "../access.ts";
import { isOpen, ticketClocks } from "./clock.ts";
import { checkPolicy } from "./change-policies.ts";
import { calendarRule, latestOf, loadStored, policyRule, rulesOf } from "./load-rules.ts";
import type { Round } from "./round.ts";
import { targets, type PolicyVersion, type Rules } from "./rules.ts";
import * as queries from "./sla.queries.ts";
import { ticketHistories } from "./ticket-history.ts";

/** DK-11: a ticket's clocks as a timeline, computed as they stand now. @throws 404 */
export async function showClocks(tx: Tx, idOrNumber: string): Promise<{ at: string; clocks: SlaClock[]; abilities: { change: boolean } }> {
  const { id } = await accessTicket(tx, idOrNumber);
  const rules = rulesOf(await loadStored(tx));
  const [ticket] = await ticketHistories(tx, [id]);
  const rounds = ticket ? ticketClocks(rules, ticket.events, Math.max(tx.now.getTime(), ticket.events.at(-1)?.at ?? 0)) : [];
  return { at: tx.now.toISOString(), clocks: rounds.flatMap(presentRound), abilities: { change: may(tx.actor, "settings.change") } };
}

function presentRound(round: Round): SlaClock[] {
  const { policy, target, state, reason } = round;
  if (!policy) return [];
  const instant = (at: number) => new Date(at).toISOString();
  const orNull = (at: number | null) => (at === null ? null : instant(at));
  return [{
    target, round: round.number, state, reason, startedAt: instant(round.startedAt), dueAt: orNull(round.dueAt), warnAt: orNull(round.warnAt),
    breachedAt: orNull(round.breachedAt), metAt: orNull(round.metAt), consumedSeconds: round.consumed / 1000, budgetSeconds: round.budget === null ? null : round.budget / 1000,
    policy: { id: policy.policyId, name: policy.name, version: policy.version }, segments: round.segments.map((s) => ({ ...s, from: instant(s.from), to: instant(s.to) })),
  }];
}

const previewed = 100;
const mostMissed = 20;

/** What a policy would have meant for the last tickets, had it and all others always been as they are now. Changes nothing. @throws 422 */
export async function previewPolicy(tx: Tx, draft: PolicyBody, replaces: string | null): Promise<SlaPreview> {
  await checkPolicy(tx, draft);
  const stored = await loadStored(tx);
  const current = latestOf(stored.policies, (p) => p.policyId);
  const own = current.find((p) => p.policyId === replaces);
  const always = <Rule extends { validFrom: number }>(rule: Rule): Rule => ({ ...rule, validFrom: 0 });
  const policy: PolicyVersion = {
    ...draft, policyId: "draft", version: 1, validFrom: 0, inForce: true, position: own?.position ?? Math.max(0, ...current.map((p) => p.position)) + 1,
    minutes: { first_response: draft.firstResponseMinutes, next_response: draft.nextResponseMinutes, resolution: draft.resolutionMinutes },
  };
  const rules: Rules = {
    policies: [policy, ...current.filter((p) => p !== own).map((p) => always(policyRule(p)))],
    calendars: latestOf(stored.calendars, (c) => c.calendarId).map((c) => always(calendarRule(c))),
  };
  const ids = (await queries.lastTickets.run({ limit: previewed }, tx)).map((row) => row.id);
  const tickets = (await ticketHistories(tx, ids)).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const none = () => ({ promised: 0, met: 0, breached: 0, open: 0 });
  const result: SlaPreview = { tickets: tickets.length, matched: 0, first_response: none(), next_response: none(), resolution: none(), missed: [] };
  for (const { id, number, subject, events } of tickets) {
    const rounds = ticketClocks(rules, events, Math.max(tx.now.getTime(), events.at(-1)?.at ?? 0)).filter((round) => round.policy?.policyId === "draft");
    if (rounds.length > 0) result.matched += 1;
    for (const round of rounds) {
      const counts = result[targets[targets.indexOf(round.target)] ?? "resolution"];
      counts.promised += 1;
      if (round.breachedAt !== null) counts.breached += 1;
      else if (round.metAt !== null) counts.met += 1;
      else if (isOpen(round)) counts.open += 1;
      if (round.breachedAt !== null && result.missed.length < mostMissed) result.missed.push({ id, number, subject, target: round.target, dueAt: new Date(round.breachedAt).toISOString() });
    }
  }
  return result;
}
