import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import type { InstalledBrowser } from "./bundled-chromium.ts";
import { unpackBundledChromium } from "./bundled-chromium.ts";

/** Places where Chrome and Chromium are installed by their own installers. */
const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
];

/**
 * Finds the browser for the tests. Linux x64: the one from npm. Elsewhere: Playwright's own, else an installed Chrome.
 * BARAZA_BROWSER (path of a Chromium) wins over all.
 *
 * @throws Error that says what to install
 */
export async function findBrowser(): Promise<InstalledBrowser> {
  const given = process.env.BARAZA_BROWSER;
  if (given) return { description: `${given} (BARAZA_BROWSER)`, executablePath: given, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return await unpackBundledChromium();
  const own = chromium.executablePath();
  if (existsSync(own)) return { description: `Playwright's own Chromium (${own})`, executablePath: own, env: {} };
  const installed = usualPlaces.find((path) => existsSync(path));
  if (installed) return { description: installed, executablePath: installed, env: {} };
  throw new Error("There is no Chromium for the browser tests. Run: npx playwright install chromium   (or set BARAZA_BROWSER to the path of one)");
}
