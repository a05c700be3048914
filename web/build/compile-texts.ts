import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { parseSync, Visitor } from "oxc-parser";
import type { Plugin } from "vite";

/**
 * Compiles the ICU messages of a catalogue file, so that no browser needs a parser for them. Texts without braces stay strings.
 *
 * @param code TypeScript or JavaScript of a file in web/src/texts
 * @throws Error that names the message that is no ICU message
 */
export function compileTexts(code: string, file: string): string {
  const edits: { start: number; end: number; text: string }[] = [];
  new Visitor({
    Property(property) {
      const { value } = property;
      if (value.type !== "Literal" || typeof value.value !== "string" || !value.value.includes("{")) return;
      try {
        // Typed as the string that it was: only lib/message.ts reads it.
        edits.push({ start: value.start, end: value.end, text: JSON.stringify(compileMessageOrThrow(value.value)) });
      } catch (error) {
        throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}\n\n${value.value}`, { cause: error });
      }
    },
  }).visit(parseSync(file, code).program);
  return edits.sort((a, b) => b.start - a.start).reduce((done, { start, end, text }) => done.slice(0, start) + text + done.slice(end), code);
}

/** Compiles all catalogues while Vite or Vitest loads them; but not the server's sentences (`server….ts`), which are looked up whole and never filled. */
export function compiledTexts(): Plugin {
  return {
    name: "baraza:compiled-texts",
    enforce: "pre",
    transform(code, id) {
      const file = id.split("?")[0] ?? "";
      return /[\\/]web[\\/]src[\\/]texts[\\/][a-z]{2,3}[\\/](?!server)[\w-]+\.ts$/.test(file) ? { code: compileTexts(code, file), map: null } : null;
    },
  };
}
