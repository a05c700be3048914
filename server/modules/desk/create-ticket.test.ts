import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());
// Each test starts with nobody's limits used up.
beforeEach(() => world.clock.advance(25 * 3_600_000));

const form = (more: Record<string, unknown> = {}) => ({ subject: "Cannot post", description: `My post fails ${randomUUID()}`, category: "bug", ...more });

test("DK-1 a member opens a ticket and the answer is what a fresh look shows", async () => {
  const made = await world.as("ada").post("/api/tickets", form());
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ number: expect.stringMatching(/^HELP-\d{5}$/), status: "open", priority: "medium", requester: { name: "Ada Obi" }, progress: expect.stringContaining("received") });
  const shown = await world.as("ada").get(`/api/tickets/${String(made.body.id)}`);
  expect(shown.body).toEqual(made.body);
});
