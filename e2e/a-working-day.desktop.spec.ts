import { randomUUID } from "node:crypto";
import { mpesaPromptReports } from "../presets/demo/outages/mpesa-prompt.ts";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

interface Made { id: string; number: string }

// The longest story, which mostly waits: its name lets it begin before the others of its size, not at the end on its own.
test("a working day: triage by keyboard, a macro, a surge that becomes a problem, a hand-over, a promise that runs out, and the report at its end", async ({ page, context, instance, browser }) => {
  test.setTimeout(150_000);
  const [kofi, amina, nneka] = [await addPerson(instance, "Kofi Otieno", ["agent"]), await addPerson(instance, "Amina Yusuf", ["agent"]), await addPerson(instance, "Nneka Umeh", ["admin"])];
  const member = (letter: string) => addPerson(instance, `Member ${letter}`);
  const open = async (letter: string, subject: string, category: string, description = `${subject}, since this morning.`) => call<Made>(instance, await member(letter), "POST", "/api/tickets", { subject, description, category });
  await call(instance, nneka, "POST", "/api/desk/sla/policies", {
    name: "Accounts at once", priorities: [], categories: ["account"], channels: [], calendarId: null, firstResponseMinutes: 1, nextResponseMinutes: null, resolutionMinutes: null, warnPercent: 80, enabled: true,
    escalation: { notifyIds: [kofi.id], notifyTeamId: null, raisePriority: false, reassignTeamId: null },
  });
  await call(instance, kofi, "POST", "/api/desk/canned-replies", { shortcut: "refund", title: "Refund is on its way", body: "Hi {{requester.firstName}}, we have sent it back.", actions: { setStatus: "resolved", addTags: ["refund"], assignTo: "me" } });
  const charged = await open("a", "Charged twice", "payment"), slow = await open("b", "Pages are slow", "bug");
  const waiting = await open("c", "Locked out", "account");

  // Morning: the first by a macro, the second handed over with a note, all by the keyboard.
  await signIn(context, instance, kofi);
  await page.goto("/desk?view=unassigned");
  await expect(page.getByText("Charged twice").first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(charged.number));
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Reply to Member a" })).toBeFocused();
  await page.keyboard.type("/ref");
  // Whoever types sees what Enter would choose; on a busy machine it takes a moment.
  await expect(page.getByRole("option", { name: /Refund is on its way/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Also:" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await page.goto(`/desk/tickets/${slow.number}`);
  await expect(page.getByRole("heading", { name: "Pages are slow" })).toBeVisible();
  await page.keyboard.press("a");
  await page.getByLabel("Note for whoever gets it").fill("They use an old phone; please look tomorrow.");
  await page.getByRole("option", { name: /Amina Yusuf/ }).click();
  const hers = await browserOf(browser, instance, amina, { viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  await hers.page.goto("/desk?view=mine");
  await hers.page.getByText("Pages are slow").first().click();
  await expect(hers.page.getByText("They use an old phone; please look tomorrow.")).toBeVisible();
  await hers.context.close();

  // Ten people report one thing, each in their own words; the desk sees it by itself.
  const reported: Made[] = [];
  for (const [i, { subject, description, category }] of mpesaPromptReports.slice(0, 10).entries()) reported.push(await open("defghijklm"[i] ?? "z", subject, category, description));
  await page.getByRole("link", { name: /reports look alike/ }).first().click();
  await expect(page.getByRole("heading", { name: /reports look alike/, level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Title").fill("M-PESA prompts do not arrive");
  await page.getByLabel(/What those who report it are told/).fill("We know that M-PESA prompts do not arrive, and are on it.");
  await page.getByRole("button", { name: "Make it a problem" }).click();
  await expect(page.getByRole("heading", { name: "M-PESA prompts do not arrive", level: 1 })).toBeVisible();
  await expectAccessible(page);
  const one = await call<{ known: { statement: string } | null }>(instance, kofi, "GET", `/api/tickets/${reported[0]?.number}`);
  expect(one.known?.statement).toBe("We know that M-PESA prompts do not arrive, and are on it.");

  // One answer to all of them, taken back once.
  const answer = page.getByLabel("Answer to everybody");
  await answer.fill("Prompts arrive again. Please try once more.");
  await page.getByRole("button", { name: /^Send to/ }).click();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText("The answer was stopped; nobody got it")).toBeVisible();
  await answer.fill("Prompts arrive again. Please try once more.");
  await page.getByRole("button", { name: /^Send to/ }).click();
  await expect(page.getByText("Resolved", { exact: true }).first()).toBeVisible();
  const states = await Promise.all(reported.map(async ({ number }) => (await call<{ status: string }>(instance, kofi, "GET", `/api/tickets/${number}`)).status));
  expect(states.filter((status) => status === "resolved").length).toBeGreaterThanOrEqual(9);

  // The promise of the morning has nearly run out by now: the desk says so.
  await page.goto("/desk?view=breaching");
  await expect(page.getByText("Locked out").first()).toBeVisible({ timeout: 150_000 });
  await call(instance, kofi, "POST", `/api/tickets/${waiting.number}/replies`, { clientId: randomUUID(), body: "You are in again." });

  // Evening: what was done today.
  await page.goto("/staff/reports");
  await expect(page.getByRole("heading", { name: "How many were solved?" })).toBeVisible();
  await expect.poll(async () => {
    await page.reload();
    await page.locator('[data-figure="solved"]').waitFor();
    return Number(await page.locator('[data-figure="solved"]').textContent());
  }).toBeGreaterThanOrEqual(10);
  await expectAccessible(page);
});
