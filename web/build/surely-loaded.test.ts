import { expect, test } from "vitest";
import { surelyLoaded, type Linked } from "./surely-loaded.ts";

const chunk = (fileName: string, more: Partial<Linked> = {}): Linked => ({ fileName, isEntry: false, imports: [], dynamicImports: [], ...more });

const loaded = surelyLoaded([
  chunk("member.js", { isEntry: true, imports: ["base.js", "nav.js"], dynamicImports: ["page.js"] }),
  chunk("staff.js", { isEntry: true, imports: ["base.js", "live.js"], dynamicImports: ["desk.js"] }),
  chunk("base.js", { dynamicImports: ["toast.js"] }),
  chunk("nav.js"),
  chunk("live.js"),
  chunk("page.js", { imports: ["base.js", "fields.js"], dynamicImports: ["part.js"] }),
  chunk("fields.js", { imports: ["label.js", "page.js"] }),
  chunk("label.js"),
  chunk("part.js"),
  chunk("toast.js"),
  chunk("desk.js", { dynamicImports: ["part.js"] }),
]);
const of = (file: string) => [...(loaded.get(file) ?? [])].sort();

test("XX-2 what a chunk imports at once is there when it runs, and so is what its entry imports at once", () => {
  expect(of("page.js")).toEqual(["base.js", "fields.js", "label.js", "member.js", "nav.js", "page.js"]);
});

test("XX-2 for code of several entries only what each of them loads is there", () => {
  expect(of("base.js")).toEqual(["base.js"]);
  expect(of("toast.js")).toEqual(["base.js", "toast.js"]);
  expect(of("part.js")).toEqual(["base.js", "part.js"]);
});
