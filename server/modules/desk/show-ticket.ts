import type { Message, TimelineEvent } from "../../../contract/conversations.ts";
import type { Ticket } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { messagesPage, timelineOf, type MessagesPage } from "../conversations/index.ts";
import { abilitiesOf, allowedMoves, isRequester, progressOf } from "./policy.ts";
import { presentRow, seesTeamSide } from "./present.ts";
import type { TicketRecord } from "./ticket.ts";
import * as queries from "./ticket.queries.ts";

const pageSize = 50;

interface Details {
  description: string;
  readByOthersSeq: number;
  deliveredToOthersSeq: number;
  followUpOf: Ticket["followUpOf"];
  followUps: Ticket["followUps"];
  rating: Ticket["rating"];
  messages: MessagesPage;
  timeline: TimelineEvent[];
  mail: Ticket["mail"];
  mergedFrom: Ticket["mergedFrom"];
  merged: Ticket["merged"];
  known: Ticket["known"];
}

/** A ticket as a screen shows it: newest page of the thread, timeline, abilities. A fixed number of statements, whatever the ticket's length. */
export async function showTicket(tx: Tx, ticket: TicketRecord, mergedFrom: Ticket["mergedFrom"] = null): Promise<Ticket> {
  const others = isRequester(tx.actor, ticket) ? "staff" : "member";
  const [extras] = await queries.ticketExtras.run({ id: ticket.id, others }, tx);
  const messages = await messagesPage(tx, ticket.id, { limit: pageSize });
  const timeline = await timelineOf(tx, ticket.id);
  const mail = seesTeamSide(tx.actor) ? await queries.mailOf.run({ id: ticket.id }, tx) : [];
  return assemble(tx, ticket, {
    description: extras?.description ?? "", readByOthersSeq: extras?.readByOthersSeq ?? 0, deliveredToOthersSeq: extras?.deliveredToOthersSeq ?? 0,
    followUpOf: ticket.followUpOf && extras?.followUpOfNumber ? { id: ticket.followUpOf, number: extras.followUpOfNumber } : null,
    followUps: (extras?.followUps ?? []) as Ticket["followUps"],
    rating: extras?.score && extras.ratedAt ? { score: extras.score, comment: extras.comment ?? null, ratedAt: extras.ratedAt.toISOString() } : null,
    messages, timeline, mergedFrom, merged: ((extras?.merged ?? []) as Ticket["merged"]).map((m) => ({ ...m, at: iso(m.at) })), known: knownFrom(extras?.known),
    mail: mail.map((m) => ({ ...m, status: m.status as Ticket["mail"][number]["status"], createdAt: m.createdAt.toISOString(), sentAt: m.sentAt?.toISOString() ?? null })),
  });
}

/** The same for a ticket that was just opened: all of it is known. */
export function showNewTicket(tx: Tx, ticket: TicketRecord, messages: readonly Message[], followUpOf: Ticket["followUpOf"], openedAs: string): Ticket {
  const created: TimelineEvent = {
    number: 1, kind: "created", afterSeq: 0, actor: messages[0]?.author ?? null, actorKind: tx.actor.kind, visibility: "public",
    data: { openedAs, number: ticket.number }, at: tx.now.toISOString(),
  };
  return assemble(tx, ticket, {
    description: messages[0]?.body ?? "", readByOthersSeq: 0, deliveredToOthersSeq: 0, followUpOf, followUps: [], rating: null,
    messages: { items: messages.slice(-pageSize), more: messages.length > pageSize, lastSeq: messages.length, lastChange: 0 }, timeline: [created], mail: [],
    mergedFrom: null, merged: [], known: null,
  });
}

/** Times within JSON are PostgreSQL's way of writing them. */
const iso = (at: string) => new Date(at).toISOString();

function knownFrom(told: unknown): Ticket["known"] {
  const known = told as Ticket["known"] | undefined;
  return known ? { ...known, at: iso(known.at) } : null;
}

function assemble(tx: Tx, ticket: TicketRecord, details: Details): Ticket {
  const teamSide = seesTeamSide(tx.actor);
  const row = presentRow(ticket, teamSide);
  return {
    ...row, ...details,
    // A note's number must not show in a marker either (CV-9).
    readByOthersSeq: teamSide ? details.readByOthersSeq : Math.min(details.readByOthersSeq, ticket.lastPublicSeq),
    deliveredToOthersSeq: teamSide ? details.deliveredToOthersSeq : Math.min(details.deliveredToOthersSeq, ticket.lastPublicSeq),
    resolvedAt: ticket.resolvedAt?.toISOString() ?? null, firstRepliedAt: ticket.firstRepliedAt?.toISOString() ?? null,
    sourceConversationId: ticket.sourceConversationId, evidence: teamSide ? (ticket.evidence as Ticket["evidence"]) : null,
    readSeq: ticket.readSeq, progress: progressOf(ticket),
    allowedMoves: allowedMoves(tx.actor, ticket), abilities: abilitiesOf(tx.actor, ticket),
  };
}
