import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { appIcon, iconForms, initialOf, type IconForm } from "./app-icons.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

interface Manifest { name: string; short_name: string; start_url: string; display: string; icons: { src: string; sizes: string; purpose: string }[] }
const manifest = (headers: Record<string, string> = {}) => world.as("nobody").send<Manifest>("GET", "/manifest.webmanifest", undefined, headers);
const raw = (path: string, headers: Record<string, string> = {}) => fetch(`${world.running.address ?? ""}${path}`, { headers });

test("XX-2 the app is installable in the community's own name, with icons of every size that devices ask for", async () => {
  const { status, body, headers } = await manifest();
  expect([status, headers.get("content-type")]).toEqual([200, "application/manifest+json; charset=utf-8"]);
  expect(body).toMatchObject({ name: "Baraza", short_name: "Baraza", start_url: "/tickets", display: "standalone" });
  for (const { src, sizes } of body.icons) {
    const answer = await raw(src);
    const { width, height, format } = await sharp(await answer.arrayBuffer()).metadata();
    expect([answer.status, format, `${width}x${height}`]).toEqual([200, "png", sizes]);
    expect((await raw(src, { "if-none-match": answer.headers.get("etag") ?? "" })).status).toBe(304);
  }
  expect(body.icons.map(({ purpose }) => purpose)).toEqual(["any", "any", "maskable"]);
  expect((await manifest({ "if-none-match": headers.get("etag") ?? "" })).status).toBe(304);
  expect((await raw("/icons/9999.png")).status).toBe(404);
});

test("XX-2 a maskable icon's letter lies inside the circle that every device leaves whole, and a badge is white on nothing", async () => {
  const facts = { theme: "passion", communityName: "Wanawake" };
  const white = async (form: IconForm) => {
    const { data, info } = await sharp(await appIcon(facts, form)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const middle = (info.width - 1) / 2;
    let furthest = 0, others = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(at, at + 4);
      const pixel = at / 4;
      if (alpha > 200 && Math.min(r, g, b) > 240) furthest = Math.max(furthest, Math.hypot((pixel % info.width) - middle, Math.floor(pixel / info.width) - middle));
      else if (alpha > 200) others++;
    }
    return { share: furthest / info.width, others };
  };
  const maskable = await white("maskable-512.png");
  expect(maskable.share).toBeGreaterThan(0.1);
  expect(maskable.share).toBeLessThan(0.4);
  expect((await white("badge.png")).others).toBe(0);
  expect(Object.keys(iconForms)).toHaveLength(5);
});

test("XX-2 an icon's letter is the name's first, whatever it begins with", () => {
  expect([" élan", "“9 Lives”", "अमर", "***"].map(initialOf)).toEqual(["É", "9", "अ", "•"]);
});
