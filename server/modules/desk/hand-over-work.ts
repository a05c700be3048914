import { invalid } from "../../platform/errors.ts";
import type { OpenWork, PeopleFinder } from "../../platform/ports.ts";
import { isStaffFor } from "../identity/index.ts";
import { assignTicket } from "./assign-ticket.ts";
import * as queries from "./erase.queries.ts";

/** Tickets in one look. */
const batch = 100;

/** ID-15: unsolved tickets go to somebody else before their assignee leaves. */
export const openTicketWork: OpenWork = {
  name: "tickets",
  async countFor(tx, personId) {
    return (await queries.openWork.run({ personId }, tx))[0]?.count ?? 0;
  },
  async reassign(tx, from, to) {
    if (from === to || !(await isStaffFor(tx, to, "ticket.reply"))) throw invalid([{ path: "reassignTo", message: "Choose somebody else on the staff who answers tickets." }]);
    // What was given away is not in the next look: the list in memory stays short, however much it is.
    for (let few = batch; few === batch;) {
      const tickets = await queries.activeOf.run({ personId: from, limit: batch }, tx);
      for (const { id } of tickets) await assignTicket(tx, id, { staffId: to, expected: from });
      few = tickets.length;
    }
  },
};

/** AD-5: the person whose ticket has this number. */
export const byTicketNumber: PeopleFinder = {
  name: "ticket-number",
  async find(tx, typed) {
    const number = typed.replace(/^#/, "");
    return /^[a-z][a-z0-9]{0,9}-[0-9]{1,12}$/i.test(number) ? (await queries.requesterByNumber.run({ number }, tx)).map((row) => row.requesterId) : [];
  },
};
