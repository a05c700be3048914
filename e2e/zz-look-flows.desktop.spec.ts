import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";
import { startInstance } from "./setup/server.ts";
import { startWording } from "../emulators/wording/start-wording.ts";

test("look", async ({ page, context }) => {
  test.setTimeout(120_000);
  const model = await startWording();
  const instance = await startInstance({ BARAZA_WORDING_URL: model.address, BARAZA_WORDING_MODEL: "words-1" });
  const nneka = await addPerson(instance, "Nneka Umeh", ["admin"]);
  const ada = await addPerson(instance, "Ada Obi");
  await call(instance, nneka, "PUT", "/api/admin/settings/assistant.wording", { value: true });
  const say = async (id: string, body: string) => call(instance, ada, "POST", `/api/conversations/${id}/messages`, { clientId: crypto.randomUUID(), body });
  for (const body of ["Where are zebra stickers sold?", "zebra stickers sold where", "quantum violin for hire", "How do I reset my password?", "yes"]) {
    const talk = await call<{ id: string }>(instance, ada, "POST", "/api/conversations", { kind: "assistant", fresh: true });
    await say(talk.id, body);
    if (body.includes("password")) await page.waitForTimeout(2500);
    if (body.includes("quantum")) { await say(talk.id, "talk to a person"); }
  }
  await signIn(context, instance, nneka);
  const shot = async (name: string) => { await page.waitForTimeout(600); await page.screenshot({ path: `/tmp/look-flows/${name}.png`, fullPage: true }); };
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(instance.url + "/admin/assistant/flow");
  await page.getByRole("button", { name: "Add a step" }).click();
  await shot("flow-menu-1440");
  await page.getByRole("menuitem", { name: /^Ask/ }).click();
  await shot("flow-new-1440");
  await page.getByRole("button", { name: /^main Menu/ }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  await shot("flow-main-1440-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("tab", { name: "Try it" }).click();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByLabel("Write as a member would").fill("How do I reset my password?");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Did this help?")).toBeVisible();
  await shot("flow-try-1440");
  await page.setViewportSize({ width: 360, height: 700 });
  await shot("flow-360");
  await page.goto(instance.url + "/admin/assistant/figures?days=7");
  await expect(page.getByText("asked 2 times")).toBeVisible();
  await shot("figures-360");
  await page.setViewportSize({ width: 1440, height: 900 });
  await shot("figures-1440");
  await page.goto(instance.url + "/admin/assistant/wording");
  await shot("wording-1440");
  await page.setViewportSize({ width: 768, height: 900 });
  await context.addCookies([{ name: "baraza_language", value: "sw", url: instance.url }]);
  await page.goto(instance.url + "/admin/assistant/flow");
  await shot("flow-768-sw");
  await page.goto(instance.url + "/admin/assistant/figures");
  await page.emulateMedia({ colorScheme: "dark" });
  await shot("figures-768-sw-dark");
  await instance.stop();
  await model.stop();
});
