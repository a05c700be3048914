import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ticket } from "../../../contract/desk.ts";
import { openWorld, type World } from "../../test/world.ts";
import { openTicketsOf, type OpenTicket } from "../desk/index.ts";
import type { Category } from "./language/issue-rules.ts";
import { categoryTexts } from "./language/labelled/categories.ts";
import { sameMatters } from "./language/labelled/same-matters.ts";
import { sameMatter } from "./same-matter.ts";

const ticket = (number: string, category: string, similarity: number) => ({ number, category, similarity });

test("AS-5 the same matter is the most alike ticket, else an alike one of the same category, except 'other'", () => {
  const alike = ticket("HELP-2", "account", 0.6);
  const payment = ticket("HELP-1", "payment", 0.42);
  expect(sameMatter("payment", [alike, payment])).toBe(alike);
  expect(sameMatter("payment", [ticket("HELP-3", "bug", 0.49), payment])).toBe(payment);
  expect(sameMatter("content", [ticket("HELP-3", "bug", 0.49), payment])).toBeNull();
  expect(sameMatter("other", [ticket("HELP-4", "other", 0.49)])).toBeNull();
  expect(sameMatter("payment", [])).toBeNull();
});

test("AS-5 a ticket of the same category that has nothing in common is not about this", () => {
  for (const similarity of [0, 0.2, 0.39]) expect(sameMatter("payment", [ticket("HELP-1", "payment", similarity)])).toBeNull();
});

const categories = (Object.keys(categoryTexts) as Category[]).filter((category) => category !== "other");
let world: World;
const owners = new Map<Category, string>();
beforeAll(async () => {
  world = await openWorld({ settings: { "desk.ticketsPerHour": 0, "desk.ticketsPerDay": 0 } });
  for (const category of categories) {
    const { id, cookie } = await world.addMember(`of_${category}`);
    owners.set(category, id);
    for (const text of categoryTexts[category]) {
      const made = await fetch(`${world.running.address}/api/tickets`, { method: "POST", headers: { cookie, "content-type": "application/json" }, body: JSON.stringify({ subject: text, description: text, category }) });
      if (made.status !== 201) throw new Error(((await made.json()) as Ticket & { detail: string }).detail);
    }
  }
});
afterAll(() => world.close());

/** How alike each open ticket of a category is to a text. */
const likenesses = (category: Category, text: string): Promise<OpenTicket[]> => world.tx("system", (tx) => openTicketsOf(tx, owners.get(category) ?? "", text));

test("AS-5 of one category, 9 in 10 who write again of a matter are told of its ticket", async () => {
  const found = await Promise.all(sameMatters.map(async ([category, subject, later]) => {
    const open = await likenesses(category, later);
    return sameMatter(category, open.filter((one) => one.subject === subject));
  }));
  expect(found.filter(Boolean).length / sameMatters.length).toBeGreaterThanOrEqual(0.9);
});

test("AS-5 of one category, 98 in 100 tickets of another matter are not called the same", async () => {
  let others = 0, wrong = 0;
  for (const category of categories) {
    for (const text of categoryTexts[category]) {
      for (const open of (await likenesses(category, text)).filter(({ subject }) => subject !== text)) {
        others += 1;
        if (sameMatter(category, [open])) wrong += 1;
      }
    }
  }
  expect(others).toBeGreaterThan(500);
  expect(wrong / others).toBeLessThanOrEqual(0.02);
});
