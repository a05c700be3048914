import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTestDatabase } from "./test/database/create-test-database.ts";
import { TEST_SECRET } from "./test/database/secret.ts";
import { HttpClient } from "./test/http-client.ts";
import { startProcess, type Ready } from "./test/server-process.ts";

/** Runs the server as a process until `use` is done. Gives what it printed. */
async function withProcess(env: Record<string, string>, use: (ready: Ready) => Promise<void>): Promise<string> {
  const { child, ready, ended, output } = startProcess(env);
  try {
    const first = await ready;
    if (!first) throw new Error(`the server ended before it listened:\n${output()}`);
    await use(first);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
  return output();
}

test("ID-6 the server tells the set-up token until somebody has set it up, and never again", async () => {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "baraza-main-"));
  const token = "token-of-the-start-test";
  const env = {
    PATH: process.env.PATH ?? "", HOME: folder, PORT: "0", DATABASE_URL: database.ownerUrl, BARAZA_DATA_DIR: folder, BARAZA_SECRET: TEST_SECRET,
    BARAZA_LOG: "info", BARAZA_READY_JSON: "1", BARAZA_MAILBOX: "off", BARAZA_SETUP_TOKEN: token,
  };
  try {
    await withProcess(env, async (ready) => {
      expect(ready.setupToken).toBe(token);
      const made = await new HttpClient(ready.listening, undefined).post("/api/setup", { name: "First Admin", email: "first@example.org", password: "mango-bicycle-77", token });
      expect(made.status).toBe(201);
    });
    const quiet = await withProcess(env, async (ready) => { expect(Object.keys(ready)).toEqual(["listening"]); });
    const talking = await withProcess({ ...env, BARAZA_READY_JSON: "" }, async (ready) => { await expect.poll(async () => (await fetch(`${ready.listening}/api/setup`)).status).toBe(404); });
    expect(talking).toContain("/staff");
    for (const output of [quiet, talking]) expect(output).not.toContain(token);
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
