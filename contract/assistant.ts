import { z } from "zod";
import { id, idParams, none } from "./common.ts";
import { endpoint } from "./endpoint.ts";

/** What the rules find in a text (AS-2): `start` and `end` are UTF-16 offsets, `end` exclusive. */
export const ruleVerdict = z.strictObject({
  severe: z.boolean(),
  /** Sum of the weights of the matches; severe from `severeFrom` on. */
  score: z.number(), severeFrom: z.number(),
  category: z.string(),
  matches: z.array(z.strictObject({ phrase: z.string(), weight: z.number(), category: z.string().nullable(), start: z.number().int(), end: z.number().int() })),
});
export type RuleVerdict = z.output<typeof ruleVerdict>;

export const assistantEndpoints = {
  takeOver: endpoint({
    method: "PUT", path: "/api/conversations/:id/ownership", summary: "Take a talk over from the help bot: it goes on as a ticket that is yours (AS-8).",
    access: "ticket.reply", limit: "write", params: idParams, body: none,
    output: z.strictObject({ ticketId: id, number: z.string() }), errors: ["moved", "nothing-said"],
  }),
  tryRules: endpoint({
    method: "POST", path: "/api/admin/assistant/test-rules", summary: "Try the issue rules, or edited ones, on a sentence (AS-2).",
    access: "settings.change", limit: "write",
    body: z.strictObject({
      text: z.string().trim().min(1, "Write a sentence to try.").max(4000, "Keep it to 4,000 characters."),
      /** Edited rules that are not saved yet; the saved ones without. */
      rules: z.unknown().optional(),
    }),
    output: ruleVerdict,
  }),
};
