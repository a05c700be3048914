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
const articles = slugs.map((slug) => ({ slug, ...read(slug) }));

test("DK-19 there are 22 articles with unique slugs and titles, in every category", () => {
  expect(files).toHaveLength(22);
  expect(new Set(slugs.map((slug) => slug.toLowerCase())).size).toBe(22);
  expect(new Set(articles.map(({ fields }) => fields.title)).size).toBe(22);
  expect(new Set(articles.map(({ fields }) => fields.category))).toEqual(new Set(CATEGORIES));
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

  test("DK-19 it promises no channel that this site does not have", () => {
    expect(body).not.toMatch(/whatsapp|call us|our app\b|download the app|telegram|attach/i);
  });
});
