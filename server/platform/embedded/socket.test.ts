import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownerUrl } from "./credentials.ts";
import { socketFolder, socketOf } from "./socket.ts";

test("XX-7 the embedded server's socket lies in its cluster, where a path can hold it", () => {
  expect(socketFolder("/srv/baraza/data/postgres", "linux")).toBe("/srv/baraza/data/postgres");
  expect(socketFolder("C:\\baraza\\postgres", "win32")).toBeUndefined();
  expect(socketFolder(`/${"long/".repeat(20)}postgres`, "linux")).toBeUndefined();
  expect(socketFolder("/srv/baraza, old/postgres", "linux")).toBeUndefined();
});

test("XX-7 a server without a socket is reached by its port", () => {
  const cluster = mkdtempSync(join(tmpdir(), "bz-"));
  try {
    expect(socketOf(cluster, 5432)).toBeUndefined();
    expect(ownerUrl({ password: "secret", port: 5432 })).toBe("postgres://baraza:secret@127.0.0.1:5432/baraza");
    writeFileSync(join(cluster, ".s.PGSQL.5432"), "");
    expect(socketOf(cluster, 5432)).toBe(cluster);
    expect(new URL(ownerUrl({ password: "secret", port: 5432 }, "other", cluster)).searchParams.get("host")).toBe(cluster);
  } finally {
    rmSync(cluster, { recursive: true });
  }
});
