import { chromium, type Browser } from "@playwright/test";
import { findBrowser } from "../../e2e/setup/browser.ts";

/** Starts the browser that the browser tests use. Close it when done. */
export async function startChromium(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  const own = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  // As in playwright.config.ts.
  return await chromium.launch({ args: ["--disable-gpu"], executablePath, env: { ...own, ...env } });
}
