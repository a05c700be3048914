import { expect, test } from "vitest";
import { desktop, phone, useGallery } from "./gallery-page.ts";

const open = useGallery();

test("DK-6 single-key shortcuts work on the page, rest while typing and in dialogs, and ? lists them", async () => {
  const { page } = await open("only=Overlays");
  const pressed = page.locator("output").first();
  await page.keyboard.press("j");
  expect(await pressed.innerText()).toBe("next");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  expect(await pressed.innerText()).toBe("tickets");
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByLabel("Requester").fill("");
  await page.keyboard.type("jk");
  expect(await page.getByLabel("Requester").inputValue()).toBe("jk");
  expect(await pressed.innerText()).toBe("tickets");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await expect.poll(() => page.getByRole("dialog", { name: "Keyboard shortcuts" }).locator("dt").allInnerTexts()).toContain("Next ticket");
  await page.keyboard.press("j");
  expect(await pressed.innerText()).toBe("tickets");
});

test("DK-6 Ctrl-K finds an action by typing and runs it", async () => {
  const { page } = await open("only=Overlays");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Commands" }).waitFor();
  await page.keyboard.type("assi");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("output").first().innerText()).toBe("assign");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
});

test("XX-1 a command that moves the focus keeps it", async () => {
  const { page } = await open("only=Overlays");
  await page.getByRole("button", { name: "Open commands" }).click();
  await page.getByRole("dialog", { name: "Commands" }).waitFor();
  await page.keyboard.type("focus filters");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.evaluate(() => new Promise((later) => setTimeout(later, 50)));
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Filters");
});

test("XX-1 a dialog takes the focus, keeps it, and gives it back", async () => {
  const { page } = await open("only=Overlays");
  const button = page.getByRole("button", { name: "Open dialog" });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Close this ticket?" });
  await dialog.waitFor();
  for (let times = 0; times < 6; times++) {
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => button.evaluate((element) => document.activeElement === element)).toBe(true);
});

test("XX-1 a panel that fails leaves the rest working and can be tried again", async () => {
  const { page } = await open("only=States");
  await page.getByRole("button", { name: "Break this panel" }).click();
  await page.getByText("This part of the page stopped working").waitFor();
  expect(await page.getByText("Open tickets").isVisible()).toBe(true);
  await page.getByRole("alert").filter({ hasText: "stopped working" }).getByRole("button", { name: "Try again" }).click();
  expect(await page.getByRole("button", { name: "Break this panel" }).isVisible()).toBe(true);
});

test("XX-1 the page says when it is offline and when it is back", async () => {
  const { page } = await open("only=States");
  const bar = () => page.getByRole("status").first().innerText();
  expect(await bar()).toBe("");
  await page.context().setOffline(true);
  await expect.poll(bar).toContain("You are offline.");
  await page.context().setOffline(false);
  await expect.poll(bar).toBe("You are back online.");
  // The device has its network; it is the server that does not answer.
  await page.getByRole("button", { name: "Lose it" }).click();
  await expect.poll(bar).toContain("We can’t reach the server.");
  await page.getByRole("button", { name: "Find it" }).click();
  await expect.poll(bar).toBe("You are back online.");
});

test("XX-1 bad news stays until dismissed", async () => {
  const { page } = await open("only=Overlays");
  await page.clock.install();
  await page.getByRole("button", { name: "Good notice" }).click();
  await page.getByRole("button", { name: "Bad notice" }).click();
  await page.getByText("Ticket solved").waitFor();
  await page.getByText("Not assigned").waitFor();
  await page.clock.runFor(20_000);
  await page.getByText("Ticket solved").waitFor({ state: "detached" });
  expect(await page.getByText("Not assigned").isVisible()).toBe(true);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.clock.runFor(2_000);
  await page.getByText("Not assigned").waitFor({ state: "detached" });
  expect(await page.getByText("Not assigned").count()).toBe(0);
});

test("DK-15 a rating is chosen with arrow keys", async () => {
  const { page } = await open("only=Fields");
  await page.getByRole("radio", { name: "Good", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.getByRole("radio", { name: "Very good" }).isChecked()).toBe(true);
});

test("XX-1 a combobox is searched and chosen by keyboard, and says its label and its choice", async () => {
  const { page } = await open("only=Fields");
  await page.getByRole("button", { name: "Assign to" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("chi");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Assign to Chidinma Okafor" }).waitFor();
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
});

test("XX-1 a field's hint and error are tied to its control", async () => {
  const { page } = await open("only=Fields");
  const described = (label: string) => page.getByLabel(label, { exact: true }).evaluate((element) => (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent));
  expect(await described("Full name")).toEqual(["As it should stand on your tickets."]);
  expect(await described("Email")).toEqual(["This address has no @. Write it like name@example.com."]);
  expect(await page.getByLabel("Email", { exact: true }).getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("Full name").getAttribute("aria-invalid")).toBeNull();
});

test("XX-1 a loading button keeps its width and its focus and ignores clicks", async () => {
  const { page } = await open("only=Buttons");
  const button = page.getByRole("button", { name: "Save changes" });
  const width = () => button.evaluate((element) => element.getBoundingClientRect().width);
  // A font that comes late changes widths too.
  await page.evaluate(async () => { await document.fonts.ready; });
  const before = await width();
  await button.click();
  expect(await button.getAttribute("aria-busy")).toBe("true");
  expect(await width()).toBe(before);
  expect(await button.evaluate((element) => document.activeElement === element)).toBe(true);
});

test("XX-1 the account panel opens by keyboard, switches the appearance, and closes by Escape", async () => {
  const { page } = await open("only=Member");
  const button = page.getByRole("button", { name: "Account of Damaris Wanjiru" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Dark" }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.mode)).toBe("dark");
  await page.keyboard.press("Escape");
  expect(await page.getByRole("button", { name: "Sign out" }).count()).toBe(0);
  expect(await button.evaluate((element) => document.activeElement === element)).toBe(true);
});

test("XX-1 the first Tab reaches a link past the navigation", async () => {
  const { page } = await open("only=Member", desktop);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
});

test("XX-1 phones have the navigation at the bottom, wide screens at the top or side", async () => {
  const small = await open("only=Staff", phone);
  const box = await small.page.getByRole("navigation", { name: "Main" }).boundingBox();
  expect(box?.y).toBeGreaterThan(500);
  const wide = await open("only=Staff", desktop);
  const rail = await wide.page.getByRole("navigation", { name: "Main" }).boundingBox();
  expect(rail?.width).toBeLessThan(90);
});
