import type { Page, Route } from "@playwright/test";
import { expect, test } from "vitest";
import { useGallery } from "./gallery-page.ts";

const open = useGallery();
const pageSize = 25;

/** Answers the feed: 60 items in pages of 25; `refuse` may answer a page with an error first. */
async function answerFeed(page: Page, refuse: (cursor: number) => number | null = () => null): Promise<string[]> {
  const asked: string[] = [];
  await page.route("**/api/feed*", async (route: Route) => {
    const url = new URL(route.request().url());
    asked.push(url.search);
    const from = Number(url.searchParams.get("cursor") ?? 0);
    const status = refuse(from);
    if (status !== null) {
      const problem = { type: "about:blank", title: "No", status, detail: "The list rests for a moment.", requestId: "req-404-list" };
      return await route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify(problem) });
    }
    const items = Array.from({ length: Math.min(pageSize, 60 - from) }, (_, at) => ({ id: `item ${from + at + 1}` }));
    await route.fulfill({ json: { items, nextCursor: from + pageSize < 60 ? String(from + pageSize) : null } });
  });
  return asked;
}

async function openFeed(refuse?: (cursor: number) => number | null) {
  const { page } = await open("only=Swatches");
  const asked = await answerFeed(page, refuse);
  await page.goto(page.url().replace("Swatches", "Feed"));
  return { page, asked, items: page.getByRole("list", { name: "Feed" }).getByRole("listitem") };
}

test("XX-1 a list loads more as its end comes near, keeps its filters, and says when that is all", async () => {
  const { page, asked, items } = await openFeed();
  await expect.poll(() => items.count()).toBeGreaterThanOrEqual(pageSize);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 2_000);
      return await items.count();
    })
    .toBe(60);
  await page.getByText("That is all").waitFor();
  // React mounts twice in the test build, which asks for the first page twice.
  expect([...new Set(asked)]).toEqual(["?status=open", "?status=open&cursor=25", "?status=open&cursor=50"]);
});

test("XX-1 when more can't be loaded the items stay, the reason is said, and the button asks again", async () => {
  let resting = true;
  const { page, items } = await openFeed((cursor) => (cursor === pageSize && resting ? 403 : null));
  await page.getByText("The list rests for a moment.").waitFor();
  expect(await items.count()).toBe(pageSize);
  resting = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => items.count()).toBeGreaterThan(pageSize);
  expect(await page.getByText("The list rests for a moment.").count()).toBe(0);
});

test("XX-1 a first page that can't be loaded says why and can be tried again", async () => {
  let resting = true;
  const { page, items } = await openFeed(() => (resting ? 500 : null));
  await page.getByText("The list rests for a moment.").waitFor();
  expect(await page.getByText("req-404-list").isVisible()).toBe(true);
  resting = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => items.count()).toBeGreaterThanOrEqual(pageSize);
});
