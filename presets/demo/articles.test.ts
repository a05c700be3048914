import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";

const folder = new URL("../articles/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
const slugs = files.map((name) => name.slice(0, -3));
const CATEGORIES = ["getting-started", "tickets", "account", "payments", "privacy", "using"];

function read(slug: string): { fields: Record<string, string>; body: string } {
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(`${slug}.md`, folder), "utf8")) ?? [];
  const fields = head.split("\n").map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)] as const);
  return { fields: Object.fromEntries(fields), body };
}
/**
 * What the app says in English: the web's texts, and the server's sentences as their translation names them. A quote may be a text as a whole or
 * its first sentence.
 */
const said = new Set(
  ["en/", "sw/server.ts"].flatMap((place) => {
    const at = new URL(`../../web/src/texts/${place}`, import.meta.url);
    const sources = place.endsWith("/") ? readdirSync(at).map((name) => readFileSync(new URL(name, at), "utf8")) : [readFileSync(at, "utf8")];
    const text = place.endsWith("/") ? /^ {2}\w+: ("(?:[^"\\]|\\.)*"),$/gm : /^ {2}("(?:[^"\\]|\\.)*"): "/gm;
    return sources.flatMap((source) => [...source.matchAll(text)].map(([, literal = '""']) => String(JSON.parse(literal)).replaceAll(/<\/?\w+>/g, "")));
  }).flatMap((text) => [text, text.split(/\. /)[0] ?? text]),
);
/** Words that an article says are on the screen: in bold and beginning with a capital, or quoted in a heading. Stress is bold without a capital, or italic. */
const labelsIn = (body: string) => [...body.matchAll(/\*\*(\p{Lu}[^*]*)\*\*/gu), ...body.matchAll(/^## .*?"(.+?)"/gm)].map(([, label = ""]) => label);
const articles = slugs.map((slug) => ({ slug, ...read(slug) }));

test("DK-19 there are 22 articles with unique slugs and titles, in every category", () => {
  expect(files).toHaveLength(22);
  expect(new Set(slugs.map((slug) => slug.toLowerCase())).size).toBe(22);
  expect(new Set(articles.map(({ fields }) => fields.title)).size).toBe(22);
  expect(new Set(articles.map(({ fields }) => fields.category))).toEqual(new Set(CATEGORIES));
});

test("DK-19 the articles quote the screens, and a label that no screen has is found", () => {
  expect(articles.flatMap(({ body }) => labelsIn(body)).length).toBeGreaterThan(80);
  expect(labelsIn('## "Wrong password"\n\nPress **Forgot password**, *only* **once**.').filter((label) => !said.has(label))).toEqual(["Forgot password", "Wrong password"]);
});

describe.each(articles)("article $slug", ({ slug, fields, body }) => {
  test("DK-19 its front matter is complete", () => {
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(Object.keys(fields)).toEqual(["title", "category", "summary", "keywords"]);
    expect(fields.title?.length).toBeGreaterThanOrEqual(8);
    expect(fields.title?.length).toBeLessThanOrEqual(80);
    expect(CATEGORIES).toContain(fields.category);
    expect(fields.summary?.length).toBeGreaterThanOrEqual(30);
    expect(fields.summary?.length).toBeLessThanOrEqual(160);
    const keywords = fields.keywords?.split(", ") ?? [];
    expect(keywords.length).toBeGreaterThanOrEqual(6);
    expect(new Set(keywords).size).toBe(keywords.length);
  });

  test("DK-19 it is 150 to 350 words long, with headings, and each sentence is short", () => {
    const words = body.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(words.length).toBeGreaterThanOrEqual(150);
    expect(words.length).toBeLessThanOrEqual(350);
    expect(body).toMatch(/^## /m);
    expect(body).not.toMatch(/^# /m);
    const sentences = body.split(/[.!?:]\s|\n/).map((sentence) => sentence.split(/\s+/).length);
    expect(Math.max(...sentences)).toBeLessThanOrEqual(32);
  });

  test("DK-19 its links lead to other articles", () => {
    const links = [...body.matchAll(/\[\[(.*?)\]\]/g)].map(([, link]) => link);
    for (const link of links) {
      expect(slugs).toContain(link);
      expect(link).not.toBe(slug);
    }
    expect(body.replaceAll(/\[\[.*?\]\]/g, "")).not.toMatch(/\[\[|\]\]|\]\(/);
  });

  test("DK-19 every label that it quotes is a text of the app", () => {
    expect(labelsIn(body).filter((label) => !said.has(label))).toEqual([]);
  });

  test("DK-19 it promises no channel that this site does not have", () => {
    expect(body).not.toMatch(/whatsapp|call us|our app\b|download the app|telegram/i);
  });
});
