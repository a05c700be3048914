import { expect, test } from "vitest";
import { banUntil } from "./ban-length.ts";

const now = Date.parse("2026-11-20T12:00:00Z");

test("ID-12 a suspension ends after its days, or with the chosen day where the community is; a ban never", () => {
  expect(banUntil("7", "", "UTC", now)).toBe("2026-11-27T12:00:00.000Z");
  expect(banUntil("day", "2026-12-24", "Africa/Nairobi", now)).toBe("2026-12-24T21:00:00.000Z");
  expect(banUntil("good", "2026-12-24", "UTC", now)).toBeNull();
  expect(banUntil("day", "", "UTC", now)).toBeUndefined();
});
