import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { deskFilter, ticketParams } from "../../../../contract/desk.ts";
import { peopleFilter } from "../../../../contract/people.ts";
import { may } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { checkInput } from "../../../platform/check-input.ts";
import { forbidden } from "../../../platform/errors.ts";
import { admitFile } from "../../../platform/http/admit-file.ts";
import { sendFile } from "../../../platform/http/send-file.ts";
import { rowsByPage } from "../../../platform/rows-by-page.ts";
import type { Services } from "../../../platform/services.ts";
import { peopleToExport, type ExportedPerson } from "../../identity/index.ts";
import { accessTicket } from "../access.ts";
import { auditFile } from "./audit-file.ts";
import { peopleCsv, peopleJson } from "./people-file.ts";
import { csvFile, jsonFile } from "./ticket-file.ts";
import { exportedTickets } from "./ticket-rows.ts";

const format = z.enum(["csv", "json"]).default("csv");
const exportQuery = z.strictObject({ format, ...deskFilter });
const peopleQuery = z.strictObject({ format, ...peopleFilter });

/**
 * DK-20, DK-21: what leaves as a file, streamed. `GET /api/desk/export?format=csv|json` with the filters of the desk's list,
 * `GET /api/desk/export/people?format=csv|json` with those of the list of people, and `GET /api/tickets/:id/audit.csv`. They are no JSON of the contract, so they are not among its endpoints.
 */
export function mountExports(app: FastifyInstance, services: Services): void {
  app.get("/api/desk/export", { exposeHeadRoute: false }, async (request, reply) => {
    const { start, result: { format, ...filter } } = await admitFile(services, request, reply, "ticket.export", "write", async (tx) => {
      const asked = checkInput(exportQuery, request.query), { format, ...filter } = asked;
      await audit(tx, { verb: "tickets.exported", subjectKind: "desk", subjectId: null, after: { format, filter } });
      return asked;
    });
    const tickets = exportedTickets(services, start, filter);
    const day = services.clock.now().toISOString().slice(0, 10);
    return sendFile(reply, `tickets-${day}.${format}`, format === "csv" ? "text/csv" : "application/json", format === "csv" ? csvFile(tickets) : jsonFile(tickets));
  });
  app.get("/api/desk/export/people", { exposeHeadRoute: false }, async (request, reply) => {
    const { start, result: { format, ...filter } } = await admitFile(services, request, reply, "member.export", "write", async (tx) => {
      // Without it the list would be empty, and look as if there were nobody.
      if (!may(tx.actor, "member.read")) throw forbidden("You may not see accounts, so you can't export them.");
      // What was looked for may be somebody's address, which does not belong in the log.
      const asked = checkInput(peopleQuery, request.query), { format, q, ...kept } = asked;
      await audit(tx, { verb: "people.exported", subjectKind: "desk", subjectId: null, after: { format, filter: { ...kept, ...(q && { words: true }) } } });
      return asked;
    });
    const people = rowsByPage<ExportedPerson>(services, start, (tx, last) => peopleToExport(tx, filter, last?.id ?? null));
    const day = services.clock.now().toISOString().slice(0, 10);
    return sendFile(reply, `people-${day}.${format}`, format === "csv" ? "text/csv" : "application/json", format === "csv" ? peopleCsv(people) : peopleJson(people));
  });
  app.get("/api/tickets/:id/audit.csv", { exposeHeadRoute: false }, async (request, reply) => {
    const { start, result: ticket } = await admitFile(services, request, reply, "audit.read", "write", async (tx) => {
      const found = await accessTicket(tx, checkInput(ticketParams, request.params).id);
      await audit(tx, { verb: "ticket.audit_exported", subjectKind: "ticket", subjectId: found.id });
      return found;
    });
    return sendFile(reply, `${ticket.number}-audit.csv`, "text/csv", auditFile(services, start, ticket.id));
  });
}
