import type { Translations } from "../texts/catalogue.ts";
import { languageCookie, languageOf, type Language } from "../texts/languages.ts";
import { setManner } from "./format.ts";
import { speak, spokenLanguage } from "./texts.ts";

/** An app's texts in a language other than English. */
export type AppTexts = { default: Translations };

/** Fetch an app's texts, by the path of their file: `../texts/<language>/all-<app>.ts`. */
export type LoadTexts = Readonly<Record<string, () => Promise<AppTexts>>>;

/** The language in which the server has written this document; the app's own may be another. */
export const servedLanguage = typeof document === "undefined" ? "en" : document.documentElement.lang;

/** Seconds that a choice is kept: a year. */
const keptFor = 31_536_000;

let loads: LoadTexts = {};

/** The language that somebody chose on this device; null while nobody has. */
function chosenLanguage(): Language | null {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${languageCookie}=`));
  return languageOf(found?.slice(languageCookie.length + 1));
}

/** The first of the browser's languages that the app speaks, else English. */
function browserLanguage(): Language {
  return navigator.languages.map(languageOf).find((one) => one !== null) ?? "en";
}

/** Dates and numbers as the person's own region writes them, where the browser says which: "en-KE" for English. */
function localeOf(language: Language): string {
  return navigator.languages.find((tag) => languageOf(tag) === language && isTag(tag)) ?? language;
}

/** Some systems hand their own locale names through, such as "en-US@posix", which no formatter takes. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

async function use(language: Language): Promise<void> {
  const load = Object.entries(loads).find(([path]) => path.includes(`/${language}/`))?.[1];
  const translations = load ? (await load()).default : null;
  const locale = localeOf(language);
  document.documentElement.lang = language;
  setManner({ locale });
  speak({ language, locale, translations });
}

/**
 * Sets the language before the first paint: the one chosen on this device, else the browser's, else English. Where its texts
 * can't be fetched the app starts in English and asks for them again at the next visit.
 */
export async function startLanguage(loadTexts: LoadTexts): Promise<void> {
  loads = loadTexts;
  await use(chosenLanguage() ?? browserLanguage()).catch(() => use("en"));
}

/**
 * Changes the language at once, without a reload, and keeps the choice on this device in a cookie that the server reads too.
 *
 * @throws when the texts can't be fetched; the language then stays as it was
 */
export async function chooseLanguage(language: Language): Promise<void> {
  await use(language);
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${keptFor}; samesite=lax${secure}`;
}

/** Takes over the language of somebody's account on a device where nothing was chosen; what was chosen here stays. */
export async function adoptLanguage(locale: string | null | undefined): Promise<void> {
  const language = languageOf(locale);
  if (language && chosenLanguage() === null && language !== spokenLanguage()) await chooseLanguage(language);
}
