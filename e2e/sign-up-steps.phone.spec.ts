import { expectAccessible } from "./setup/axe.ts";
import { addPerson, withOwner } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("ID-1 signing up in three steps: a taken name, a reload in the middle, the way back, and a name lost at the last moment", async ({ page, instance }) => {
  await addPerson(instance, "Ada Obi");
  await page.goto("/sign-up?next=%2Faccount");
  await expect(page.getByText("Step 1 of 3")).toBeVisible();
  const username = page.getByLabel("Username");
  await username.fill("Ada_Obi");
  await expect(page.getByText("This name is taken. Choose another.")).toBeVisible();
  const idea = page.getByRole("button", { name: /^ada[_.]obi/ }).first();
  await expect(idea).toBeVisible();
  await expectAccessible(page);
  const chosen = await idea.innerText();
  await idea.click();
  await expect(username).toHaveValue(chosen);
  await expect(page.getByText("Free", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();

  await expect(page.getByText("Step 2 of 3")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("Write a name.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Ada the Second");
  await page.getByLabel("Email").fill("ada2@example.com");
  await page.getByRole("button", { name: /Where you live/ }).click();
  await page.getByRole("combobox", { name: "Where you live" }).fill("Nairob");
  await page.getByRole("option", { name: /Nairobi/ }).first().click();
  await page.getByLabel("Birth date").fill("2999-01-01");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("This day has not come yet.")).toBeVisible();
  await page.getByLabel("Birth date").fill("1999-02-03");
  await expectAccessible(page);

  // A call comes in, the phone throws the page away: nothing is lost.
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ada the Second");
  await expect(page.getByLabel("Birth date")).toHaveValue("1999-02-03");
  await expect(page.getByRole("button", { name: /Where you live.*Nairobi/ })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();

  await expect(page.getByText("Step 3 of 3")).toBeVisible();
  const password = page.getByLabel("Password", { exact: true });
  await password.fill("password123");
  await expect(page.getByText("Easily guessed.")).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Email")).toHaveValue("ada2@example.com");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByText(/one of the passwords that are guessed first/)).toBeVisible();
  await password.fill("mbuyu-na-twiga-7");
  await expect(page.getByText("Strong.")).toBeVisible();
  await expectAccessible(page);

  // Somebody takes the name in the meantime: back to step 1, and all else is kept.
  await withOwner(instance, (owner) => owner.query("UPDATE identity_people SET username = $1 WHERE username = 'ada_obi'", [chosen]));
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByText("Step 1 of 3")).toBeVisible();
  await expect(page.getByText("Somebody has just taken this name.", { exact: false })).toBeVisible();
  await username.fill("ada.the.second");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByLabel("Email")).toHaveValue("ada2@example.com");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(password).toHaveValue("mbuyu-na-twiga-7");
  await page.getByRole("button", { name: "Make my account" }).click();

  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();
  const answer = await page.request.get("/api/me");
  expect(await answer.json()).toMatchObject({ person: { username: "ada.the.second", name: "Ada the Second" }, profile: { birthDate: "1999-02-03", location: { city: "Nairobi" }, locale: "en" } });
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain("mbuyu");
});
