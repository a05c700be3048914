import { test as base } from "@playwright/test";
import { startHost, type Host } from "./host.ts";
import type { Instance } from "./server.ts";
import { startInstance } from "./server.ts";

interface Fixtures {
  /** Further environment of the server: `test.use({ serverEnvironment: { BARAZA_PRESET: "campus" } })`. */
  serverEnvironment: Record<string, string>;
  /** A Baraza of this test's own, on an empty database. */
  instance: Instance;
}

interface WorkerFixtures {
  /** The process in which the servers of this worker's tests run, one after another. */
  host: Host;
}

/** Playwright's `test` with a server per test; `page.goto("/setup")` goes to it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright wants the first parameter to be written as a pattern.
  // eslint-disable-next-line no-empty-pattern
  host: [async ({}, use) => {
    const host = startHost();
    await use(host);
    await host.end();
  }, { scope: "worker" }],
  serverEnvironment: [{}, { option: true }],
  instance: async ({ host, serverEnvironment }, use, testInfo) => {
    const instance = await startInstance(host, serverEnvironment);
    await use(instance);
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach("server output", { body: instance.output(), contentType: "text/plain" });
    await instance.stop();
  },
  baseURL: async ({ instance }, use) => await use(instance.url),
});

export { expect } from "@playwright/test";
