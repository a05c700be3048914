import { expect, test } from "vitest";
import { largeAvatar, largeSources, savesData, smallSources } from "./data-saver.ts";

const photo = { url: "/f/1", width: 2400, thumbs: [{ width: 320, url: "/f/1/320" }, { width: 960, url: "/f/1/960" }] };

test("XX-2 data is saved where the person chose it or the browser asks for it", () => {
  expect([savesData(true, undefined), savesData(false, { saveData: true }), savesData(undefined, { saveData: true })]).toEqual([true, true, true]);
  expect([savesData(false, { saveData: false }), savesData(undefined, {}), savesData(undefined, undefined)]).toEqual([false, false, false]);
});

test("XX-2 with data saver a thread loads the smallest copy alone, and an opened picture never the original", () => {
  expect(smallSources(photo, true)).toEqual({ src: "/f/1/320" });
  expect(smallSources(photo, false)).toEqual({ src: "/f/1/320", srcSet: "/f/1/320 320w, /f/1/960 960w" });
  expect(largeSources(photo, true)).toEqual({ src: "/f/1/960" });
  expect(largeSources(photo, false)).toEqual({ src: "/f/1", srcSet: "/f/1/320 320w, /f/1/960 960w, /f/1 2400w" });
});

test("XX-2 a picture without smaller copies is itself", () => {
  const small = { url: "/f/2", width: null, thumbs: [] };
  for (const sources of [smallSources(small, true), largeSources(small, true), smallSources(small, false), largeSources(small, false)]) expect(sources).toEqual({ src: "/f/2" });
});

test("XX-2 with data saver a person's picture has one dot per pixel", () => {
  expect([largeAvatar("/api/avatars/7/96", true), largeAvatar("/api/avatars/7/96", false), largeAvatar(null, false)]).toEqual(["/api/avatars/7/96", "/api/avatars/7/320", null]);
});
