import { memberRoutes } from "../web/src/app/member-routes.tsx";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

/** Pixels that a thumb does not miss. */
const thumb = 44;

test("AS-1 help is one press away on every member page of a phone, also in a thread and where an address leads nowhere", async ({ page, context, instance }) => {
  const [ada, bayo] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade")];
  const ticket = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject: "My bundle has not come", description: "I bought it an hour ago.", category: "payment" });
  const direct = await call<{ id: string }>(instance, ada, "POST", "/api/conversations", { kind: "direct", withUsername: bayo.username });
  const talk = await call<{ id: string }>(instance, ada, "POST", "/api/conversations", { kind: "assistant" });
  const ids: Readonly<Record<string, string>> = { "/tickets/:number": ticket.number, "/messages/:id": direct.id, "/chat/:id": talk.id };
  const addressOf = (path: string) => path.replace(/\/:\w+\?$/, "").replace(/:username/, bayo.username).replace(/:\w+/, ids[path] ?? "none");
  const help = page.getByRole("link", { name: "Help", exact: true }).filter({ visible: true });
  const expectHelp = async (address: string) => {
    await expect(help.first(), address).toBeVisible();
    const widest = () => help.evaluateAll((links) => Math.max(...links.map((link) => link.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))));
    await expect.poll(widest, address).toBeGreaterThanOrEqual(thumb);
  };
  const expectHelpAt = async (address: string) => {
    await page.goto(address);
    await expectHelp(address);
  };
  // The help window is the help itself.
  const pages = memberRoutes.filter(({ path }) => path !== "/chat");
  const bare = pages.filter(({ frame }) => frame === "bare");
  expect(bare.length).toBeGreaterThan(0);
  for (const { path } of bare) await expectHelpAt(addressOf(path));
  await signIn(context, instance, ada);
  for (const { path } of pages.filter((one) => !bare.includes(one))) await expectHelpAt(addressOf(path));

  // A thread has the whole screen: its own head, or what stands in its place, holds the way to help.
  const nothing: readonly [string, string][] = [
    ["/nowhere/at/all", "There is no page at this address"], ["/account/settings/none", "There is no page here"],
    ["/tickets/HELP-99999", "There is no such ticket"], ["/messages/none", "There is no such conversation"], ["/chat/none", "There is no such conversation"],
  ];
  for (const [address, says] of nothing) {
    await page.goto(address);
    await expect(page.getByText(says).first()).toBeVisible();
    await expectHelp(address);
  }
  for (const address of Object.keys(ids).map(addressOf)) {
    await page.goto(address);
    const inHead = page.getByRole("main").locator("header").getByRole("link", { name: "Help", exact: true });
    await expect(inHead).toBeVisible();
    if (address.startsWith("/tickets/")) await expect(page.getByRole("main").locator("header").getByText("Waiting for our team")).toBeVisible();
    const box = await inHead.boundingBox();
    expect([box?.width, box?.height], address).toEqual([thumb, thumb]);
    const beyond = await inHead.evaluate((link) => (link.previousElementSibling ? link.previousElementSibling.scrollWidth - link.previousElementSibling.clientWidth : null));
    expect(beyond, `pixels of what stands before it that run below it, at ${address}`).toBe(0);
    await inHead.click();
    await expect(page).toHaveURL(/\/chat$/);
  }
});
