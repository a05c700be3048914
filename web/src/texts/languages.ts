/**
 * The languages of the app, each by its own name. Another one is a line here and a folder beside this file
 * (docs/translating.md).
 */
export const languages = { en: "English", sw: "Kiswahili" } as const;

/** A language of the app, as BCP 47 has it. */
export type Language = keyof typeof languages;

/** The cookie that holds the chosen language, so that the server can write its pages in it. */
export const languageCookie = "baraza_language";

/** The app's language for a BCP 47 tag such as "sw-KE"; null for one that it does not speak. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(languages, primary) ? (primary as Language) : null;
}
