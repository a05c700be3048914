import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareRows } from "../../../contract/desk-list.ts";
import { sorts, type Ticket } from "../../../contract/desk.ts";
import { counting, openDesk, type Desk } from "./desk.fixture.ts";
import { listTickets } from "./list-tickets.ts";

let desk: Desk;
let teamId: string;
/** Tickets by a short name. */
const made: Record<string, Ticket> = {};
const nameOf = (id: string) => Object.keys(made).find((name) => made[name]?.id === id) ?? id;

beforeAll(async () => {
  desk = await openDesk();
  const { kofi, wanjiru, ada } = desk.world.people;
  teamId = (await desk.as("nneka").post<{ id: string }>("/api/desk/teams", { name: "Payments", memberIds: [kofi.id] })).body.id;
  made.charged = await desk.ticket("ada", { subject: "Charged twice for a bundle", description: "M-PESA took the money twice. Café Nairobi.", category: "payment", priority: "high" });
  desk.world.clock.advance(3_600_000);
  made.login = await desk.ticket("bayo", { subject: "Cannot sign in", description: "The password is refused", category: "account", priority: "low" });
  made.listing = await desk.ticket("chika", { subject: "My listing is gone", description: "It was there yesterday", category: "content" });
  made.phoned = await desk.ticket("kofi", { subject: "Called about a refund", requesterId: ada.id, priority: "urgent", category: "payment" });
  made.done = await desk.ticket("bayo", { subject: "Thanks", description: "All good now", category: "suggestion" });
  desk.world.clock.advance(8 * 3_600_000);
  made.fresh = await desk.ticket("bayo", { subject: "Where is the app", category: "other" });
  await desk.put("kofi", `/api/tickets/${made.charged.id}/assignment`, { staffId: kofi.id });
  await desk.put("kofi", `/api/tickets/${made.login.id}/assignment`, { staffId: wanjiru.id, teamId });
  await desk.put("kofi", `/api/tickets/${made.listing.id}/tags`, { tags: ["lost items", "vip"] });
  await desk.put("kofi", `/api/tickets/${made.phoned.id}/tags`, { tags: ["vip"] });
  await desk.reply("wanjiru", made.login.id, "Which address?", { setStatus: "pending" });
  await desk.put("kofi", `/api/tickets/${made.done.id}/resolution`);
});
afterAll(() => desk.close());

const names = async (query: string, who: "kofi" | "wanjiru" = "kofi") => (await desk.rows(who, query)).items.map((row) => nameOf(row.id)).sort().join(" ");

describe("DK-6 views and filters", () => {
  test.for([
    ["", "charged done fresh listing login phoned"], ["?view=all", "charged done fresh listing login phoned"], ["?view=mine", "charged"], ["?view=unassigned", "fresh listing phoned"],
    ["?view=all_open", "charged fresh listing login phoned"], ["?view=solved", "done"], ["?view=breaching", "charged listing phoned"], ["?view=mentions", ""],
    ["?status=pending", "login"], ["?status=pending&status=resolved", "done login"], ["?priority=high&priority=urgent", "charged phoned"], ["?category=payment", "charged phoned"],
    ["?category=payment&category=other&priority=urgent", "phoned"], ["?assignee=me", "charged"], ["?assignee=none", "done fresh listing phoned"], ["?assignee=none&assignee=me", "charged done fresh listing phoned"],
    ["?team=none&view=all_open", "charged fresh listing phoned"], ["?tag=vip", "listing phoned"], ["?tag=lost+items", "listing"], ["?tag=VIP&category=payment", "phoned"], ["?channel=web&status=open", "fresh listing phoned"],
    ["?channel=whatsapp", ""], ["?requester=ada", "charged phoned"], ["?requester=chika@example.com", "listing"], ["?requester=nobody", ""],
  ])("%s: %s", async ([query = "", expected]) => {
    expect(await names(query)).toBe(expected);
  });

  test("by person, team and time", async () => {
    const { wanjiru, bayo } = desk.world.people;
    expect(await names(`?assignee=${wanjiru.id}`)).toBe("login");
    expect(await names("?view=mine", "wanjiru")).toBe("login");
    expect(await names(`?team=${teamId}`)).toBe("login");
    expect(await names(`?requester=${bayo.id}`)).toBe("done fresh login");
    const { createdAt } = made.login ?? { createdAt: "" };
    expect(await names(`?from=${createdAt}&to=${made.fresh?.createdAt}`)).toBe("done listing login phoned");
    expect(await names(`?to=${createdAt}`)).toBe("charged");
  });

  test("by words of number, subject, first message and requester: case and accents folded, the last word unfinished", async () => {
    for (const [q, expected] of [["CHARGED", "charged"], ["cafe nai", "charged"], ["caf\u00e9", "charged"], ["ada obi", "charged phoned"], ["refus", "login"], ["refus password", ""], ["bundle & | !", "charged"], ["", "charged done fresh listing login phoned"],
      [made.listing?.number ?? "", "listing"], [made.listing?.number.slice(-5) ?? "", "listing"], ["'; --", ""], ["no such words", ""]] as const) {
      expect([q, await names(`?q=${encodeURIComponent(q)}`)]).toEqual([q, expected]);
    }
    expect(await names("?q=vip")).toBe("");
    expect(await names("?q=the&view=all_open&sort=priority")).toBe("charged fresh listing login");
  });
});

describe("DK-6 orders and pages", () => {
  test.for([...sorts])("sort=%s: as the shared order has it, in pages of 2 without loss or repeat", async (sort) => {
    const all = (await desk.rows("kofi", `?sort=${sort}`)).items;
    expect(all.map((row) => row.id)).toEqual(all.toSorted(compareRows(sort)).map((row) => row.id));
    for (const more of ["", "&q=a", "&view=all_open&priority=high&priority=medium&priority=urgent&priority=low"]) {
      const whole = (await desk.rows("kofi", `?sort=${sort}${more}`)).items.map((row) => row.id);
      const paged: string[] = [];
      let cursor: string | null = "";
      do {
        const page = await desk.rows("kofi", `?sort=${sort}${more}&limit=2${cursor ? `&cursor=${cursor}` : ""}`);
        expect(page.items.length).toBeLessThanOrEqual(2);
        paged.push(...page.items.map((row) => row.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(whole);
    }
  });

  test("a cursor of another order, a broken one and a wrong filter are refused", async () => {
    const { nextCursor } = await desk.rows("kofi", "?sort=priority&limit=2");
    for (const query of [`?sort=waiting&cursor=${nextCursor}`, "?cursor=AAAA", "?cursor=%22", "?status=lost", "?sort=random", "?limit=0", "?limit=101", "?views=mine", "?assignee=kofi", "?from=yesterday", "?tag=%3Cb%3E"]) {
      expect([query, (await desk.as("kofi").get(`/api/desk/tickets${query}`)).status]).toEqual([query, 422]);
    }
  });

  test("a list of many takes as many statements as a list of one", async () => {
    const statements = (limit: number, filter = {}) => desk.world.tx("kofi", async (tx) => {
      const { tx: counted, count } = counting(tx);
      const page = await listTickets(counted, { limit, ...filter });
      return [count(), page.parse().items.length];
    });
    expect(await statements(1)).toEqual([1, 1]);
    expect(await statements(100)).toEqual([1, 6]);
    expect(await statements(100, { q: "the" })).toEqual([1, 4]);
  });
});

test("DK-6 rows carry people, team, tags, waiting and the last public words", async () => {
  const { items } = await desk.rows("kofi", "?status=pending");
  expect(items[0]).toMatchObject({
    number: made.login?.number, requester: { name: "Bayo Ade" }, assignee: { name: "Wanjiru Kamau" }, team: { name: "Payments" }, waitingSince: null, preview: "Which address?", lastSeq: 2, unread: 0,
  });
  await desk.put("wanjiru", `/api/conversations/${made.login?.id}/read`, { seq: 2 });
  await desk.reply("bayo", made.login?.id ?? "", "bayo@example.com");
  // Who takes part has something to read; who does not has not.
  expect((await desk.rows("wanjiru", "?category=account")).items[0]).toMatchObject({ unread: 1, waitingSince: expect.any(String), status: "in_progress" });
  expect((await desk.rows("kofi", "?category=account")).items[0]?.unread).toBe(0);
});

test("DK-6 the inbox is the team's", async () => {
  expect((await desk.as("ada").get("/api/desk/tickets")).status).toBe(403);
  expect((await desk.as("nobody").get("/api/desk/tickets")).status).toBe(401);
  for (const who of ["wanjiru", "musa", "nneka", "sade"] as const) expect((await desk.rows(who)).items).toHaveLength(6);
});
