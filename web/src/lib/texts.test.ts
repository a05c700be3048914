import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { renderToStaticMarkup } from "react-dom/server";
import { createElement } from "react";
import { afterEach, expect, test } from "vitest";
import { catalogue } from "../texts/catalogue.ts";
import { languageOf } from "../texts/languages.ts";
import { Rich } from "../ui/Rich.tsx";
import { fill, type CompiledMessage } from "./message.ts";
import { fromServer, speak, textsOf } from "./texts.ts";

const say = (message: string, values: Record<string, string | number>, locale = "en") =>
  fill(compileMessageOrThrow(message) as CompiledMessage, values, locale).map((piece) => (typeof piece === "string" ? piece : piece.value)).join("");

afterEach(() => speak({ language: "en", locale: "en", translations: null }));

test("XX-9 plural, select and numbers follow the language", () => {
  const tickets = "{count, plural, =0 {none at all} one {# ticket} other {# tickets}}";
  expect([0, 1, 2, 1200].map((count) => say(tickets, { count }))).toEqual(["none at all", "1 ticket", "2 tickets", "1,200 tickets"]);
  expect(say("{size, number}", { size: 1200 }, "de")).toBe("1.200");
  expect(say("{who, select, you {it is you} other {it is {who}}}", { who: "Ada" })).toBe("it is Ada");
  expect(say("{place, selectordinal, one {#st place} two {#nd place} other {#th place}}", { place: 2 })).toBe("2nd place");
});

test("XX-9 texts follow the language at each call; what another language lacks is said in English", () => {
  const t = textsOf(catalogue("greetings", { hello: "Hello", bye: "Bye" }));
  expect(t("hello")).toBe("Hello");
  speak({ language: "sw", locale: "sw", translations: { greetings: { hello: "Habari" } } });
  expect([t("hello"), t("bye")]).toEqual(["Habari", "Bye"]);
});

test("XX-9 a sentence keeps its links, and marks in a value are only text", () => {
  const text = fill(compileMessageOrThrow("We wrote to <b>{email}</b>. <link>Go on</link>") as CompiledMessage, { email: "<b>x</b>" }, "en");
  const parts = { b: createElement("strong"), link: createElement("a", { href: "/go" }) };
  expect(renderToStaticMarkup(createElement(Rich, { text, parts }))).toBe('We wrote to <strong>&lt;b&gt;x&lt;/b&gt;</strong>. <a href="/go">Go on</a>');
});

test("XX-9 the server's sentences are translated with their numbers, others for their code, the rest stay", () => {
  expect(fromServer("Wait 5 s.", "too-many")).toBe("Wait 5 s.");
  speak({ language: "sw", locale: "sw", translations: { server: { "Wait # s.": "Subiri sek #.", "code:too-many": "Mengi mno." } } });
  expect(fromServer("Wait 12 s.", "too-many")).toBe("Subiri sek 12.");
  expect(fromServer("Something else.", "too-many")).toBe("Mengi mno.");
  expect(fromServer("Something else.", "other")).toBe("Something else.");
});

test("XX-9 a browser's tag finds its language, whatever the region", () => {
  expect(["sw-KE", "SW", "en_GB", "fr", "", null, undefined, "constructor"].map(languageOf)).toEqual(["sw", "sw", "en", null, null, null, null, null]);
});
