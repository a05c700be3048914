import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

interface Talk { id: string; messages: { items: { body: string; extra: { choices?: { label: string }[] } | null }[] } }

test("AS-9 AS-11 an admin adds a branch to the help bot's talk by keyboard, plays it, publishes it, puts the old one back, and writes an article from what nobody answered", async ({ page, context, instance }) => {
  const nneka = await addPerson(instance, "Nneka Umeh", ["admin"]);
  const ada = await addPerson(instance, "Ada Obi");
  const begin = (fresh = true) => call<Talk>(instance, ada, "POST", "/api/conversations", { kind: "assistant", fresh });
  const asked = await begin();
  for (const body of ["Where are zebra stickers sold?", "zebra stickers sold where"]) await call(instance, ada, "POST", `/api/conversations/${asked.id}/messages`, { clientId: crypto.randomUUID(), body });
  await signIn(context, instance, nneka);

  await page.goto("/admin/assistant/flow");
  await expect(page.getByText("The talk that came with Baraza is published.")).toBeVisible();
  // A new step has something wrong until it is written; each problem stands at its step and its field.
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByRole("menuitem", { name: /^Say/ }).press("Enter");
  await expect(page.getByText(/things to put right before publishing/)).toBeVisible();
  await expect(page.getByText("Nothing leads here.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish…" })).toBeDisabled();
  await expectAccessible(page);
  // The new step's panel has focus and is in sight, also where it stands below the steps.
  const panel = page.getByRole("region", { name: "Step “say”" });
  await expect(panel).toBeFocused();
  await expect(page.getByLabel("Name of the step")).toBeInViewport();
  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByRole("button", { name: /^main Menu/ }).click();
  await expect(page.getByLabel("Name of the step")).toHaveValue("main");
  await expect(page.getByLabel("Name of the step")).toBeInViewport();
  await page.getByRole("button", { name: "Back to the steps" }).press("Enter");
  await expect(page.getByRole("button", { name: /^main Menu/ })).toBeFocused();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: /^say Say/ }).press("Enter");
  await page.getByLabel("Text in English").fill("Billing answers from 9 to 5.");
  await page.getByLabel("Text in Swahili").fill("Malipo hujibu saa tatu hadi kumi na moja.");
  await page.getByLabel("Then", { exact: true }).selectOption({ label: "person: A person answers in a ticket. Outside opening hours the bot" });
  await page.getByRole("button", { name: /^main Menu/ }).press("Enter");
  await page.getByRole("button", { name: "Add a button" }).press("Enter");
  const fourth = page.getByRole("group", { name: "Button 4" });
  await fourth.getByLabel("Words in English").fill("Billing");
  await fourth.getByLabel("Words in Swahili").fill("Malipo");
  await fourth.getByLabel("Leads to").selectOption("say");
  await expect(page.getByText("Everything is right: it can be published.")).toBeVisible();
  await expect(page.getByText("Draft kept.")).toBeVisible();

  await page.getByRole("tab", { name: "Try it" }).click();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("button", { name: "Billing", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Billing answers from 9 to 5." }).first()).toBeVisible();

  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByLabel("What is new").fill("Billing has a branch");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Version 1 is published.")).toBeVisible();
  const labels = ({ messages }: Talk) => messages.items.at(-1)?.extra?.choices?.map(({ label }) => label);
  expect(labels(await begin())).toEqual(["Ask a question", "My tickets", "Talk to a person", "Billing"]);
  await page.getByRole("button", { name: "Put version 0 back" }).click();
  await page.getByRole("button", { name: "Put back", exact: true }).last().click();
  await expect(page.getByText("Version 2 is published.")).toBeVisible();
  expect(labels(await begin())).toEqual(["Ask a question", "My tickets", "Talk to a person"]);

  await page.getByRole("navigation", { name: "Parts of the help bot" }).getByRole("link", { name: "Figures" }).click();
  await expect(page.getByText("asked 2 times")).toBeVisible();
  await page.getByRole("button", { name: "What “Did not become a ticket” means" }).click();
  await expect(page.getByText(/those that did not become a ticket/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Mark as done/ }).click();
  await expect(page.getByText("asked 2 times")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: /^Write an article about/ }).click();
  await expect(page.getByLabel("Title")).toHaveValue("zebra stickers sold where");
  await expect(page.getByText("- Where are zebra stickers sold?")).toBeVisible();
});
