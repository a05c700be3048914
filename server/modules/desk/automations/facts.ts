import type { RequesterFlag } from "../../../../contract/desk-automation-names.ts";
import type { AutomationBody } from "../../../../contract/desk-automations.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { personContact } from "../../identity/index.ts";
import { openingAt } from "../opening-hours.ts";
import { openingHours } from "../settings.ts";
import type { TicketHead } from "../ticket.ts";
import * as queries from "./automations.queries.ts";
import type { Facts } from "./conditions.ts";
import type { Fields } from "./happened.ts";

/** Milliseconds for which somebody is new. */
const newFor = 7 * 86_400_000;

/** A ticket's fields as they are now. */
export function fieldsOf({ status, priority, category, assigneeId, team, tags }: TicketHead): Fields {
  return { status, priority, category, assigneeId, teamId: team?.id ?? null, tags };
}

/** What a rule's conditions may ask about a ticket, at the moment of what happened. */
export async function factsFor(tx: Tx, rule: Pick<AutomationBody, "conditions">, ticket: TicketHead, at: Date): Promise<Facts> {
  return factsAt(tx, ticket, fieldsOf(ticket), at, await requesterFor(tx, rule, ticket));
}

/** What is known of a requester; null when the rule does not ask, or they are gone. */
export type KnownRequester = { joinedAt: Date; emailVerified: boolean; isFirst: boolean } | null;

/** Looks the requester up, if the rule asks about them. */
export async function requesterFor(tx: Tx, rule: Pick<AutomationBody, "conditions">, { requester, createdAt }: TicketHead): Promise<KnownRequester> {
  if (!rule.conditions.some((condition) => condition.about === "requester")) return null;
  const contact = await personContact(tx, requester.id);
  const [earlier] = await queries.ticketsBefore.run({ requesterId: requester.id, createdAt }, tx);
  return contact && { joinedAt: contact.joinedAt, emailVerified: contact.emailVerified, isFirst: earlier?.count === 0 };
}

/** The facts of one moment, with the ticket's fields as they were then. */
export function factsAt(tx: Tx, { channel, subject, requester }: TicketHead, fields: Fields, at: Date, known: KnownRequester): Facts {
  const week = tx.services.settings.get(openingHours);
  const { open } = openingAt(week, week.zone ?? tx.services.settings.get(communityTimeZone), at);
  const flags: Record<RequesterFlag, boolean> = {
    first_ticket: known?.isFirst ?? false, staff: requester.isStaff,
    unverified_email: known !== null && !known.emailVerified, new: known !== null && at.getTime() - known.joinedAt.getTime() < newFor,
  };
  return { ...fields, channel, subject, open, requester: (Object.keys(flags) as RequesterFlag[]).filter((flag) => flags[flag]) };
}
