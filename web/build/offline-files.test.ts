import { expect, test } from "vitest";
import { offlineFiles, type BuiltFile } from "./offline-files.ts";

const manifest: Record<string, BuiltFile> = {
  "index.html": { file: "assets/member.js", imports: ["_base.js"], dynamicImports: ["src/Tickets.tsx", "src/Strength.ts", "src/features/identity/SignInPage.tsx"], css: ["assets/base.css"], assets: ["assets/inter-latin-wght-normal-1.woff2", "assets/inter-greek-wght-normal-1.woff2"] },
  "_base.js": { file: "assets/base.js", dynamicImports: ["src/Toast.tsx"] },
  "src/Tickets.tsx": { file: "assets/Tickets.js", imports: ["_base.js", "_dates.js"] },
  "src/features/identity/SignInPage.tsx": { file: "assets/SignIn.js" },
  "_dates.js": { file: "assets/dates.js" },
  "src/Toast.tsx": { file: "assets/Toast.js", css: ["assets/Toast.css"], imports: ["index.html"] },
  "src/Strength.ts": { file: "assets/words.js", imports: ["_list.js"] },
  "_list.js": { file: "assets/list.js" },
  "staff.html": { file: "assets/staff.js", imports: ["_base.js"], dynamicImports: ["src/Desk.tsx"] },
  "src/Desk.tsx": { file: "assets/Desk.js" },
};
const bytes = (file: string) => (/words|base\.js/.test(file) ? 400_000 : 2_000);

test("XX-2 members' code is kept for being offline, with one font: nothing of the staff's, no heavy part that is wanted rarely, and no page that only the server can serve", () => {
  expect(offlineFiles(manifest, "index.html", bytes)).toEqual([
    "assets/Tickets.js", "assets/Toast.css", "assets/Toast.js", "assets/base.css", "assets/base.js", "assets/dates.js", "assets/inter-latin-wght-normal-1.woff2", "assets/member.js",
  ]);
});
