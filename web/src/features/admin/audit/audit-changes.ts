import { isOpeningWeek, weekWords } from "../settings/opening-week.ts";
import { wordsOf } from "./audit-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** One fact of an entry: what it was and what it became; null where there was, or is, nothing. */
export type Change = { name: string; before: string | null; after: string | null };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether all that a fact says is the id of something without a name: of use to whoever looks for it, and to nobody who reads. */
export function isOnlyId({ before, after }: Change): boolean {
  return [before, after].every((text) => text === null || text.startsWith("…"));
}

/** How values are written for the reader. */
export type Telling = {
  moment: (iso: string) => string;
  /** People and teams by their id. */
  names: ReadonlyMap<string, string>;
  /** What it means that a value was or is not there: a setting then has its default. */
  nothing?: string;
};

const when = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The end of an id, enough to tell two apart; anything else as it is. */
export function shortId(text: string): string {
  return uuid.test(text) ? `…${text.slice(-8)}` : text;
}

function toldText(text: string, { moment, names }: Telling): string {
  if (text === "") return t("empty");
  if (when.test(text) && !Number.isNaN(Date.parse(text))) return moment(text);
  // Words of the program, such as in_progress.
  return names.get(text) ?? (/^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll("_", " ") : shortId(text));
}

/** A value as a person reads it. Lists of plain values stand in a row; anything deeper stays JSON. */
function told(value: unknown, telling: Telling): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "string") return toldText(value, telling);
  if (isOpeningWeek(value)) return weekWords(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.length === 0 ? t("none") : value.map((one) => told(one, telling)).join(", ");
  return JSON.stringify(value) ?? "";
}

/** The facts of an object by name, objects within it by their path; anything else is one fact. */
function facts(value: unknown, name: string): Map<string, unknown> {
  if (!isRecord(value) || isOpeningWeek(value)) return new Map(value === null || value === undefined ? [] : [[name, value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...facts(inner, name ? `${name}.${key}` : key), ...(inner === null ? [[name ? `${name}.${key}` : key, null] as const] : [])]));
}

/**
 * What an entry changed, fact by fact: first what became something else, then what was only noted. Facts that stayed the same
 * are left out.
 */
export function changesOf(before: unknown, after: unknown, telling: Telling): Change[] {
  const was = facts(before, ""), is = facts(after, "");
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const changes = names
    .filter((name) => JSON.stringify(was.get(name) ?? null) !== JSON.stringify(is.get(name) ?? null))
    .map((name) => ({ name: name === "" ? t("value") : wordsOf(name), before: told(was.get(name), telling), after: told(is.get(name), telling) }));
  const { nothing } = telling;
  const shown = nothing === undefined ? changes : changes.map(({ name, before: one, after: other }) => ({ name, before: one ?? nothing, after: other ?? nothing }));
  return shown.sort((one, other) => Number(one.before === null) - Number(other.before === null));
}
