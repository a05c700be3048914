import { fewAnswers, type FigureKey, type FigureUnit, type Grouping } from "../../../../contract/desk-figures.ts";
import type { FigureCell, ReportFigure, ReportRow } from "../../../../contract/desk-reports.ts";
import { formatCalendarDay, formatNumber } from "../../lib/format.ts";
import { formatDuration } from "../../lib/format-duration.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { channelNames } from "../desk/desk-words.ts";

const t = textsOf(deskReportsTexts);

/** A figure's question, and its definition: the same sentences as in docs/figures.md. */
const words: Readonly<Record<FigureKey, { question: () => string; means: () => string }>> = {
  created: { question: () => t("askCreated"), means: () => t("meansCreated") },
  solved: { question: () => t("askSolved"), means: () => t("meansSolved") },
  backlog: { question: () => t("askBacklog"), means: () => t("meansBacklog") },
  first_response: { question: () => t("askFirstResponse"), means: () => t("meansFirstResponse") },
  resolution: { question: () => t("askResolution"), means: () => t("meansResolution") },
  replies: { question: () => t("askReplies"), means: () => t("meansReplies") },
  reopened: { question: () => t("askReopened"), means: () => t("meansReopened") },
  sla: { question: () => t("askSla"), means: () => t("meansSla") },
  satisfaction: { question: () => t("askSatisfaction"), means: () => t("meansSatisfaction") },
};

export const nameOf = (key: FigureKey): string => t(key);
export const questionOf = (key: FigureKey): string => words[key].question();
export const meaningOf = (key: FigureKey): string => words[key].means();

/** Which way is better: up, down, or neither. */
const better: Readonly<Record<FigureKey, 1 | -1 | 0>> = { created: 0, solved: 1, backlog: -1, first_response: -1, resolution: -1, replies: -1, reopened: -1, sla: 1, satisfaction: 1 };

/** A value of a figure as people read it: "3 h 12 min", "82.5%", "4.6". */
export function valueText(unit: FigureUnit, value: number | null): string {
  if (value === null) return "–";
  switch (unit) {
    case "seconds": return formatDuration(value);
    case "percent": return formatNumber(value / 100, { style: "percent", maximumFractionDigits: 1 });
    case "score": return formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
    default: return formatNumber(value, { maximumFractionDigits: 1 });
  }
}

export interface Change { text: string; direction: "up" | "down" | "flat"; good: boolean | null }

/** A value against that of the period before: shares and scores by how far they moved, the rest in percent. Null where either is missing. */
export function changeOf(key: FigureKey, unit: FigureUnit, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const difference = now - before;
  if (Math.abs(difference) < 0.005) return { text: t("same"), direction: "flat", good: null };
  const moved = Math.abs(difference);
  if (unit !== "percent" && unit !== "score" && before === 0) return null;
  const size = unit === "percent" ? t("points", { value: formatNumber(moved, { maximumFractionDigits: 1 }) })
    : unit === "score" ? formatNumber(moved, { maximumFractionDigits: 2 })
    : formatNumber(moved / before, { style: "percent", maximumFractionDigits: moved / before < 0.1 ? 1 : 0 });
  const up = difference > 0;
  return { text: up ? t("upBy", { change: size }) : t("downBy", { change: size }), direction: up ? "up" : "down", good: better[key] === 0 ? null : (better[key] === 1) === up };
}

export interface CellColumn { key: string; header: string; text: (cell: FigureCell) => string }

/** What a table says of a figure's cell: its value first, always the one that cards, charts and CSV show. */
export function cellColumns({ key, unit }: Pick<ReportFigure, "key" | "unit">): CellColumn[] {
  const value = (header: string): CellColumn => ({ key: "value", header, text: (cell) => valueText(unit, cell.value) });
  const of = (from: "mean" | "median" | "p90", header: string, by: FigureUnit): CellColumn => ({ key: from, header, text: (cell) => valueText(by, cell[from]) });
  const count = (header: string): CellColumn => ({ key: "n", header, text: (cell) => formatNumber(cell.n) });
  if (key === "backlog") return [value(nameOf(key)), of("median", t("ageMedian"), "seconds"), of("p90", t("ageP90"), "seconds")];
  switch (unit) {
    case "count": return [value(nameOf(key))];
    case "seconds": case "number": return [value(t("median")), of("mean", t("mean"), unit), of("p90", t("p90"), unit), count(key === "first_response" ? t("count") : t("solvingsCount"))];
    default: return [value(nameOf(key)), count(key === "sla" ? t("promisesCount") : key === "satisfaction" ? t("answersCount") : t("solvingsCount"))];
  }
}

/** Whether a cell is made of so few that nobody should be judged by it. Counts are what they are. */
export function isFew(unit: FigureUnit, cell: FigureCell): boolean {
  return unit !== "count" && cell.n > 0 && cell.n < fewAnswers;
}

export function groupingName(by: Grouping): string {
  switch (by) {
    case "agent": return t("byAgent");
    case "team": return t("byTeam");
    case "category": return t("byCategory");
    case "channel": return t("byChannel");
    case "hour": return t("byHour");
  }
}

/** What a breakdown is called: "Opened by person". */
export function splitTitle(key: FigureKey, by: Grouping): string {
  return t("splitTitle", { name: nameOf(key), by: groupingName(by).toLocaleLowerCase() });
}

/** "Monday" for 0. */
export function weekdayName(day: number, weekday: "long" | "short" = "long"): string {
  // 5 January 1970 was a Monday.
  return formatCalendarDay(`1970-01-${String(5 + day).padStart(2, "0")}`, { weekday });
}

export function hourName(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** What stands before a row of a breakdown. */
export function rowLabel(by: Grouping, { key, label }: Pick<ReportRow, "key" | "label">): string {
  if (key === null) return by === "team" ? t("noTeam") : t("nobody");
  if (by === "channel") return (channelNames as Readonly<Record<string, string>>)[key] ?? key;
  if (by === "hour") return t("hourOfWeek", { day: weekdayName(Math.floor(Number(key) / 24)), hour: hourName(Number(key) % 24) });
  return label ?? (by === "agent" ? t("somebody") : key);
}
