import sharp from "sharp";
import { heicPhoto } from "../server/platform/files/heic.fixture.ts";
import { oggNote, phonePhoto, picture, smallPdf } from "../server/platform/files/samples.fixture.ts";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

/** Bytes per second of a poor line. */
const slow = { up: 1_500_000, down: 250_000 };
const photoSize = { width: 2432, height: 2240 };

/** A photo of 8 MB as a phone keeps it: HEIC, turned by its container, with place and camera in it. */
async function phonesHeic(): Promise<Buffer> {
  const { exif } = await sharp(await phonePhoto(64, 48)).metadata();
  if (!exif) throw new Error("the sample has no Exif");
  // Noise: nothing on the way can make it small.
  let grain = 1;
  return heicPhoto({ ...photoSize, at: () => { grain = (grain * 1_103_515_245 + 12_345) % 2 ** 31; return [(grain >> 8) & 255, 128, 128]; } }, exif.subarray(6));
}

test("CV-7 a photo over a slow link: one goes on writing, it is sent when it is there, and opens above the page with keys and the way back", async ({ page, context, browser, instance }) => {
  const [ada, bayo] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade")];
  const direct = await call<{ id: string }>(instance, ada, "POST", "/api/conversations", { kind: "direct", withUsername: bayo.username });
  await signIn(context, instance, ada);
  await page.goto(`/messages/${direct.id}`);
  const field = page.getByRole("textbox", { name: "Message to Bayo Ade" });
  await expect(field).toBeVisible();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 120, uploadThroughput: slow.up, downloadThroughput: slow.down });

  const photo = await phonesHeic();
  expect(photo.length).toBeGreaterThan(8_000_000);
  expect(photo.includes("Phone of Ada")).toBe(true);
  await page.locator('input[type="file"]').setInputFiles([{ name: "IMG_2043.HEIC", mimeType: "image/heic", buffer: photo }, { name: "not-a-picture.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg onload=alert(1)>") }]);
  const files = page.getByRole("list", { name: "Files to send" });
  await expect(files.getByText("IMG_2043.HEIC")).toBeVisible();
  await field.fill("Here is the receipt");
  // What can't be sent says why at the file, and holds the message until it is taken out.
  await expect(files.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await expectAccessible(page);
  await files.getByRole("button", { name: "Remove not-a-picture.jpg" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  // It waits for its file, and the field is free for the next words.
  await expect(field).toHaveValue("");
  await field.fill("Do you see it?");
  await page.getByRole("button", { name: "Send" }).click();
  // What every browser can show has the name of what it is.
  const shown = page.getByRole("button", { name: "Open picture IMG_2043.jpg" });
  await expect(shown).toBeVisible();
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 0, uploadThroughput: -1, downloadThroughput: -1 });
  await expect.poll(async () => (await call<{ items: { body: string; attachments: unknown[] }[] }>(instance, bayo, "GET", `/api/conversations/${direct.id}/messages`)).items.map(({ body, attachments }) => [body, attachments.length])).toEqual([["Here is the receipt", 1], ["Do you see it?", 0]]);
  // Nothing that is served says where it was taken, or with what.
  const [sent] = (await call<{ items: { attachments: { url: string; downloadUrl: string; thumbs: { url: string }[] }[] }[] }>(instance, bayo, "GET", `/api/conversations/${direct.id}/messages`)).items;
  const addresses = sent?.attachments.flatMap(({ url, downloadUrl, thumbs }) => [url, downloadUrl, ...thumbs.map((thumb) => thumb.url)]) ?? [];
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) {
    const bytes = Buffer.from(await (await fetch(new URL(address, instance.url), { headers: { cookie: bayo.cookie } })).arrayBuffer());
    const { exif, xmp, format } = await sharp(bytes).metadata();
    expect([address.split("?")[0], exif, xmp, format === "heif"]).toEqual([address.split("?")[0], undefined, undefined, false]);
    expect(bytes.includes("Phone of Ada")).toBe(false);
  }
  // Its place was kept: shape and size stand in the page before the picture comes.
  const box = await shown.boundingBox();
  expect((box?.height ?? 0) / (box?.width ?? 1)).toBeCloseTo(photoSize.width / photoSize.height, 1);

  const view = await browserOf(browser, instance, bayo, { viewport: { width: 1440, height: 900 } });
  await call(instance, bayo, "POST", `/api/conversations/${direct.id}/messages`, { clientId: crypto.randomUUID(), body: "I do." });
  await view.page.goto(`/messages/${direct.id}`);
  await view.page.getByRole("button", { name: "Open picture IMG_2043.jpg" }).click();
  const box2 = view.page.getByRole("dialog", { name: "IMG_2043.jpg" });
  await expect(box2).toBeVisible();
  await expect(box2.getByRole("img", { name: "IMG_2043.jpg" })).toHaveJSProperty("complete", true);
  await expectAccessible(view.page);
  await view.page.goBack();
  await expect(box2).toHaveCount(0);
  expect(new URL(view.page.url()).pathname).toBe(`/messages/${direct.id}`);
  await view.page.getByRole("button", { name: "Open picture IMG_2043.jpg" }).press("Enter");
  await expect(box2).toBeVisible();
  await view.page.keyboard.press("Escape");
  await expect(box2).toHaveCount(0);
  await expect(view.page.getByRole("button", { name: "Open picture IMG_2043.jpg" })).toBeFocused();
  await view.context.close();
});

test("CV-7 several pictures, a PDF and a voice note in a ticket: arrow keys move through the pictures, the rest downloads and plays", async ({ page, context, instance }) => {
  const ada = await addPerson(instance, "Ada Obi");
  const ticket = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject: "My bundle has not come", description: "I bought it an hour ago.", category: "payment" });
  await signIn(context, instance, ada);
  await page.goto(`/tickets/${ticket.number}`);
  await expect(page.getByRole("textbox")).toBeVisible();
  const [one, two] = [await picture("png", 400, 300), await picture("webp", 300, 400)];
  await page.locator('input[type="file"]').setInputFiles([
    { name: "one.png", mimeType: "image/png", buffer: one }, { name: "two.webp", mimeType: "image/webp", buffer: two },
    { name: "receipt.pdf", mimeType: "application/pdf", buffer: smallPdf() }, { name: "note.ogg", mimeType: "audio/ogg", buffer: oggNote(3) },
  ]);
  // Without a word.
  await expect(page.getByRole("list", { name: "Files to send" }).getByText("Ready")).toHaveCount(4);
  await page.getByRole("button", { name: "Send" }).click();
  const pictures = page.getByRole("button", { name: /Open picture/ });
  await expect(pictures).toHaveCount(2);
  await expect(page.getByRole("link", { name: /^receipt.pdf/ })).toBeVisible();
  const note = page.getByRole("group", { name: "Voice note" });
  await expect(note.getByRole("button", { name: "Play" })).toBeVisible();
  await expect(note.getByRole("slider", { name: "Position" })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^receipt.pdf/ }).click();
  expect((await download).suggestedFilename()).toBe("receipt.pdf");
  const [first] = [pictures.first()];
  await first.click();
  await expect(page.getByRole("dialog").getByText("1 of 2")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("dialog").getByText("2 of 2")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("dialog").getByText("1 of 2")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
