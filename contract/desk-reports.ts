import { z } from "zod";
import { day as dayAs, id, instant, pageOf, pageQuery, personBrief } from "./common.ts";
import { figureKeys, groupings } from "./desk-figures.ts";
import { endpoint } from "./endpoint.ts";

/** DK-17: reports, and DK-15: what people said about the help they got. Figures are defined in docs/figures.md. */

const day = dayAs("Write a date such as 2026-03-31.");
const period = {
  /** Days of the community's time zone, both in the period; what is later than now is left out. */
  from: day, to: day,
  /** How times are counted: all hours, or the desk's opening hours. */
  hours: z.enum(["all", "open"]).default("all"),
};
const inOrder = (q: { from: string; to: string }) => q.from <= q.to;
const wrongOrder = { message: "The first day comes before the last.", path: ["to"] };

/** A figure for some tickets: `value` is what is shown (see `FigureUnit`), `n` how many it is made of. Null where there is nothing to measure. */
export const figureCell = z.strictObject({ n: z.number().int(), value: z.number().nullable(), mean: z.number().nullable(), median: z.number().nullable(), p90: z.number().nullable() });
export type FigureCell = z.infer<typeof figureCell>;

export const reportPeriod = z.strictObject({
  /** First and last day, and those of the period before, which is as long. */
  from: day, to: day, before: z.strictObject({ from: day, to: day }),
  interval: z.enum(["day", "week", "month"]), zone: z.string(), hours: z.enum(["all", "open"]),
  /** First days of the intervals; the first and last may be shorter than the others. */
  starts: z.array(day),
  /** Up to when tickets' changes are counted. */
  countedTo: instant,
  /** Facts of older tickets are being computed anew; figures may still change. */
  recounting: z.boolean(),
  /** False: only the caller's own. */
  everybody: z.boolean(),
});
export type ReportPeriod = z.infer<typeof reportPeriod>;

const figure = z.strictObject({ key: z.enum(figureKeys), unit: z.enum(["count", "seconds", "number", "percent", "score"]), now: figureCell, before: figureCell, /** One for each of `starts`. */ series: z.array(figureCell) });
export type ReportFigure = z.infer<typeof figure>;

export const reportRow = z.strictObject({
  /** Id of a person or team, key of a category, name of a channel, or hour of the week (0 is Monday, 00:00); null: nobody, no team. */
  key: z.string().nullable(),
  /** A name; null where the page has words of its own. */
  label: z.string().nullable(),
  now: figureCell, before: figureCell,
});
export type ReportRow = z.infer<typeof reportRow>;
export const breakdown = z.strictObject({ period: reportPeriod, figure, by: z.enum(groupings), rows: z.array(reportRow) });
export type Breakdown = z.infer<typeof breakdown>;
export const overview = z.strictObject({ period: reportPeriod, figures: z.array(figure) });
export type Overview = z.infer<typeof overview>;

export const figureParams = z.strictObject({ figure: z.enum(figureKeys) });
export const overviewQuery = z.strictObject(period).refine(inOrder, wrongOrder);
export const breakdownQuery = z.strictObject({ ...period, by: z.enum(groupings).default("category") }).refine(inOrder, wrongOrder);
export type BreakdownQuery = z.output<typeof breakdownQuery>;

const given = z.strictObject({
  ticket: z.strictObject({ id, number: z.string(), subject: z.string() }), score: z.number().int(), comment: z.string().nullable(), ratedAt: instant,
  /** Who had the ticket when it was first rated. */
  agent: personBrief.nullable(), category: z.string(), team: z.strictObject({ id, name: z.string() }).nullable(),
});
export type GivenRating = z.infer<typeof given>;

const read = { access: "ticket.read", limit: "read" } as const;
export const reportEndpoints = {
  overview: endpoint({ method: "GET", path: "/api/desk/reports", summary: "All figures of the desk for a period, with the period before and their course (DK-17). Without `desk.report`: one's own.", ...read, query: overviewQuery, output: overview }),
  breakdown: endpoint({ method: "GET", path: "/api/desk/reports/:figure", summary: "One figure by agent, team, category, channel or hour of the week. The same as a table: `/api/desk/reports/:figure/csv`.", ...read, params: figureParams, query: breakdownQuery, output: breakdown }),
  ratings: endpoint({
    method: "GET", path: "/api/desk/ratings", summary: "Ratings with their comments, newest first (DK-15). Without `desk.report`: one's own.", ...read,
    query: z.strictObject({ ...pageQuery, from: day, to: day, agent: id.optional(), team: id.optional(), category: z.string().max(31).optional(), commented: z.stringbool().default(false) }).refine(inOrder, wrongOrder), output: pageOf(given),
  }),
};
