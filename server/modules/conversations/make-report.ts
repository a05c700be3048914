import type { z } from "zod";
import type { ownReport, reportEndpoints, reportSnapshot } from "../../../contract/reports.ts";
import { invalid, notFound } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { profilesOf } from "../identity/index.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { accessConversation } from "./access.ts";
import * as queries from "./report.queries.ts";

type Form = z.output<NonNullable<typeof reportEndpoints.make.body>>;
type OwnReport = z.output<typeof ownReport>;
type Snapshot = z.output<typeof reportSnapshot>;
interface Subject { aboutId: string | null; conversationId: string | null; seq: number | null; snapshot: Snapshot }

/** How much of a reported conversation its report shows to moderators, who can't read it otherwise; the team's notes never (CV-9). */
const lastMessages = 20;

/**
 * MO-1: a report with what it was about, as the reporter sees it now; later edits change nothing in it. The same thing reported again while
 * the first report is open answers with that one.
 * @throws 404 what the reporter can't see can't be reported; 422 oneself
 */
export async function makeReport(tx: Tx, form: Form): Promise<{ outcome: "made" | "repeated"; report: OwnReport }> {
  const { subjectKind, reason } = form;
  const subjectId = form.subjectId.toLowerCase();
  const { snapshot, ...subject } = await subjectOf(tx, subjectKind, subjectId);
  if (subject.aboutId === tx.actor.personId) throw invalid([{ path: "subjectId", message: "This is yours. You can remove it yourself." }]);
  const id = newId();
  const [made] = await queries.insertReport.run({ id, reporterId: tx.actor.personId ?? "", subjectKind, subjectId, ...subject, reason, body: form.text ?? null, snapshot, now: tx.now }, tx);
  if (made) await emit(tx, "report.made", { reportId: id, subjectKind, aboutId: subject.aboutId });
  const [row] = await queries.openReport.run({ subjectKind, subjectId }, tx);
  if (!row) throw notFound("This report");
  return { outcome: made ? "made" : "repeated", report: { ...row, createdAt: row.createdAt.toISOString() } as OwnReport };
}

async function subjectOf(tx: Tx, kind: Form["subjectKind"], subjectId: string): Promise<Subject> {
  const [id = "", number] = subjectId.split("/");
  if ((kind === "message") !== (number !== undefined)) throw invalid([{ path: "subjectId", message: "Name a message as <conversation id>/<seq>, anything else by its id." }]);
  if (kind === "person") {
    const person = (await profilesOf(tx, [id]))[0];
    if (!person) throw notFound("This member");
    return { aboutId: id, conversationId: null, seq: null, snapshot: { name: person.name, username: person.username, messages: [] } };
  }
  const conversation = await accessConversation(tx, id);
  if (number === undefined) {
    const messages = await queries.quotedMessages.run({ conversationId: conversation.id, seq: null, limit: lastMessages }, tx);
    return { aboutId: null, conversationId: id, seq: null, snapshot: { name: "", username: null, messages: messages.reverse().map(quoted) } };
  }
  const seq = Number(number);
  const [message] = await queries.quotedMessages.run({ conversationId: conversation.id, seq, limit: 1 }, tx);
  if (message?.seq !== seq) throw notFound("This message");
  return { aboutId: message.authorId, conversationId: id, seq, snapshot: { name: message.name ?? "", username: message.username, messages: [quoted(message)] } };
}

function quoted({ seq, name, body, files, createdAt }: queries.QuotedMessagesResult): Snapshot["messages"][number] {
  return { seq, author: name ?? "", body, files, at: createdAt.toISOString() };
}
