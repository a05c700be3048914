import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { pageWeights, type Chunk } from "./page-weight.ts";

const chunk = (fileName: string, more: Partial<Chunk> = {}): Chunk => ({
  fileName,
  code: `export const name = "${fileName}";`.repeat(fileName.length),
  isEntry: false,
  name: fileName,
  imports: [],
  dynamicImports: [],
  facadeModuleId: null,
  ...more,
});

test("XX-2 a page weighs its entry, its own file and everything that both import, each once", () => {
  const member = chunk("member.js", { isEntry: true, name: "member", imports: ["vendor.js"], dynamicImports: ["help.js", "toast.js"] });
  const vendor = chunk("vendor.js");
  const help = chunk("help.js", { imports: ["vendor.js", "bubbles.js"], facadeModuleId: "/x/web/src/features/help/HelpPage.tsx" });
  const bubbles = chunk("bubbles.js", { imports: ["vendor.js", "help.js"] });
  const toast = chunk("toast.js", { facadeModuleId: "/x/web/src/ui/ToastSurface.tsx" });
  const staff = chunk("staff.js", { isEntry: true, name: "staff" });
  const together = (...files: Chunk[]) => files.reduce((sum, file) => sum + gzipSync(file.code).length, 0);

  const weights = pageWeights([member, vendor, help, bubbles, toast, staff], "member");
  expect([...weights]).toEqual([
    ["shell", together(member, vendor)],
    ["help/HelpPage.tsx", together(member, vendor, help, bubbles)],
  ]);
});

test("XX-2 a chunk is weighed with its lists of files: one that Vite has yet to write them into stops the build", () => {
  const list = 'const __vite__mapDeps=(i)=>i.map((at)=>["assets/page-A1b2C3d4.js","assets/fields-E5f6G7h8.js"][at]);';
  const load = (files: string) => `preload(()=>import("./page-A1b2C3d4.js"),${files});`;
  const weigh = (code: string) => pageWeights([chunk("member.js", { isEntry: true, name: "member", code })], "member").get("shell");
  expect(weigh(list + load("__vite__mapDeps([0,1])"))).toBe(gzipSync(list + load("__vite__mapDeps([0,1])")).length);
  expect(() => weigh(load("__VITE_PRELOAD__"))).toThrow("member.js is weighed before Vite has written its lists of files");
});
