import { parse } from "csv-parse/sync";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, signIn, withOwner, type Actor } from "./setup/cast.ts";
import type { Instance } from "./setup/server.ts";
import { expect, test } from "./setup/test.ts";

/** Seven weeks of a desk, set-based: tickets that two people answered and mostly solved, some rated; then their facts are counted. */
async function seedWeeks(instance: Instance, requester: Actor, agents: readonly Actor[]): Promise<void> {
  await withOwner(instance, async (owner) => {
    await owner.query("BEGIN");
    await owner.query(
      `CREATE TEMP TABLE made ON COMMIT DROP AS SELECT uuidv7() AS id, n, abs(hashint4(n)) AS h, ($1::uuid[])[1 + n % 2] AS agent,
         date_trunc('hour', now()) - interval '49 days' + n * interval '7 hours' AS at, n % 9 < 7 AS solved FROM generate_series(1, 160) n`, [agents.map(({ id }) => id)]);
    await owner.query("INSERT INTO conversations (id, kind, owner, last_seq, last_public_seq, last_message_at, created_at) SELECT id, 'ticket', 'staff', 1, 1, at, at FROM made");
    await owner.query(
      `INSERT INTO desk_tickets (id, serial, number, subject, requester_id, opened_as, channel, category, priority, status, assignee_id, created_at, updated_at, told_at, status_changed_at, waiting_since, first_replied_at, resolved_at)
       SELECT id, 700000 + n, 'HELP-' || (700000 + n), 'Report ' || n, $1, 'member', (ARRAY['web', 'email', 'widget'])[1 + h % 3], (ARRAY['bug', 'payment', 'account', 'other'])[1 + h % 4], 'medium', CASE WHEN solved THEN 'closed' ELSE 'open' END, agent, at, at, at, at,
              CASE WHEN NOT solved THEN at END, CASE WHEN solved THEN at + (10 + h % 300) * interval '1 minute' END, CASE WHEN solved THEN at + (400 + h % 4000) * interval '1 minute' END FROM made WHERE at < now() - interval '4 days' OR NOT solved`, [requester.id]);
    await owner.query("INSERT INTO desk_ratings (ticket_id, score, comment, rated_by, agent_id, rated_at) SELECT t.id, 3 + m.n % 3, CASE WHEN m.n % 6 = 0 THEN 'Quick and kind, thank you' END, $1, m.agent, t.resolved_at FROM made m JOIN desk_tickets t USING (id) WHERE t.resolved_at IS NOT NULL AND m.n % 3 = 0", [requester.id]);
    await owner.query("UPDATE desk_fact_progress SET rules = NULL");
    await owner.query("COMMIT");
    // All of them: they are counted in parts, and a page read in between shows less than the next.
    await expect.poll(async () => (await owner.query<{ n: number }>("SELECT count(*)::int AS n FROM desk_tickets t WHERE NOT EXISTS (SELECT FROM desk_ticket_facts f WHERE f.ticket_id = t.id)")).rows[0]?.n).toBe(0);
  });
}

test("DK-17 an admin reads the desk's figures: card, table and CSV say the same; an agent sees their own", async ({ page, context, browser, instance }) => {
  const admin = await addPerson(instance, "Nneka Umeh", ["admin"]), member = await addPerson(instance, "Ada Obi");
  const agents = [await addPerson(instance, "Kofi Otieno", ["agent"]), await addPerson(instance, "Wanjiru Kamau", ["agent"])];
  await signIn(context, instance, admin);
  await page.goto("/staff/reports");
  await expect(page.getByText("Nothing to report yet")).toBeVisible();
  await expectAccessible(page);

  await seedWeeks(instance, member, agents);
  await page.reload();
  await expect(page.getByRole("heading", { name: "How long do people wait for a first answer?" })).toBeVisible();
  await expectAccessible(page);
  const card = (key: string) => page.locator(`[data-figure="${key}"]`);
  const opened = await card("created").textContent(), waited = await card("first_response").textContent();
  expect(waited).toMatch(/\d+ h|\d+ min/);

  // The "?" says what is counted; the chart is walked through by keys; the table under it says the same as the card.
  const question = page.locator("section").filter({ has: page.getByRole("heading", { name: "How long do people wait for a first answer?" }) });
  await question.getByRole("button", { name: "What is counted: First answer" }).click();
  await expect(page.getByText("Bots, automatic mails, internal notes and the requester's own messages are no answer.")).toBeVisible();
  await page.keyboard.press("Escape");
  const chart = question.getByRole("slider");
  await chart.focus();
  const last = await chart.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(chart).not.toHaveAttribute("aria-valuetext", last ?? "");
  await question.getByRole("button", { name: "Table" }).click();
  await expect(question.getByRole("row", { name: "All" }).getByRole("cell").nth(1)).toHaveText(waited ?? "");

  // The parts of a figure, and its file.
  const questionOpened = page.locator("section").filter({ has: page.getByRole("heading", { name: "How many tickets came in?" }) });
  await questionOpened.getByRole("link", { name: "Split it up" }).click();
  await expect(page).toHaveURL(/\/staff\/reports\/created/);
  await expect(card("created")).toHaveText(opened ?? "");
  await page.getByRole("combobox", { name: "By", exact: true }).selectOption("agent");
  const table = page.getByRole("table", { name: "Opened by person" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expectAccessible(page);
  const shown = await table.getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent)));
  const href = await page.getByRole("link", { name: "Download CSV" }).getAttribute("href");
  const lines = parse<Record<string, string>>(await (await page.request.get(href ?? "")).text(), { columns: true });
  expect(lines.filter((line) => line.part === "agent").map((line) => [line.label, line.value])).toEqual(shown.slice(0, -1));
  expect(shown.at(-1)).toEqual(["All", lines.find((line) => line.part === "total")?.value]);
  expect(shown.at(-1)?.[1]).toBe(opened);

  await page.getByRole("combobox", { name: "Days" }).selectOption("last90");
  await expect(page).toHaveURL(/days=last90/);
  await page.goto("/staff/reports/satisfaction");
  await expect(page.getByText("Quick and kind, thank you").first()).toBeVisible();
  await expectAccessible(page);

  const [kofi] = agents;
  if (!kofi) throw new Error("nobody");
  const own = await browserOf(browser, instance, kofi, { viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await own.page.goto("/desk");
  await own.page.getByRole("link", { name: "Reports" }).click();
  await expect(own.page.getByText("Your own figures.")).toBeVisible();
  await expect(own.page.locator('[data-figure="created"]')).not.toHaveText(opened ?? "");
  await own.context.close();
});
