import { chromium, type Browser } from "@playwright/test";
import { findBrowser } from "../e2e/setup/browser.ts";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/** Largest Contentful Paint of the pages that people meet first, on a slow phone with a slow network and an empty cache. Run `npm start` once before: it builds the web app. */
const pages = { landing: "/", "sign-in": "/sign-in", "sign-up": "/sign-up", "help list": "/help", "help article": "/help/charged-twice", "help category": "/help/category/payments" };
const runs = Number(process.env.BENCH_RUNS ?? 5);
const goalSeconds = 2;
const kilobitsPerSecond = (kilobits: number) => (kilobits * 1000) / 8;
const slowNetwork = { offline: false, latency: 150, downloadThroughput: kilobitsPerSecond(1600), uploadThroughput: kilobitsPerSecond(750) };
const slowProcessor = 4;
/** After the last request: late paints still count. */
const settleMilliseconds = 1500;

interface Paint { first: number; largest: number; what: string; shift: number }

const database = await benchDatabase();
const server = await serverProcess(database.ownerUrl, { BARAZA_RATE_LIMITS: "off" });
const installed = await findBrowser();
const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
const browser = await chromium.launch({ executablePath: installed.executablePath, env: { ...environment, ...installed.env } });

/** Runs inside the page, before anything of it. */
function watchPaints(): void {
  const paint = { first: 0, largest: 0, what: "", shift: 0 };
  Object.assign(window, { paint });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element | null })[]) {
      paint.largest = entry.startTime;
      paint.what = `${entry.element?.tagName.toLowerCase() ?? "?"} "${(entry.element?.textContent ?? "").trim().slice(0, 30)}"`;
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") paint.first = entry.startTime; }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) paint.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });
}

async function paintOf(chrome: Browser, path: string): Promise<Paint> {
  const context = await chrome.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", slowNetwork);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowProcessor });
    await page.addInitScript(watchPaints);
    await page.goto(server.address + path, { waitUntil: "networkidle" });
    await page.waitForTimeout(settleMilliseconds);
    return await page.evaluate(() => (window as unknown as { paint: Paint }).paint);
  } finally {
    await context.close();
  }
}

const figures: Figure[] = [];
const notes: string[] = [];
try {
  for (const [name, path] of Object.entries(pages)) {
    const paints: Paint[] = [];
    for (let run = 0; run < runs; run++) paints.push(await paintOf(browser, path));
    const seconds = quantile(paints.map(({ largest }) => largest / 1000), 0.5);
    figures.push(
      { name: `${name}: LCP, median of ${runs}`, value: seconds, unit: "s", goal: { text: `<= ${goalSeconds.toFixed(1)} s`, met: seconds <= goalSeconds } },
      { name: `${name}: first paint`, value: quantile(paints.map(({ first }) => first / 1000), 0.5), unit: "s" },
      { name: `${name}: layout shift`, value: quantile(paints.map(({ shift }) => shift), 0.5), unit: "", goal: { text: "< 0.1", met: quantile(paints.map(({ shift }) => shift), 0.5) < 0.1 } },
    );
    notes.push(`${name}: largest is ${paints.at(-1)?.what ?? ""}`);
  }
} finally {
  await browser.close();
  await server.stop();
  await database.stop();
}
report("lcp", figures, [`360 × 640, processor ${slowProcessor} times slower, 1.6 Mbit/s down, 750 kbit/s up, 150 ms, empty cache`, ...notes]);
