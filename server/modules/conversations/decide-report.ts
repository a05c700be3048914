import type { z } from "zod";
import type { Report, reportEndpoints } from "../../../contract/reports.ts";
import { may } from "../../platform/actor.ts";
import { audit } from "../../platform/audit/audit.ts";
import { conflict, notFound } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { brief } from "./present.ts";
import * as queries from "./report.queries.ts";

type Decision = z.output<NonNullable<typeof reportEndpoints.decide.body>>;

/** Reports for moderators, newest first. */
export async function listReports(tx: Tx, ask: { limit: number; cursor?: string | undefined; state?: "open" | "decided" | undefined }): Promise<{ items: Report[]; nextCursor: string | null }> {
  const [before] = ask.cursor ? decodeCursor(ask.cursor, ["id"]) : [null];
  const rows = await queries.listReports.run({ only: null, before, state: ask.state ?? null, limit: ask.limit + 1 }, tx);
  const last = rows.length > ask.limit ? rows[ask.limit - 1] : undefined;
  return { items: rows.slice(0, ask.limit).map((row) => presentReport(tx, row)), nextCursor: last ? encodeCursor([last.id]) : null };
}

/** MO-1: decides a report, once. @throws 404; 409 `decided` with the report */
export async function decideReport(tx: Tx, id: string, { decision, note }: Decision): Promise<Report> {
  const [decided] = await queries.decideReport.run({ id, decision, note: note ?? null, now: tx.now }, tx);
  const [row] = await queries.listReports.run({ only: id, before: null, state: null, limit: 1 }, tx);
  if (!row) throw notFound("This report");
  const report = presentReport(tx, row);
  if (!decided) throw conflict("decided", "Somebody has decided this report already.", { report });
  await audit(tx, { verb: "report.decided", subjectKind: "report", subjectId: id, after: { decision } });
  await emit(tx, "report.decided", { reportId: id, reporterId: row.reporterId, decision });
  return report;
}

function presentReport(tx: Tx, row: queries.ListReportsResult): Report {
  const open = row.decidedAt === null;
  return {
    id: row.id, subjectKind: row.subjectKind as Report["subjectKind"], subjectId: row.subjectId, reason: row.reason as Report["reason"], text: row.text, createdAt: row.createdAt.toISOString(),
    reporter: brief(row.reporterId, row.reporterName, row.reporterUsername, row.reporterImage, row.reporterIsStaff),
    about: row.aboutId ? brief(row.aboutId, row.aboutName, row.aboutUsername, row.aboutImage, row.aboutIsStaff) : null,
    conversationId: row.conversationId, seq: row.seq, snapshot: row.snapshot as Report["snapshot"],
    decision: row.decision as Report["decision"], note: row.note, decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.deciderId ? brief(row.deciderId, row.deciderName, row.deciderUsername, row.deciderImage, row.deciderIsStaff) : null,
    abilities: { decide: open && may(tx.actor, "report.decide"), removeMessage: row.seq !== null && may(tx.actor, "message.remove") },
  };
}
