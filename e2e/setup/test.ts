import { test as base } from "@playwright/test";
import type { Instance } from "./server.ts";
import { startInstance } from "./server.ts";

interface Fixtures {
  /** Further environment of the server: `test.use({ serverEnvironment: { BARAZA_PRESET: "campus" } })`. */
  serverEnvironment: Record<string, string>;
  /** A Baraza of this test's own, on an empty database. */
  instance: Instance;
}

/** Playwright's `test` with a server per test; `page.goto("/setup")` goes to it. */
export const test = base.extend<Fixtures>({
  serverEnvironment: [{}, { option: true }],
  instance: async ({ serverEnvironment }, use, testInfo) => {
    const instance = await startInstance(serverEnvironment);
    await use(instance);
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach("server output", { body: instance.output(), contentType: "text/plain" });
    await instance.stop();
  },
  baseURL: async ({ instance }, use) => await use(instance.url),
});

export { expect } from "@playwright/test";
