import { expect, test } from "vitest";
import { placeFor } from "./toast-place.ts";

test("CV-13 notices stand at the top of the thread, beside its scroll bar, and so never over the composer below it", () => {
  expect(placeFor({ top: 160, right: 1120, width: 560, height: 480 }, 1440)).toEqual({ position: "top-right", offset: { top: 168, right: 340 }, mobileOffset: { top: 168, left: 12, right: 12 } });
});

test("CV-13 notices of the page itself come first, others below them", () => {
  expect(placeFor({ top: 160, right: 360, width: 360, height: 300 }, 360, 48).mobileOffset).toEqual({ top: 216, left: 12, right: 12 });
});

test("CV-13 without a thread, or where a keyboard has left none of it, notices stand in their corner", () => {
  expect(placeFor(null, 1440).position).toBe("bottom-right");
  expect(placeFor({ top: 100, right: 360, width: 360, height: 60 }, 360).position).toBe("bottom-right");
});
