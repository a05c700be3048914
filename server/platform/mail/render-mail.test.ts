import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fill, mailLayout, splitLayout } from "./mail-layouts.ts";
import type { MailContent } from "./mail-content.ts";
import { mailThemeOf, mailThemes, type MailTheme } from "./mail-themes.ts";
import { renderHtml } from "./render-html.ts";
import { renderText } from "./render-text.ts";

const content: MailContent = { subject: "Subject", paragraphs: ["Words."] };

test("CH-7 every theme has a layout that loads nothing from elsewhere", async () => {
  for (const theme of Object.keys(mailThemes) as MailTheme[]) {
    const { frame, rows } = await mailLayout(theme);
    const all = frame + Object.values(rows).join("");
    expect(all).toContain(mailThemes[theme].light.brand);
    expect(all).toContain(mailThemes[theme].dark.surface);
    expect(all).not.toMatch(/src=|@import|url\(|<link/);
    expect(frame.length).toBeLessThan(12_000);
  }
});

test("CH-7 mails have the colours of the pages", () => {
  for (const [theme, { light, dark }] of Object.entries(mailThemes)) {
    const css = readFileSync(`web/src/ui/themes/${theme}.css`, "utf8");
    const pair = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1);
    for (const [ours, theirs] of [["page", "page"], ["surface", "surface"], ["sunken", "sunken"], ["border", "border"], ["text", "text"], ["muted", "muted"], ["brand", "brand"], ["link", "brand-text"]] as const) {
      expect([theme, ours, light[ours], dark[ours]]).toEqual([theme, ours, ...(pair(theirs) ?? [])]);
    }
  }
});

test("CH-7 parts that a mail does not have leave no trace", async () => {
  const html = await renderHtml(content, { community: "Desk", theme: "nonsense" });
  expect(mailThemeOf("nonsense")).toBe("helpdesk");
  expect(html).toContain("Words.");
  expect(html).not.toMatch(/class="quote"|class="choice"|@@|undefined/);
  expect(renderText(content, { community: "Desk", theme: "" })).toBe("Words.\n\n-- \nDesk\n");
});

test("CH-7 a layout with a hole that nothing fills, or without one of its rows, is a fault that is named", () => {
  expect(() => fill("a @@b@@", {})).toThrow(`"b"`);
  expect(() => splitLayout("<html></html>")).toThrow(`no row "heading"`);
});
