import { randomUUID } from "node:crypto";
import { addPerson, browserOf, call, type Actor } from "./setup/cast.ts";
import type { Instance } from "./setup/server.ts";
import { expect, test } from "./setup/test.ts";

async function longTicket(instance: Instance, ada: Actor, kofi: Actor): Promise<string> {
  const { id, number } = await call<{ id: string; number: string }>(instance, ada, "POST", "/api/tickets", { subject: "Wallet shows nothing", description: "It is empty since the morning.", category: "payment" });
  for (let i = 0; i < 24; i++) await call(instance, i % 2 ? ada : kofi, "POST", `/api/tickets/${id}/replies`, { clientId: randomUUID(), body: `Part ${i}: this is a sentence of some length, so that it takes more than one line on paper and on a phone.` });
  return number;
}

test("XX-1 on paper an open ticket is its whole thread without the desk around it; with text twice as large a phone shows all of the bar and the thread", async ({ page, browser, instance }) => {
  const ada = await addPerson(instance, "Ada Obi"), kofi = await addPerson(instance, "Kofi Otieno", ["admin"]);
  const number = await longTicket(instance, ada, kofi);
  expect(page.url()).toBe("about:blank");
  for (const [who, path] of [[kofi, `/desk/tickets/${number}`], [ada, `/tickets/${number}`]] as const) {
    const paper = await browserOf(browser, instance, who, { viewport: { width: 794, height: 1123 } });
    await paper.page.goto(path);
    await expect(paper.page.getByText("Part 23:").first()).toBeVisible();
    await expect(paper.page.getByRole("textbox").last()).toBeVisible();
    await paper.page.emulateMedia({ media: "print" });
    await expect.poll(() => paper.page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(2 * 1123);
    await expect(paper.page.getByRole("navigation")).toHaveCount(0);
    await expect(paper.page.getByRole("textbox")).toHaveCount(0);
    for (const part of ["It is empty since", "Part 0:", "Part 23:"]) await expect(paper.page.getByText(part).last()).toBeVisible();
    await paper.context.close();
  }

  const phone = await browserOf(browser, instance, kofi, { viewport: { width: 360, height: 640 } });
  const enlarge = () => phone.page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await phone.page.goto("/desk");
  await enlarge();
  const entries = phone.page.getByRole("navigation").getByRole("link");
  await expect(entries).not.toHaveCount(0);
  const boxes = await Promise.all((await entries.all()).map((entry) => entry.boundingBox()));
  boxes.forEach((box, i) => {
    expect(box?.width).toBeGreaterThanOrEqual(44);
    const before = boxes[i - 1];
    if (before && box) expect(box.x).toBeGreaterThanOrEqual(before.x + before.width - 1);
  });
  await phone.page.goto(`/desk/tickets/${number}`);
  await expect(phone.page.getByText("Part 23:").first()).toBeVisible();
  await enlarge();
  expect((await phone.page.getByRole("region", { name: /thread|messages|conversation/i }).first().boundingBox())?.height).toBeGreaterThan(100);
  const send = phone.page.getByRole("button", { name: /^Send/ }).first();
  await send.scrollIntoViewIfNeeded();
  await expect(send).toBeInViewport();
  await phone.context.close();
});
