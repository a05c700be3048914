import { expect, test } from "vitest";
import { missingPlatforms } from "./complete-lock.ts";

const packages = {
  "": { optionalDependencies: {} },
  "node_modules/lint": {
    dev: true,
    optionalDependencies: { "@lint/darwin-arm64": "1.2.3", "@lint/linux-x64-gnu": "1.2.3", "@lint/linux-arm64-musl": "1.2.3", "@lint/wasm32-wasi": "1.2.3", "fast-addon": "^2.0.0" },
  },
  "node_modules/@lint/linux-x64-gnu": { version: "1.2.3", optional: true },
};

test("programs for other platforms that the lock file lacks get entries that only those platforms heed", () => {
  expect(missingPlatforms(packages).entries).toEqual({
    "node_modules/@lint/darwin-arm64": { version: "1.2.3", cpu: ["arm64"], dev: true, optional: true, os: ["darwin"] },
    "node_modules/@lint/linux-arm64-musl": { version: "1.2.3", cpu: ["arm64"], dev: true, libc: ["musl"], optional: true, os: ["linux"] },
    "node_modules/@lint/wasm32-wasi": { version: "1.2.3", cpu: ["wasm32"], dev: true, optional: true },
  });
});

test("a package whose name tells no platform is left to a person", () => {
  expect(missingPlatforms(packages).unclear).toEqual(["fast-addon"]);
});

test("a complete lock file lacks nothing", () => {
  const { entries } = missingPlatforms(packages);
  const { "fast-addon": _left, ...named } = packages["node_modules/lint"].optionalDependencies;
  expect(missingPlatforms({ ...packages, ...entries, "node_modules/lint": { dev: true, optionalDependencies: named } })).toEqual({ entries: {}, unclear: [] });
});
