/** DK-17: the figures of the desk's reports, in the order in which they are shown. What each counts: docs/figures.md. */
export const figureKeys = ["created", "solved", "backlog", "first_response", "resolution", "replies", "reopened", "sla", "satisfaction"] as const;
export type FigureKey = (typeof figureKeys)[number];

export const groupings = ["agent", "team", "category", "channel", "hour"] as const;
export type Grouping = (typeof groupings)[number];

/** How a figure is put together: a count; the median of seconds or of a number; a share in percent; the mean of scores from 1 to 5. */
export type FigureUnit = "count" | "seconds" | "number" | "percent" | "score";
export const unitOf: Readonly<Record<FigureKey, FigureUnit>> = {
  created: "count", solved: "count", backlog: "count", first_response: "seconds", resolution: "seconds", replies: "number", reopened: "percent", sla: "percent", satisfaction: "score",
};

/** Times of these can be taken in opening hours only. */
export const timedFigures: readonly FigureKey[] = ["first_response", "resolution"];
/** Whether a figure can be split so: the backlog is taken at a moment, which has no hour of the week to tell. */
export function canGroup(figure: FigureKey, by: Grouping): boolean {
  return !(figure === "backlog" && by === "hour");
}

/** Fewer than this is too few to judge somebody by. */
export const fewAnswers = 5;
/** The longest report, in days. */
export const longestDays = 800;
