import { expect, test } from "vitest";
import { deskSettings } from "../../../../../contract/desk.ts";
import { keyFrom, moved } from "./category-list.ts";

test("DK-4 a new category gets a key that the server takes and that is not in use", () => {
  expect(keyFrom("Data bundles", [])).toBe("data_bundles");
  expect(keyFrom("Payment", ["payment", "payment_2"])).toBe("payment_3");
  expect(keyFrom("Ọ̀rọ̀ àkọsílẹ̀", [])).toBe("oro_akosile");
  for (const name of ["A", "9 lives", "  ", "支付", "_x_", "x".repeat(40), "e-mail & SMS!"]) {
    const categories = [{ key: keyFrom(name, ["category"]), name: "Any" }];
    expect(deskSettings.shape.categories.safeParse(categories).success).toBe(true);
  }
});

test("DK-4 categories are put in another order one step at a time", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});
