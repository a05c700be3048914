import { resolve } from "node:path";
import { expect, test } from "vitest";
import { resolveOptions } from "./embedded-options.ts";

test("XX-7 the environment chooses folder and port, and an option goes before it", () => {
  const environment = { BARAZA_DATA_DIR: "/srv/help", BARAZA_PG_PORT: "5433" };
  expect(resolveOptions({}, environment)).toMatchObject({ dataDirectory: "/srv/help", port: 5433, testMode: false });
  expect(resolveOptions({ dataDirectory: "/elsewhere", port: 6000 }, environment)).toMatchObject({ dataDirectory: "/elsewhere", port: 6000 });
  expect(resolveOptions({}, {})).toMatchObject({ dataDirectory: resolve("data"), port: 0 });
});

test.for(["x", "0", "65536", "54.33", "-1"])("XX-7 the port %s is refused with the variable's name and an example", (port) => {
  expect(() => resolveOptions({}, { BARAZA_PG_PORT: port })).toThrow(`BARAZA_PG_PORT must be a port from 1 to 65535, not "${port}". Example: BARAZA_PG_PORT=5433`);
});
