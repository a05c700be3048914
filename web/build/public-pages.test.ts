import { expect, test } from "vitest";
import { pagesCss, readPagesCss } from "./public-pages.ts";

const themes = new Map([
  ["helpdesk", ":root { --page: #FFFFFF; --text: #000000; --raised: #EEEEEE; }"],
  ["warm", '[data-theme="warm"] { --page: #FFEEDD; --text: #220000; --type-display: "Serif"; }'],
]);

test("XX-1 public pages take their colours from the app's themes, and only what they use", () => {
  const made = pagesCss("@themes;\n:root { --type-page: sans; --title: var(--theme-title, var(--type-page)); }\nbody { color: var(--text); outline-color: var(--mark); }", ":root { --mark: #FFFF00; --type-display: var(--type-sans); }", themes);
  expect(made.split("\n:root")[0]).toBe(':where(:root) {\n  --text: #000000;\n  --mark: #FFFF00;\n}\n:where([data-theme="warm"]) {\n  --theme-title: "Serif";\n  --text: #220000;\n}');
});

test("XX-1 a colour that no theme has stops the build", () => {
  expect(() => pagesCss("@themes;\nbody { color: var(--txet); }", "", themes)).toThrow("--txet");
});

test("XX-1 the served sheet has all four themes, each with every colour in light and dark", () => {
  const made = readPagesCss();
  for (const selector of [":root", '[data-theme="campus"]', '[data-theme="passion"]', '[data-theme="school"]']) {
    const block = made.split(`:where(${selector}) {`)[1]?.split("}")[0] ?? "";
    for (const name of ["page", "surface", "border", "text", "muted", "brand", "brand-hover", "brand-text", "brand-soft"]) expect(block, `${selector} ${name}`).toMatch(new RegExp(`--${name}: light-dark\\(#`));
  }
  expect(made).not.toContain("@themes");
});
