import type { FastifyInstance } from "fastify";
import { may } from "../../platform/actor.ts";
import { audit } from "../../platform/audit/audit.ts";
import { checkInput } from "../../platform/check-input.ts";
import { csvLine, jsonCell } from "../../platform/csv-line.ts";
import { withTx, type Start } from "../../platform/db/tx.ts";
import { forbidden } from "../../platform/errors.ts";
import { admitFile } from "../../platform/http/admit-file.ts";
import { sendFile } from "../../platform/http/send-file.ts";
import type { Services } from "../../platform/services.ts";
import { auditFilterShape, findAuditRows, type AuditFilter } from "./audit-rows.ts";

/** Rows of one short transaction of an export. */
const pageRows = 500;

const header = ["At", "Who", "Username", "Kind", "What", "Subject kind", "Subject", "Subject name", "By rule", "Before", "After", "Address", "Request", "Entry"];

/**
 * XX-6: `GET /api/admin/audit.csv`, the audit log with the filters of its list, streamed, newest first. It is no JSON of the contract, so it is not among
 * its endpoints. An export is in the log itself (ID-17), without the words that were looked for: they may be somebody's name or address.
 */
export function mountAuditFile(app: FastifyInstance, services: Services): void {
  app.get("/api/admin/audit.csv", { exposeHeadRoute: false }, async (request, reply) => {
    const { start, result: filter } = await admitFile(services, request, reply, "audit.read", "write", async (tx) => {
      const asked = checkInput(auditFilterShape, request.query), { q, ...kept } = asked;
      await audit(tx, { verb: "audit.exported", subjectKind: "audit", subjectId: null, after: { filter: { ...kept, ...(q && { words: true }) } } });
      return asked;
    });
    return sendFile(reply, `audit-${services.clock.now().toISOString().slice(0, 10)}.csv`, "text/csv", auditCsv(services, start, filter));
  });
}

async function* auditCsv(services: Services, start: Start, filter: AuditFilter): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(header)}`;
  for (let cursor: string | null = null; ;) {
    const page = await withTx(services, start, (tx) => {
      // Who lost the right meanwhile would find no more rows: a file that looks whole and is not. The download breaks off instead.
      if (!may(tx.actor, "audit.read")) throw forbidden();
      return findAuditRows(tx, filter, cursor, pageRows);
    });
    for (const row of page.rows) {
      yield csvLine([
        row.at.toISOString(), row.actorName ?? "", row.actorUsername ?? "", row.actorKind, row.verb, row.subjectKind, row.subjectId ?? "", row.subjectName ?? "", row.ruleName ?? "",
        jsonCell(row.before), jsonCell(row.after), row.address ?? "", row.requestId ?? "", row.id,
      ]);
    }
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
