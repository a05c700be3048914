import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/setup/browser.ts";

const browser = await findBrowser();
// The configuration is read again by every worker; one line is enough.
if (process.env.TEST_WORKER_INDEX === undefined) console.log(`Browser: ${browser.description}`);

const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./e2e/setup/global-setup.ts",
  // A story waits for pages and people's pauses: three keep two cores busy.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Long enough for a machine that does other things too: what never comes fails all the same.
  timeout: 400_000,
  expect: { timeout: 45_000 },
  reporter: [["list"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["json"] as const] : [])],
  use: {
    browserName: "chromium",
    // Nothing is drawn by a graphics card here; without its emulation the same pictures take less work.
    launchOptions: { args: ["--disable-gpu"], executablePath: browser.executablePath, env: { ...environment, ...browser.env } },
    locale: "en-GB",
    timezoneId: "Africa/Lagos",
    // Stories about it allow it: elsewhere each would fetch all that a phone keeps for being offline.
    serviceWorkers: "block",
    // Pictures and copies of every page at every step: a third of all work, so only for whoever looks for a fault.
    trace: process.env.BARAZA_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
  projects: [
    // The stories of the main job are told at both sizes; any other at the size at which it is lived: *.phone.spec.ts, *.desktop.spec.ts
    { name: "phone", testIgnore: "**/*.desktop.spec.ts", use: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } },
    { name: "desktop", testIgnore: "**/*.phone.spec.ts", use: { viewport: { width: 1440, height: 900 } } },
  ],
});
