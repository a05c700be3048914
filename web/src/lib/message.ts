/** A part of a compiled message: text, a value's name, or a choice by a value. As `@lingui/message-utils` compiles it. */
type Token = string | readonly [name: string, kind?: string, detail?: unknown];

/** A compiled message; one without values stays a string. */
export type CompiledMessage = string | readonly Token[];

/** A piece of a filled message: the message's own words, or a value put into it. */
export type Piece<Value> = string | { readonly value: Value };

type Choices = Readonly<Record<string, unknown>>;

const rules = new Map<string, Intl.PluralRules>();

function pluralRules(locale: string, type: "cardinal" | "ordinal"): Intl.PluralRules {
  const key = `${locale} ${type}`;
  const known = rules.get(key) ?? new Intl.PluralRules(locale, { type });
  rules.set(key, known);
  return known;
}

function asMessage(branch: unknown): readonly Token[] {
  return Array.isArray(branch) ? (branch as readonly Token[]) : [];
}

/**
 * Fills a compiled ICU message with values: plural, selectordinal and select choose, `#` and `{x, number}` are written as the
 * locale writes numbers.
 *
 * @param message as the build's plugin compiles it (web/build/compile-texts.ts)
 * @param locale BCP 47 tag
 */
export function fill<Value>(message: CompiledMessage, values: Readonly<Record<string, Value>>, locale: string): Piece<Value>[] {
  if (typeof message === "string") return [message];
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const walk = (tokens: readonly Token[], counted?: number): Piece<Value>[] =>
    tokens.flatMap((token): Piece<Value>[] => {
      if (typeof token === "string") return [token === "#" && counted !== undefined ? number(counted) : token];
      const [name, kind, detail] = token;
      const value = values[name] as Value;
      if (kind === undefined) return [{ value }];
      if (kind === "number") return [number(Number(value))];
      const choices = detail as Choices;
      if (kind === "select") return walk(asMessage(choices[String(value)] ?? choices.other), counted);
      const amount = Number(value) - Number(choices.offset ?? 0);
      const branch = choices[String(value)] ?? choices[pluralRules(locale, kind === "selectordinal" ? "ordinal" : "cardinal").select(amount)] ?? choices.other;
      return walk(asMessage(branch), amount);
    });
  return walk(message);
}
