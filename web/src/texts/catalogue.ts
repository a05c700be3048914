/** Texts by their key, in English: ICU messages (https://unicode-org.github.io/icu/userguide/format_parse/messages/). */
type Messages = Readonly<Record<string, string>>;

/** The texts of one feature, with the name by which other languages' texts are found. */
export type Catalogue<M extends Messages = Messages> = { readonly name: string; readonly en: M };

/** The same texts in another language: the type checker refuses one that is missing or too many. */
export type Translation<C extends Catalogue> = Readonly<Record<keyof C["en"], string>>;

/** All texts of an app in another language, by the names of their catalogues. */
export type Translations = Readonly<Record<string, Messages>>;

/**
 * Names the English texts of a feature. Free of Vite and React, so that the server can import catalogues too.
 *
 * @param name the file's name: what `texts/<language>/all-member.ts` or `all-staff.ts` call its translation
 * @param en ICU messages as plain string literals; the build compiles them
 */
export function catalogue<const M extends Messages>(name: string, en: M): Catalogue<M> {
  return { name, en };
}

type Head<Rest extends string> = Rest extends `${infer Inside}}${string}` ? (Inside extends `${infer Name},${string}` ? Name : Inside) : never;
type Word<Name extends string> = Name extends "" | `${string} ${string}` | `${string}#${string}` | `${string}{${string}` | `${string}'${string}` ? never : Name;

/** The names of the values that a message needs: "count" for "{count, plural, one {# ticket} other {# tickets}}". */
export type ValueNames<Message extends string> = Message extends `${string}{${infer Rest}` ? Word<Head<Rest>> | ValueNames<Rest> : never;
