import { readdirSync, readFileSync } from "node:fs";
import { createElement, type ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Bot, Search, type LucideProps } from "lucide-react";
import { expect, test } from "vitest";
import { makeIcon, type Shape } from "../src/lib/make-icon.ts";
import { leanIcon } from "./lean-icons.ts";

const folder = new URL("../../node_modules/lucide-react/dist/esm/icons/", import.meta.url);
const lean = (name: string) => leanIcon(readFileSync(new URL(`${name}.mjs`, folder), "utf8"), name, "make-icon.ts") ?? "";
/** The shapes as the leaner module has them: attribute names made JSON first. */
const shapesOf = (name: string) => JSON.parse((/makeIcon\((\[.*\])\)/s.exec(lean(name))?.[1] ?? "").replace(/([{,] ?)"?([\w-]+)"?:/g, '$1"$2":')) as Shape[];
/** Without the package's classes, by which no page finds an icon. */
const drawn = (Icon: ComponentType<LucideProps>, props: LucideProps) => renderToStaticMarkup(createElement(Icon, props)).replace(/(?<=class="[^"]*)lucide[\w-]* ?/g, "").replace(' class=""', "");
const sorted = (markup: string) => markup.replace(/^<svg ([^>]*)>/, (_all, attributes: string) => `<svg ${(attributes.match(/[\w-]+="[^"]*"/g) ?? []).sort().join(" ")}>`);

test("XX-2 an icon of the build is the package's icon, to the eye and to a screen reader, without its names and keys", () => {
  expect(lean("bot")).not.toMatch(/key:|name:|size:/);
  for (const props of [{}, { className: "size-4", "aria-hidden": true }, { "aria-label": "Find", strokeWidth: 3 }, { role: "img" }, { "aria-label": undefined }, { size: 16 }] satisfies LucideProps[]) {
    expect(sorted(drawn(makeIcon(shapesOf("bot")) as ComponentType<LucideProps>, props))).toBe(sorted(drawn(Bot, props)));
    expect(sorted(drawn(makeIcon(shapesOf("search")) as ComponentType<LucideProps>, props))).toBe(sorted(drawn(Search, props)));
  }
});

test("XX-2 every icon of the package is written the way the build expects", () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".mjs"));
  expect(files.length).toBeGreaterThan(1_000);
  for (const file of files) expect(() => leanIcon(readFileSync(new URL(file, folder), "utf8"), file, "make-icon.ts")).not.toThrow();
});
