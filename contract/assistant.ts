import { z } from "zod";
import { id, idParams, instant, noContent, none } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

/** What the rules find in a text (AS-2): `start` and `end` are UTF-16 offsets, `end` exclusive. */
export const ruleVerdict = z.strictObject({
  severe: z.boolean(),
  /** Sum of the weights of the matches; severe from `severeFrom` on. */
  score: z.number(), severeFrom: z.number(),
  category: z.string(),
  matches: z.array(z.strictObject({ phrase: z.string(), weight: z.number(), category: z.string().nullable(), start: z.number().int(), end: z.number().int() })),
});
export type RuleVerdict = z.output<typeof ruleVerdict>;

const wordingOutcome = z.enum(["worded", "declined", "unusable", "timeout", "failed", "limited", "paused", "overtaken"]);
/** How the wording model does (AS-10). Shares are 0 to 1, times in milliseconds. */
export const wordingStatus = z.strictObject({
  /** The setting `assistant.wording`. */
  on: z.boolean(),
  /** The model's id and its server's name; null while the environment names none. */
  model: z.string().nullable(), host: z.string().nullable(),
  /** Over how many days is counted, calls in them, and how many of them the member saw in the model's words. */
  days: z.number().int(), calls: z.number().int(), worded: z.number().int(),
  /** Share of the calls in which the rules' answer stood alone; null without calls. */
  fallbackShare: z.number().nullable(), usualMilliseconds: z.number().int().nullable(),
  outcomes: z.array(z.strictObject({ outcome: wordingOutcome, count: z.number().int() })),
  /** Until when it is left alone, after failures in a row or at its own wish. */
  pausedUntil: instant.nullable(),
  lastTrouble: z.strictObject({ at: instant, outcome: wordingOutcome, detail: z.string().nullable() }).nullable(),
  abilities: z.strictObject({ change: z.boolean() }),
});
export type WordingStatus = z.output<typeof wordingStatus>;

/** Talks of a period (AS-11): see docs/figures.md. `takenOver` are those hand-offs that staff began; shares are 0 to 1. */
const talkFigures = { talks: z.number().int(), handedOff: z.number().int(), takenOver: z.number().int(), containment: z.number().nullable() };
const voteFigures = z.strictObject({ helpful: z.number().int(), notHelpful: z.number().int() });
export const figureRanges = ["7", "30", "90"] as const;
export const assistantFigures = z.strictObject({
  days: z.number().int(), from: instant, to: instant, ...talkFigures, before: z.strictObject(talkFigures),
  byDay: z.array(z.strictObject({ day: z.string(), talks: z.number().int(), handedOff: z.number().int() })),
  /** Answers to "did this help?" in the talk, and votes on articles; null for who does not write articles. */
  votes: voteFigures, articleVotes: voteFigures.nullable(),
  unanswered: z.number().int(),
  /** Questions in like words, the most asked first. */
  groups: z.array(z.strictObject({
    words: z.array(z.string()),
    /** Questions that nobody has seen to yet, with their ids; and how many alike were seen to before. */
    count: z.number().int(), ids: z.array(id), doneBefore: z.number().int(),
    questions: z.array(z.strictObject({ question: z.string(), askedAt: instant })),
  })),
  abilities: z.strictObject({ write: z.boolean() }),
});
export type AssistantFigures = z.output<typeof assistantFigures>;

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
      text: shownText("Write a sentence to try.").max(4000, "Keep it to 4,000 characters."),
      /** Edited rules that are not saved yet; the saved ones without. */
      rules: z.unknown().optional(),
    }),
    output: ruleVerdict,
  }),
  figures: endpoint({
    method: "GET", path: "/api/admin/assistant/figures", summary: "Containment, hand-offs, votes and unanswered questions of the last 7, 30 or 90 days (AS-11).",
    access: "insight.read", limit: "read", query: z.strictObject({ days: z.enum(figureRanges, "Ask for 7, 30 or 90 days.").default("30") }), output: assistantFigures,
  }),
  settleQuestions: endpoint({
    method: "PUT", path: "/api/admin/assistant/questions/done", summary: "Say of unanswered questions that somebody has seen to them, or take it back: they are listed no more, until they are asked anew (AS-11).",
    access: "article.write", limit: "write", body: z.strictObject({ ids: z.array(id).min(1, "Name at least one question.").max(1000, "At most 1,000 questions at once."), done: z.boolean() }), success: 204, output: noContent,
  }),
  wording: endpoint({
    method: "GET", path: "/api/admin/assistant/wording", summary: "How the wording model does (AS-10).",
    access: "settings.change", limit: "read", query: none, output: wordingStatus,
  }),
};
