import { formatNumber } from "../../../lib/format.ts";
import type { SettingField } from "./setting-field.ts";

/** What a field takes, in words; null where it is plain. */
export function hintOf(field: SettingField): string | null {
  switch (field.kind) {
    case "number": {
      if (field.least !== null && field.most !== null) return `A number from ${formatNumber(field.least)} to ${formatNumber(field.most)}.`;
      if (field.least !== null) return `A number, ${formatNumber(field.least)} or more.`;
      return field.most === null ? null : `A number, ${formatNumber(field.most)} or less.`;
    }
    case "lines":
      return "One to a line.";
    case "json":
      return "As JSON text. It is checked before it is saved, and every problem is named.";
    case "text":
      return field.nullable ? "Leave it empty for none." : null;
    default:
      return null;
  }
}

/** What the server said about a value, in one text: with the line of a list and the place in a JSON value. */
export function errorText(field: SettingField, errors: Readonly<Record<string, string>>): string | null {
  const said = Object.entries(errors).map(([path, message]) => {
    if (path === "" || field.kind === "text") return message;
    return field.kind === "lines" && /^\d+$/.test(path) ? `Line ${Number(path) + 1}: ${message}` : `${path}: ${message}`;
  });
  return said.length === 0 ? null : said.join(" ");
}

/** The errors of one setting from a 422's fields: `value.saturday.0.to` becomes `saturday.0.to`; for a week the day alone. */
export function errorsOf(field: SettingField, fields: Readonly<Record<string, string>>): Record<string, string> {
  const found = Object.entries(fields).map(([path, message]) => {
    const inner = path.replace(/^value\.?/, "");
    return [field.kind === "hours" ? (inner.split(".")[0] ?? "") : inner, message] as const;
  });
  return Object.fromEntries(found);
}
