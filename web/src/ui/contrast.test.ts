import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Mode = "light" | "dark";

const folder = new URL(".", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");
const themes = readdirSync(new URL("themes", folder)).filter((file) => file.endsWith(".css"));

/** Custom properties of a style sheet, as written. */
function properties(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].flatMap(([, name, value]) => (name && value ? [[name, value.trim()] as const] : [])));
}

/** The colour of a token as #RRGGBB. */
function colour(tokens: Map<string, string>, name: string, mode: Mode): string {
  const value = tokens.get(name) ?? "";
  const pair = /^light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)$/i.exec(value);
  const chosen = pair ? pair[mode === "light" ? 1 : 2] : value;
  const alias = /^var\(--([\w-]+)\)$/.exec(chosen ?? "");
  if (alias?.[1]) return colour(tokens, alias[1], mode);
  if (!chosen || !/^#[0-9A-F]{6}$/i.test(chosen)) throw new Error(`--${name} is no colour: ${value}`);
  return chosen;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast ratio of two colours, 1 to 21, WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const papers = ["page", "surface", "raised", "sunken", "subtle", "hover"];
const everyInk = ["text", "muted", "brand-text", "success", "warning", "danger", "info"];
const hues = [1, 2, 3, 4, 5, 6, 7, 8];

/** Text on background, as the components combine them. */
const textPairs: [ink: string, paper: string][] = [
  ...papers.flatMap((paper) => everyInk.map((ink): [string, string] => [ink, paper])),
  ...["brand", "brand-hover", "danger-fill", "danger-hover"].map((paper): [string, string] => ["on-brand", paper]),
  ...["text", "muted", "brand-text", "on-brand-soft"].map((ink): [string, string] => [ink, "brand-soft"]),
  ...["success", "warning", "danger", "info"].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ["text", `${tone}-soft`],
    ["muted", `${tone}-soft`],
  ]),
  ...["note-text", "note-muted", "brand-text", "danger"].map((ink): [string, string] => [ink, "note"]),
  ["text", "mark"],
  ["note-text", "mark"],
  ["page", "text"],
  ...hues.map((hue): [string, string] => [`hue-${hue}-ink`, `hue-${hue}`]),
];

/** Edges of inputs, focus rings and icons that carry a meaning. */
const edgePairs: [edge: string, paper: string][] = [
  ...papers.flatMap((paper) => ["border-strong", "focus"].map((edge): [string, string] => [edge, paper])),
  ...["page", "surface", "raised"].flatMap((paper) => ["brand", "star-edge", "warning-fill", "danger"].map((edge): [string, string] => [edge, paper])),
  ["focus", "note"],
  ["note-border", "surface"],
];

describe.each(themes)("XX-1 theme %s", (file) => {
  const tokens = new Map([...properties(read("tokens.css")), ...properties(read(`themes/${file}`))]);

  test.each<Mode>(["light", "dark"])("every text stands out from its background by at least 4.5 in %s mode", (mode) => {
    const weak = textPairs
      .map(([ink, paper]) => ({ pair: `${ink} on ${paper}`, ratio: contrast(colour(tokens, ink, mode), colour(tokens, paper, mode)) }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
  });

  test.each<Mode>(["light", "dark"])("input edges, focus rings and marks stand out by at least 3 in %s mode", (mode) => {
    const weak = edgePairs
      .map(([edge, paper]) => ({ pair: `${edge} on ${paper}`, ratio: contrast(colour(tokens, edge, mode), colour(tokens, paper, mode)) }))
      .filter(({ ratio }) => ratio < 3);
    expect(weak).toEqual([]);
  });
});

test("XX-1 the contrast formula agrees with the figures of the design for colours on white", () => {
  const known = { "#E91E63": 4.35, "#C2185B": 5.87, "#1565C0": 5.75, "#B45309": 5.02, "#00BCD4": 2.3 };
  for (const [hex, ratio] of Object.entries(known)) expect(contrast(hex, "#FFFFFF")).toBeCloseTo(ratio, 1);
});

test("XX-1 there are the four themes of the design", () => {
  expect(themes.sort()).toEqual(["campus.css", "helpdesk.css", "passion.css", "school.css"]);
});
