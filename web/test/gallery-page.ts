import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { startChromium } from "./chromium.ts";

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

/** Refused requests (the gallery has neither API nor socket) and what it breaks to show how that looks. */
const expected = /status of (403|404|500)|on purpose|dynamically imported module|WebSocket connection to .*\/live\//;

/**
 * The built gallery in a real browser, under the strict policy, for the tests of one file. A test in which the page
 * complains (an error, a warning of React, something that the policy refused) fails.
 *
 * @returns opens the gallery with a query such as "only=Composers" in a context of its own
 */
export function useGallery(): (query: string, options?: BrowserContextOptions) => Promise<{ page: Page }> {
  let browser: Browser;
  let origin: string;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    [browser, origin] = await Promise.all([startChromium(), galleryOrigin()]);
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
  });
  return async (query, options = desktop) => {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "Africa/Nairobi", ...options });
    contexts.push(context);
    const page = await context.newPage();
    const complain = (text: string) => void (expected.test(text) || complaints.push(text));
    page.on("pageerror", (error) => complain(error.message));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complain(message.text()));
    await page.goto(`${origin}/gallery.html?${query}`);
    // Painted twice: effects, and with them the listeners of shortcuts, are in place.
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    return { page };
  };
}

/** Where the gallery of this run is (web/test/global-setup.ts). @throws Error with the build's words */
async function galleryOrigin(): Promise<string> {
  const response = await fetch(inject("galleryAddress"));
  const answer = await response.text();
  if (!response.ok) throw new Error(`There is no gallery: ${answer}`);
  return answer;
}
