import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { withTx } from "./tx.ts";

let world: World;
beforeAll(async () => { world = await openWorld({}); });
afterAll(() => world.close());

/** Whether V8 finds the object's properties by a shape that it shares with others of its kind, not in a table of its own. */
function hasShape(object: object): boolean {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return (runInThisContext("(object) => %HasFastProperties(object)") as (object: object) => boolean)(object);
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
}

test("a transaction has the shape of all others: looked up at once, and gone with its request", async () => {
  const { services } = world.running;
  for (const { id: personId } of [world.people.ada, world.people.bayo]) expect(hasShape(await withTx(services, { personId }, (tx) => Promise.resolve(tx)))).toBe(true);
  // The measure can tell: an accessor in the literal takes the shape away.
  const withAccessor = (n: number) => ({ n, get twice() { return n * 2; } });
  expect(hasShape(withAccessor(1))).toBe(false);
});
