import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { __vitePreload } from "./fetch-code.ts";
import { patiently } from "./lazy-part.ts";

const asked: string[] = [];
let answer: (url: string) => Promise<Response>;
let told: unknown[];
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  told = [];
  page = new EventTarget();
  page.addEventListener("vite:preloadError", (event) => told.push((event as Event & { payload: unknown }).payload));
  vi.stubGlobal("window", page);
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("document", { querySelector: (selector: string) => (selector.includes("named") ? {} : null) });
  vi.stubGlobal("fetch", (url: string) => (asked.push(url), answer(url)));
});
// The next file in this process must not find this page.
afterEach(() => void vi.useRealTimers().unstubAllGlobals());

const here = () => Promise.resolve(new Response("export {}"));
const lost = () => Promise.reject(new TypeError("Failed to fetch"));

test("XX-2 a part is imported once its files are here; what is here is not fetched twice, and what the document names not at all", async () => {
  answer = here;
  const load = vi.fn<() => Promise<string>>(() => Promise.resolve("code"));
  expect(await __vitePreload(load, ["assets/a.js", "assets/named.js", "assets/b.js"])).toBe("code");
  expect(await __vitePreload(load, ["assets/a.js", "assets/b.js"])).toBe("code");
  expect(await __vitePreload(load)).toBe("code");
  expect(asked).toEqual(["/assets/a.js", "/assets/b.js"]);
});

test("XX-2 a file that a poor network lost, or a server that is being restarted refused, is asked for again, and only then imported", async () => {
  const answers = [lost, () => Promise.resolve(new Response("", { status: 502 })), here];
  answer = () => (answers.shift() ?? lost)();
  const load = vi.fn<() => Promise<string>>(() => Promise.resolve("code"));
  const part = __vitePreload(load, ["assets/c.js"]);
  await vi.advanceTimersByTimeAsync(900);
  expect([asked.length, load.mock.calls.length]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await part).toBe("code");
  expect([asked.length, load.mock.calls.length, told]).toEqual([3, 1, []]);
});

test("XX-2 without a network a part fails at once, unspoilt: it comes when it is loaded again", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  answer = lost;
  const load = vi.fn<() => Promise<string>>(() => Promise.resolve("code"));
  await expect(__vitePreload(load, ["assets/d.js"])).rejects.toMatchObject({ name: "ApiError", status: 0 });
  expect([asked.length, load.mock.calls.length, told.length]).toEqual([1, 0, 1]);
  answer = here;
  expect(await __vitePreload(load, ["assets/d.js"])).toBe("code");
});

test("XX-2 a file that is gone says so as the browser does, so that the page can offer the new version, and is not waited for", async () => {
  answer = () => Promise.resolve(new Response("", { status: 404 }));
  const gone = () => __vitePreload(() => Promise.resolve("code"), ["assets/e.js"]);
  await expect(gone()).rejects.toThrow("dynamically imported module");
  await expect(patiently(gone)).rejects.toThrow("dynamically imported module");
  expect(asked.length).toBe(2);
});

test("CV-5 what must not stay out is tried until it comes: when the network is back, and also when the browser never noticed that it was away", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  answer = lost;
  const part = patiently(() => __vitePreload(() => Promise.resolve("code"), ["assets/f.js"]));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(asked.length).toBe(2);
  page.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.length).toBe(3);
  answer = here;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await part).toBe("code");
});
