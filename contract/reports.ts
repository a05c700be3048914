import { z } from "zod";
import { id, idParams, instant, pageOf, pageQuery, personBrief } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

export const reportSubjects = ["message", "person", "conversation"] as const;
export const reportReasons = ["spam", "harassment", "hate", "scam", "sexual", "violence", "impersonation", "other"] as const;
export const reportDecisions = ["dismissed", "acted"] as const;

/** What it looked like when it was reported. */
export const reportSnapshot = z.strictObject({
  /** The name of the reported person, or of the reported message's author. */
  name: z.string(), username: z.string().nullable(),
  /** The reported message, or the end of the reported conversation as the reporter saw it; none for a person. */
  messages: z.array(z.strictObject({ seq: z.number().int(), author: z.string(), body: z.string(), files: z.array(z.string()), at: instant })),
});

/** What the reporter gets to see of an own report. */
export const ownReport = z.strictObject({
  id, subjectKind: z.enum(reportSubjects), subjectId: z.string(), reason: z.enum(reportReasons), text: z.string().nullable(), createdAt: instant,
  decision: z.enum(reportDecisions).nullable(),
});
export const report = ownReport.extend({
  reporter: personBrief.nullable(),
  /** Who wrote or is what was reported; null for a conversation. */
  about: personBrief.nullable(),
  conversationId: id.nullable(), seq: z.number().int().nullable(),
  snapshot: reportSnapshot,
  decidedBy: personBrief.nullable(), decidedAt: instant.nullable(), note: z.string().nullable(),
  abilities: z.strictObject({ decide: z.boolean(), removeMessage: z.boolean() }),
});
export type Report = z.infer<typeof report>;

export const reportEndpoints = {
  make: endpoint({
    method: "POST", path: "/api/reports", summary: "Report a message, a person or a conversation (MO-1). A second report of the same thing answers with the first.",
    access: "signed-in", limit: "write", success: 201,
    body: z.strictObject({
      subjectKind: z.enum(reportSubjects),
      /** The id of a person or a conversation; `<conversation id>/<seq>` for a message. */
      subjectId: z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(\/[1-9][0-9]{0,8})?$/, "Name what you report by its id; a message as <conversation id>/<seq>."),
      reason: z.enum(reportReasons), text: shownText("Write something first.").max(1000, "Keep it to 1,000 characters.").optional(),
    }),
    output: ownReport,
  }),
  list: endpoint({
    method: "GET", path: "/api/reports", summary: "Reports for moderators, newest first.", access: "report.read", limit: "read",
    query: z.strictObject({ ...pageQuery, state: z.enum(["open", "decided"]).optional() }), output: pageOf(report),
  }),
  decide: endpoint({
    method: "PUT", path: "/api/reports/:id/decision", summary: "Decide a report once.", access: "report.decide", limit: "write", params: idParams,
    body: z.strictObject({ decision: z.enum(reportDecisions), note: shownText("Write something first.").max(1000).optional() }), output: report, errors: ["decided"],
  }),
};
