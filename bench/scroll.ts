import { chromium, type Page } from "@playwright/test";
import pg from "pg";
import { findBrowser } from "../e2e/setup/browser.ts";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { traceTasks } from "./lib/long-tasks.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/**
 * CV-14 in Chromium with a processor four times slower: scrolling through a list of tickets and through a thread of 10,000 messages, and
 * opening tickets from the list. Long tasks are what a person feels as stuttering. Run `npm start` once before: it builds the web app.
 * BENCH_TRACE=1 says what the longest tasks of table and list were busy with, also on a machine that others use; recording makes them longer.
 */
const rows = Number(process.env.BENCH_ROWS ?? 10_000);
const slowProcessor = 4;
/** Pixels of one turn of the wheel, sixty a second: a quick hand. */
const turn = 150;
const opened = 12;
const longestTask = 100, paintGoal = 150;

const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '100000', now())");
const requesters = await seedPeople(client, "asker", 200);
const [agent] = await seedPeople(client, "agent", 1, "agent");
if (!agent) throw new Error("no agent");
await seedTickets(client, rows, requesters, [agent]);
const { rows: [long] } = await client.query<{ id: string; number: string; requester: string }>("SELECT id, number, requester_id AS requester FROM desk_tickets ORDER BY serial DESC LIMIT 1");
if (!long) throw new Error("no ticket");
await client.query(
  `INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at)
   SELECT $1, s, gen_random_uuid(), CASE WHEN s % 3 = 0 THEN $3::uuid ELSE $2::uuid END, CASE WHEN s % 3 = 0 THEN 'staff' ELSE 'member' END,
          repeat('Words of message ' || s || ', as people write them. ', 1 + s % 6), now() - interval '3 minutes' * ($4::int - s) FROM generate_series(2, $4::int) s`, [long.id, long.requester, agent.id, rows]);
await client.query("UPDATE conversations SET last_seq = $2, last_public_seq = $2 WHERE id = $1", [long.id, rows]);
await client.query("UPDATE desk_tickets SET last_seq = $2, last_public_seq = $2 WHERE id = $1", [long.id, rows]);
const server = await serverProcess(database.ownerUrl, { BARAZA_RATE_LIMITS: "off" });
const installed = await findBrowser();
const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
const browser = await chromium.launch({ executablePath: installed.executablePath, env: { ...environment, ...installed.env } });
const [name = "", value = ""] = agent.cookie.split(/=(.*)/s);

/** Long tasks of the page from now on. */
async function watch(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) tasks.push(entry.duration); }).observe({ type: "longtask" });
  });
  return () => page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
}

/** Puts the pointer over what scrolls. Before anything is watched: looking for it is a task of 100 ms that no person causes. */
async function pointAt(page: Page, box: string): Promise<void> {
  const area = await page.locator(box).first().boundingBox();
  if (!area) throw new Error(`nothing to scroll: ${box}`);
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  await page.waitForTimeout(500);
}

/** Turns the wheel for so long. @returns turns of the wheel */
async function scrollThrough(page: Page, by: number, milliseconds: number): Promise<number> {
  const until = performance.now() + milliseconds;
  let turns = 0;
  for (; performance.now() < until; turns++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(16);
  }
  return turns;
}

const figures: Figure[] = [];
const notes: string[] = [];
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name, value: decodeURIComponent(value), url: server.address }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowProcessor });
  const seconds = Number(process.env.BENCH_SECONDS ?? 20);
  const judge = (what: string, tasks: number[], turns: number) => {
    figures.push({ name: `${what}: longest task`, value: Math.max(0, ...tasks), unit: "ms", goal: { text: `<= ${longestTask}`, met: Math.max(0, ...tasks) <= longestTask } }, { name: `${what}: tasks over 50 ms`, value: tasks.length, unit: "" });
    notes.push(`${what}: ${turns} turns of the wheel in ${seconds} s`);
  };
  // The list has the whole page as a table, and is narrow beside an open ticket.
  for (const [what, path] of [["table", "/desk?view=all"], ["list", `/desk/tickets/${long.number}?view=all`]] as const) {
    await page.goto(server.address + path);
    await page.locator("[data-row]").first().waitFor();
    await page.waitForTimeout(2000);
    await pointAt(page, "[data-row]");
    const tasks = await watch(page);
    const traced = process.env.BENCH_TRACE ? await traceTasks(session) : null;
    const turns = await scrollThrough(page, turn, seconds * 1000);
    if (traced) console.log(what, JSON.stringify(await traced(), null, 1));
    judge(what, await tasks(), turns);
  }

  const paints: number[] = [];
  await page.goto(`${server.address}/desk?view=all`);
  await page.locator("[data-row]").nth(opened).waitFor();
  await page.waitForTimeout(2000);
  for (let n = 0; n < opened; n++) {
    // From the key to the first frame that shows the ticket's own head, measured in the page.
    paints.push(await page.locator("[data-row]").nth(n).evaluate(async (row) => {
      const number = /[A-Z]+-\d+/.exec(row.textContent ?? "")?.[0] ?? "";
      const from = performance.now();
      (row as HTMLElement).click();
      while (!(document.querySelector("section header")?.parentElement && [...document.querySelectorAll("section header")].some((head) => head.textContent?.includes(number) && head.querySelector("h2")))) await new Promise((done) => { requestAnimationFrame(done); });
      await new Promise((done) => { requestAnimationFrame(done); });
      return performance.now() - from;
    }));
    await page.waitForTimeout(700);
  }
  const middle = quantile(paints.slice(1), 0.5);
  figures.push({ name: "opening a ticket, median", value: middle, unit: "ms", goal: { text: `< ${paintGoal}`, met: middle < paintGoal } }, { name: "opening a ticket, slowest", value: Math.max(...paints.slice(1)), unit: "ms" });

  await page.goto(`${server.address}/desk/tickets/${long.number}`);
  await page.locator("[data-stretch]").first().waitFor();
  await page.waitForTimeout(2000);
  await pointAt(page, "[data-stretch]:last-child");
  const threadTasks = await watch(page);
  const threadTurns = await scrollThrough(page, -turn, seconds * 1000);
  judge("thread", await threadTasks(), threadTurns);
  const shown = await page.evaluate(() => ({ stretches: document.querySelectorAll("[data-stretch]").length, filled: document.querySelectorAll("[data-stretch] > *").length }));
  notes.push(`thread: ${shown.stretches} stretches read, ${shown.filled} rows in the page`);
} finally {
  await browser.close();
  await server.stop();
  await client.end();
  await database.stop();
}
report("scroll", figures, [`1440 × 900, processor ${slowProcessor} times slower, ${rows} tickets and a thread of ${rows} messages`, ...notes]);
