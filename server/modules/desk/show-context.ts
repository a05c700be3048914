import type { z } from "zod";
import type { ticketContext } from "../../../contract/desk.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import type { PersonRecord } from "../../platform/ports.ts";
import { personContact, presenceOf } from "../identity/index.ts";
import { accessTicket } from "./access.ts";
import * as queries from "./context.queries.ts";

type Context = z.input<typeof ticketContext>;

/** How many of the requester's other tickets are shown. */
const shownTickets = 10;

/** DK-7: what is known about a ticket's requester: account, other tickets, and the records of every module that the caller may see. @throws 404 */
export async function showContext(tx: Tx, idOrNumber: string): Promise<Context> {
  const { id, requester } = await accessTicket(tx, idOrNumber);
  const contact = await personContact(tx, requester.id);
  const presence = await presenceOf(tx, [requester.id]);
  const others = await queries.otherTickets.run({ requesterId: requester.id, exceptId: id, limit: shownTickets }, tx);
  const records: Context["records"] = [];
  for (const source of tx.services.modules.records) {
    if (may(tx.actor, source.permission)) records.push(...(await source.recordsOf(tx, requester.id)).map((record) => presentRecord(tx, record)));
  }
  return {
    requester: {
      ...requester, email: contact?.email ?? null, emailVerified: contact?.emailVerified ?? false, joinedAt: (contact?.joinedAt ?? new Date(0)).toISOString(),
      standing: contact?.standing ?? null, online: presence.get(requester.id) ?? "offline",
    },
    tickets: others.map((t) => ({ id: t.id, number: t.number, subject: t.subject, status: t.status as Context["tickets"][number]["status"], createdAt: t.createdAt.toISOString() })),
    ticketCount: others[0]?.total ?? 0, records,
  };
}

/** A record with those of its remedies that this caller may use. */
function presentRecord(tx: Tx, record: PersonRecord): Context["records"][number] {
  const offers = tx.services.modules.remedies.filter((r) => record.remedies.includes(r.name) && may(tx.actor, r.permission));
  return { ...record, at: record.at?.toISOString() ?? null, remedies: offers.map((r) => ({ remedy: r.name, title: r.title, danger: r.danger })) };
}
