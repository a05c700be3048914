import { formatNumber } from "../../../lib/format.ts";
import type { SettingField } from "./setting-field.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

/** What a field takes, in words; null where it is plain. */
export function hintOf(field: SettingField): string | null {
  switch (field.kind) {
    case "number": {
      if (field.least !== null && field.most !== null) return t("aNumberFromTo", { least: formatNumber(field.least), most: formatNumber(field.most) });
      if (field.least !== null) return t("aNumberOrMore", { least: formatNumber(field.least) });
      return field.most === null ? null : t("aNumberOrLess", { most: formatNumber(field.most) });
    }
    case "lines":
      return t("oneToALine");
    case "json":
      return t("asJsonTextIt");
    case "text":
      return field.nullable ? t("leaveItEmptyFor") : null;
    default:
      return null;
  }
}

/** What the server said about a value, in one text: with the line of a list and the place in a JSON value. */
export function errorText(field: SettingField, errors: Readonly<Record<string, string>>): string | null {
  const said = Object.entries(errors).map(([path, message]) => {
    if (path === "" || field.kind === "text") return message;
    return field.kind === "lines" && /^\d+$/.test(path) ? t("line", { number: Number(path) + 1, message }) : `${path}: ${message}`;
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
