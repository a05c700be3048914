import { readdirSync, readFileSync } from "node:fs";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { parseSync, Visitor } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { languages } from "./languages.ts";

const folder = new URL(".", import.meta.url);
const others = Object.keys(languages).filter((language) => language !== "en");
const catalogues = readdirSync(new URL("en", folder)).map((file) => file.replace(/\.ts$/, ""));
const camel = (file: string) => file.replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase());

/** The messages of a catalogue file as they are written, before the build compiles them. */
function messagesOf(language: string, file: string): Map<string, string> {
  const path = `${language}/${file}.ts`;
  const found = new Map<string, string>();
  new Visitor({
    Property({ key, value }) {
      const name = key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : "";
      if (value.type !== "Literal" || typeof value.value !== "string") throw new Error(`${path}: ${name} is not a plain string`);
      found.set(name, value.value);
    },
  }).visit(parseSync(path, readFileSync(new URL(path, folder), "utf8")).program);
  return found;
}

/** Names of values and of marked words (`<link>`) in a message. */
function placesIn(message: string): string[] {
  const names = new Set<string>(message.match(/<\w+>/g) ?? []);
  const walk = (tokens: unknown): void => {
    for (const token of Array.isArray(tokens) ? tokens : []) {
      if (!Array.isArray(token)) continue;
      names.add(String(token[0]));
      if (typeof token[2] === "object" && token[2] !== null) Object.values(token[2]).forEach(walk);
    }
  };
  walk(compileMessageOrThrow(message));
  return [...names].sort();
}

describe.each(others)("XX-9 language %s", (language) => {
  test("every text is there, is a message, and has the same values and marked words as in English", () => {
    expect(catalogues.length).toBeGreaterThan(20);
    for (const file of catalogues) {
      const own = messagesOf(language, file);
      const english = messagesOf("en", file);
      expect([...own.keys()].sort(), file).toEqual([...english.keys()].sort());
      for (const [key, text] of english) expect(placesIn(own.get(key) ?? ""), `${file} ${key}`).toEqual(placesIn(text));
    }
  });

  test("each catalogue is among all texts of an app under its own name", async () => {
    const { default: all } = (await import(`./${language}/all-staff.ts`)) as { default: Record<string, unknown> };
    expect(Object.keys(all).sort()).toEqual([...catalogues.map(camel), "server"].sort());
    for (const file of catalogues) expect(readFileSync(new URL(`en/${file}.ts`, folder), "utf8")).toContain(`catalogue("${camel(file)}"`);
  });

  test("each sentence of the server is one that the server still says", () => {
    const root = new URL("../../../", folder);
    const sources = ["contract", "server"].flatMap((where) => readdirSync(new URL(where, root), { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.test)\.ts$/.test(file)).map((file) => readFileSync(new URL(`${where}/${file}`, root), "utf8"))).join("\n");
    const said = sources.replace(/\$\{[^}]*\}|\d+(?:[.,]\d+)*/g, "#");
    const sentences = [...messagesOf(language, "server").keys(), ...messagesOf(language, "server-staff").keys(), ...messagesOf(language, "server-settings").keys()].filter((sentence) => !sentence.startsWith("code:"));
    // What can be chosen in a setting is a value on the server and a word on the screen: "optional", Optional.
    const chosen = (sentence: string) => said.includes(`"${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replaceAll(" ", "_")}"`);
    expect(sentences.filter((sentence) => !said.includes(sentence.replaceAll('"', '\\"')) && !chosen(sentence))).toEqual([]);
  });
});
