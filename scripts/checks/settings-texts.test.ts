import { expect, test } from "vitest";
import { modules } from "../../server/app.ts";
import { mailModule } from "../../server/platform/mail/mail-module.ts";
import { Registry } from "../../server/platform/module.ts";
import { platformModule } from "../../server/platform/platform-module.ts";
import { server as swahiliOfMembers } from "../../web/src/texts/sw/server.ts";
import { serverSettings } from "../../web/src/texts/sw/server-settings.ts";
import { serverStaff } from "../../web/src/texts/sw/server-staff.ts";

test("XX-9 every setting has its title and description in Swahili", () => {
  const known = { ...swahiliOfMembers, ...serverStaff, ...serverSettings };
  const words = new Registry([platformModule, mailModule, ...modules]).settings.flatMap(({ title, description }) => [title, description]);
  expect(words.length).toBeGreaterThan(60);
  expect(words.filter((one) => !(one.replaceAll(/\d+(?:[.,]\d+)*/g, "#") in known))).toEqual([]);
});
