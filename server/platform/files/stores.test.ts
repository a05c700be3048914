import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DiskStore } from "./disk-store.ts";
import { NoBytes, type FileStore } from "./store-port.ts";
import { openTroubledLine } from "./s3-failures.fixture.ts";
import { openS3Server } from "./s3-server.fixture.ts";
import { S3Store } from "./s3-store.ts";

let s3: Awaited<ReturnType<typeof openS3Server>>;
let line: Awaited<ReturnType<typeof openTroubledLine>>;
let folder: string;
const configured = (endpoint: string, bucket = "files-of-tests") => new S3Store({
  store: "s3", workers: 1, endpoint, region: "us-east-1", bucket, keyId: "S3RVER", keySecret: "S3RVER", pathStyle: true,
});
beforeAll(async () => {
  s3 = await openS3Server();
  line = await openTroubledLine(s3.env.BARAZA_S3_ENDPOINT ?? "");
  folder = await mkdtemp(join(tmpdir(), "baraza-store-"));
});
afterAll(async () => {
  await line.close();
  await s3.close();
  await rm(folder, { recursive: true });
});
const text = async (store: FileStore, key: string, range?: { first: number; last: number }) => (await buffer((await store.get(key, range)).stream)).toString();
const plain = { mediaType: "text/plain" };

describe.each(["disk", "s3"] as const)("the file store on %s", (kind) => {
  test("CV-7 keeps bytes by key, gives parts of them, and removes what is under a prefix, no more", async () => {
    const store = kind === "disk" ? new DiskStore(folder) : configured(s3.env.BARAZA_S3_ENDPOINT ?? "");
    await store.check();
    await store.put("files/ab/one/original", Buffer.from("first"), plain);
    await store.put("files/ab/one/original", Buffer.from("0123456789"), plain);
    await store.put("files/ab/one/parts/00000000-x", Buffer.from("part"), { ...plain, passing: true });
    await store.put("files/ab/one-more/original", Buffer.from("other"), plain);
    expect([await text(store, "files/ab/one/original"), await text(store, "files/ab/one/original", { first: 2, last: 4 })]).toEqual(["0123456789", "234"]);
    expect((await store.get("files/ab/one/original", { first: 8, last: 9 })).bytes).toBe(2);
    await store.removeUnder("files/ab/one/parts/");
    await store.removeUnder("files/ab/one/parts/");
    await expect(store.get("files/ab/one/parts/00000000-x")).rejects.toThrow(NoBytes);
    await store.removeUnder("files/ab/one/");
    await expect(store.get("files/ab/one/original")).rejects.toThrow(NoBytes);
    expect(await text(store, "files/ab/one-more/original")).toBe("other");
  });
});

test("CV-7 a provider that says slow down, or a line that is cut, costs time and no file", async () => {
  const store = configured(line.address);
  line.next.push("slow-down", "slow-down");
  await store.put("files/ab/two/original", Buffer.from("kept"), plain);
  line.next.push("cut", "slow-down");
  expect(await text(store, "files/ab/two/original")).toBe("kept");
  line.next.push("cut");
  await store.removeUnder("files/ab/two/");
  await expect(store.get("files/ab/two/original")).rejects.toThrow(NoBytes);
  expect(line.seen()).toBeGreaterThan(8);
});

test("CV-7 a store that can't be used says what to look at", async () => {
  await expect(configured(s3.env.BARAZA_S3_ENDPOINT ?? "", "not-there").check()).rejects.toThrow(/bucket "not-there" can't be used.*BARAZA_S3_ENDPOINT/);
  await writeFile(join(folder, "no-folder"), "");
  await expect(new DiskStore(join(folder, "no-folder")).check()).rejects.toThrow(/can't be stored in .*no-folder\/files.*BARAZA_DATA_DIR/);
  await expect(new DiskStore(folder).get("files/../../etc/passwd")).rejects.toThrow(/not a key/);
  expect((await readdir(join(folder, "files"), { recursive: true })).filter((name) => name.includes("check-"))).toEqual([]);
});
