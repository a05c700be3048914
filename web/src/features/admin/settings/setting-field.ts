import type { OpeningWeek } from "../../../../../contract/desk.ts";
import { formatNumber } from "../../../lib/format.ts";
import type { SettingShown } from "../contract-types.ts";
import { isOpeningWeek, weekWords } from "./opening-week.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

/** How a setting is edited, made from its JSON schema; what has no field of its own is edited as JSON. */
export type SettingField =
  | { kind: "text"; long: boolean; most: number | null; nullable: boolean }
  | { kind: "number"; whole: boolean; least: number | null; most: number | null }
  | { kind: "switch" }
  | { kind: "choice"; options: readonly string[] }
  | { kind: "zone" }
  | { kind: "lines"; most: number | null }
  | { kind: "hours" }
  | { kind: "json" };

/** What stands in a field while it is edited. */
export type Draft = string | boolean | OpeningWeek;

/** The value to send, or what is plainly wrong with the draft. */
export type Read = { ok: true; value: unknown } | { ok: false; message: string };

type Schema = { type?: unknown; enum?: unknown; maxLength?: unknown; minimum?: unknown; maximum?: unknown; maxItems?: unknown; items?: unknown; properties?: unknown };

const amount = (value: unknown) => (typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null);
/** From this many characters on, a text gets several lines. */
const longText = 120;

function textField(schema: Schema, nullable: boolean): SettingField {
  const most = amount(schema.maxLength);
  return { kind: "text", long: most !== null && most > longText, most, nullable };
}

/** The field for a setting. @param setting with `schema` in JSON Schema (draft 2020-12), as the server sends it */
export function fieldOf({ key, schema, value }: Pick<SettingShown, "key" | "schema" | "value">): SettingField {
  const rule: Schema = typeof schema === "object" && schema !== null ? schema : {};
  if (Array.isArray(rule.enum) && rule.enum.every((one) => typeof one === "string")) return { kind: "choice", options: rule.enum };
  if (rule.type === "string") return /\.timeZone$/.test(key) ? { kind: "zone" } : textField(rule, false);
  if (Array.isArray(rule.type) && rule.type.length === 2 && rule.type.includes("string") && rule.type.includes("null")) return textField(rule, true);
  if (rule.type === "boolean") return { kind: "switch" };
  if (rule.type === "number" || rule.type === "integer") return { kind: "number", whole: rule.type === "integer", least: amount(rule.minimum), most: amount(rule.maximum) };
  if (rule.type === "array" && (rule.items as Schema | undefined)?.type === "string") return { kind: "lines", most: amount(rule.maxItems) };
  if (rule.type === "object" && isOpeningWeek(value)) return { kind: "hours" };
  return { kind: "json" };
}

/** What to show in the field for a value. */
export function draftOf(field: SettingField, value: unknown): Draft {
  if (field.kind === "switch") return value === true;
  if (field.kind === "hours" && isOpeningWeek(value)) return value;
  if (field.kind === "lines" && Array.isArray(value)) return value.join("\n");
  if (field.kind === "json" || field.kind === "hours" || field.kind === "lines") return JSON.stringify(value, null, 2);
  return value === null || value === undefined ? "" : plain(value);
}

function readNumber(typed: string, { whole, least, most }: Extract<SettingField, { kind: "number" }>): Read {
  const number = Number(typed.trim().replace(",", "."));
  if (typed.trim() === "" || !Number.isFinite(number)) return { ok: false, message: t("writeANumber") };
  if (whole && !Number.isInteger(number)) return { ok: false, message: t("writeAWholeNumber") };
  if (least !== null && number < least) return { ok: false, message: t("writeOrMore", { least: formatNumber(least) }) };
  if (most !== null && number > most) return { ok: false, message: t("writeOrLess", { most: formatNumber(most) }) };
  return { ok: true, value: number };
}

function readJson(typed: string): Read {
  try {
    return { ok: true, value: JSON.parse(typed) };
  } catch (error) {
    const place = /at position \d+|line \d+ column \d+/.exec(error instanceof Error ? error.message : "")?.[0];
    return { ok: false, message: place ? t("thisIsNotJsonAt", { place }) : t("thisIsNotJson") };
  }
}

/** The value that a draft stands for. The server checks it again, with rules that a schema can't say. */
export function valueOf(field: SettingField, draft: Draft): Read {
  if (typeof draft !== "string") return { ok: true, value: draft };
  if (field.kind === "number") return readNumber(draft, field);
  if (field.kind === "json") return readJson(draft);
  if (field.kind === "lines") {
    const lines = draft.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
    return field.most !== null && lines.length > field.most ? { ok: false, message: t("atMostLines", { most: formatNumber(field.most) }) } : { ok: true, value: lines };
  }
  return { ok: true, value: field.kind === "text" && field.nullable && draft.trim() === "" ? null : draft };
}

/** A value in a few words, for "Default: …"; null where words would not help. */
export function valueWords(field: SettingField, value: unknown): string | null {
  if (field.kind === "json") return null;
  if (field.kind === "hours") return isOpeningWeek(value) ? weekWords(value) : null;
  if (field.kind === "switch") return value === true ? t("on") : t("off");
  if (field.kind === "lines") return Array.isArray(value) && value.length > 0 ? value.join(", ") : t("none");
  if (field.kind === "number") return typeof value === "number" ? formatNumber(value) : null;
  return value === null || value === "" || value === undefined ? t("empty") : plain(value).replaceAll("_", " ");
}

/** Whether two values of a setting are the same, whatever the order of their fields. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return Object.is(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameValue((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]));
}

/** A value as a person would write it; what is no text or number as JSON. */
function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
