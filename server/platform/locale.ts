/** Languages that the server itself speaks in: mails, notices, the help bot, its own pages. What it says stands in files of texts, both languages side by side. */
export type Locale = "en" | "sw";
export type InLocales<T> = Readonly<Record<Locale, T>>;

/** English where nothing, or a language that the server does not speak, was chosen. */
export function localeOf(chosen: string | null | undefined): Locale {
  return chosen === "sw" ? "sw" : "en";
}
