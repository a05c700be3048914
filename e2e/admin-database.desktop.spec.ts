import { expectAccessible } from "./setup/axe.ts";
import { addPerson, signIn, withOwner } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("AD-1 AD-2 an admin goes from the dashboard to the database, whose figures are those that psql shows, and reads what a missing source needs", async ({ page, context, instance }) => {
  const nneka = await addPerson(instance, "Nneka Eze", ["admin"]);
  for (const name of ["Ada Obi", "Bayo Ade"]) await addPerson(instance, name);
  await signIn(context, instance, nneka);

  await page.goto("/admin");
  const people = page.getByRole("link", { name: /^People\s*3/ });
  await expect(people).toBeVisible();
  await expect(people).toHaveAttribute("href", "/admin/people");
  await expect(page.getByRole("link", { name: /^First answer/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Look at it: Database" }).click();
  await expect(page).toHaveURL(/\/admin\/database$/);

  const asked = async () => await withOwner(instance, async (owner) => {
    const { rows } = await owner.query<Record<string, string>>(`SELECT pg_size_pretty(pg_database_size(current_database())) AS size, pg_size_pretty(pg_total_relation_size('identity_people')) AS total,
      (SELECT count(*) FROM identity_people) AS rows, current_setting('max_connections') AS most, current_setting('server_version') AS version,
      (SELECT pg_size_pretty(pg_relation_size(indexrelid)) FROM pg_stat_user_indexes WHERE indexrelname = 'identity_people_pkey') AS index`);
    return rows[0] ?? {};
  });
  const before = await asked();
  const [figures] = await Promise.all([page.waitForResponse((response) => response.url().endsWith("/api/admin/database")), page.getByRole("button", { name: "Read again" }).click()]);
  expect(figures.status()).toBe(200);
  const after = await asked();

  const fact = (name: string) => page.locator("dl > div", { has: page.getByText(name, { exact: true }) }).first();
  await expect(fact("Size")).toContainText(new RegExp([before.size, after.size].join("|")));
  await expect(fact("Connections")).toContainText(`of ${before.most} at most`);
  await expect(fact("Running for")).toContainText(before.version ?? "no version");
  const tables = page.getByRole("region", { name: "Which tables take the space?" });
  await page.getByRole("searchbox", { name: "Search tables" }).fill("identity_people");
  const row = tables.getByRole("row").filter({ has: page.getByText("identity_people", { exact: true }) });
  await expect(row).toContainText(before.total ?? "no size");
  await expect(row).toContainText(new RegExp(`${before.rows}counted`));
  await page.getByRole("searchbox", { name: "Search indexes" }).fill("identity_people_pkey");
  await expect(page.getByRole("region", { name: "Which indexes are used?" }).getByRole("row").filter({ hasText: "identity_people_pkey" })).toContainText(before.index ?? "no size");

  // Sorted by its rows, either way.
  await page.getByRole("searchbox", { name: "Search tables" }).fill("identity_");
  await tables.getByRole("button", { name: "Rows", exact: true }).click();
  await expect(tables.getByRole("columnheader", { name: "Rows", exact: true })).toHaveAttribute("aria-sort", "ascending");
  await tables.getByRole("button", { name: "Rows", exact: true }).click();
  await expect(tables.getByRole("columnheader", { name: "Rows", exact: true })).toHaveAttribute("aria-sort", "descending");

  const statement = page.getByRole("tabpanel").getByRole("button", { expanded: false }).first();
  await statement.click();
  await expect(page.getByRole("tabpanel").getByRole("button", { expanded: true })).toBeVisible();
  await expectAccessible(page);

  await withOwner(instance, async (owner) => await owner.query("DROP EXTENSION pg_stat_statements"));
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByText("CREATE EXTENSION pg_stat_statements;")).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy the command" })).toBeVisible();
  await expect(page.getByText("This can't be read yet")).toBeVisible();
  await expectAccessible(page);
});
