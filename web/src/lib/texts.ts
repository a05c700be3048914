import { useSyncExternalStore } from "react";
import type { Catalogue, Translations, ValueNames } from "../texts/catalogue.ts";
import type { Language } from "../texts/languages.ts";
import { fill, type CompiledMessage, type Piece } from "./message.ts";

type ValuesOf<Message extends string, Value> = [ValueNames<Message>] extends [never] ? [] : [values: Readonly<Record<ValueNames<Message>, Value>>];

/** The texts of a catalogue in the language of the moment: `t("key", { count })`. */
export type Texts<M extends Readonly<Record<string, string>>> = {
  <K extends keyof M & string>(key: K, ...values: ValuesOf<M[K], string | number>): string;
  /** The same with elements for values or with marked words, for `<Rich>`. */
  parts: <K extends keyof M & string, Value>(key: K, ...values: ValuesOf<M[K], Value>) => Piece<Value>[];
};

type Spoken = { readonly language: Language; readonly locale: string; readonly translations: Translations | null };

let spoken: Spoken = { language: "en", locale: "en", translations: null };
const listeners = new Set<() => void>();

const numbers = /\d+(?:[.,]\d+)*/g;

/**
 * A sentence of the server in the language of the moment: as `server.ts` of the language has it, else for its problem's code, else
 * as the server wrote it.
 *
 * @param code the last part of a problem's type, such as "not-found"
 */
export function fromServer(sentence: string, code?: string): string {
  const known = spoken.translations?.server;
  if (!known) return sentence;
  const found = sentence.match(numbers) ?? [];
  const pattern = known[sentence.replace(numbers, "#")];
  let at = 0;
  return pattern?.replace(/#/g, () => found[at++] ?? "") ?? known[`code:${code}`] ?? sentence;
}

/** From now on every text is taken from these translations (null for English), and whoever shows texts is told. */
export function speak(next: Spoken): void {
  spoken = next;
  for (const listener of listeners) listener();
}

/** The language of the moment. */
export function spokenLanguage(): Language {
  return spoken.language;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language of the moment for a component, which is rendered anew when it changes. The app's root does so for all below. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, spokenLanguage, spokenLanguage);
}

/**
 * The texts of a catalogue. Made once where a module begins; what it answers follows the language at each call, so
 * `t("key")` belongs where a text is shown, never into a constant of the module.
 */
export function textsOf<const M extends Readonly<Record<string, string>>>(catalogue: Catalogue<M>): Texts<M> {
  const message = (key: string): CompiledMessage => (spoken.translations?.[catalogue.name]?.[key] ?? catalogue.en[key] ?? key) as CompiledMessage;
  const parts = (key: string, values: Readonly<Record<string, unknown>> = {}) => fill(message(key), values, spoken.locale);
  const text = (key: string, values?: Readonly<Record<string, unknown>>) => parts(key, values).map((piece) => (typeof piece === "string" ? piece : String(piece.value))).join("");
  return Object.assign(text, { parts }) as unknown as Texts<M>;
}
