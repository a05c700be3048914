import { expect, test } from "vitest";
import { z } from "zod";
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

test("XX-9 what can be chosen in a setting has its word in Swahili", () => {
  const known = { ...swahiliOfMembers, ...serverStaff, ...serverSettings };
  const choices = new Registry([platformModule, mailModule, ...modules]).settings.flatMap(({ schema }) => (schema instanceof z.ZodEnum ? schema.options.map(String) : []));
  expect(choices).toContain("optional");
  expect(choices.map((word) => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ")).filter((word) => !(word in known))).toEqual([]);
});

test("XX-9 the server's sentences stay sentences: braces in them are words like any other", () => {
  const known: Record<string, unknown> = { ...swahiliOfMembers, ...serverStaff, ...serverSettings };
  expect(Object.values(known).some((one) => typeof one === "string" && one.includes("{{ticket.number}}"))).toBe(true);
  expect(Object.entries(known).filter(([, one]) => typeof one !== "string").map(([sentence]) => sentence)).toEqual([]);
});
