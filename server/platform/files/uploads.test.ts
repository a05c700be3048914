import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Upload } from "tus-js-client";
import type { UploadState } from "../../../contract/files.ts";
import { openWorld, type World } from "../../test/world.ts";
import { claimFiles } from "./claim-files.ts";
import { deleteFiles } from "./delete-files.ts";
import { openS3Server } from "./s3-server.fixture.ts";
import { phonePhoto, smallPdf } from "./samples.fixture.ts";
import { storedIn, TusClient } from "./tus-client.fixture.ts";

describe.each(["disk", "s3"] as const)("files on %s", (kind) => {
  let world: World;
  let folder: string;
  let closeStore: () => Promise<void> = async () => {};
  let ada: TusClient;
  let photo: Buffer;
  beforeAll(async () => {
    const s3 = kind === "s3" ? await openS3Server() : undefined;
    world = await openWorld({ env: s3?.env ?? {} });
    folder = s3?.folder ?? world.running.services.config.dataDir;
    closeStore = s3?.close ?? closeStore;
    ada = new TusClient(world, "ada");
    photo = await phonePhoto();
  });
  afterAll(async () => {
    await world.close();
    await closeStore();
  });

  test("CV-7 an upload that is cut off at 90 % goes on from where it was, and the uploader hears that it is ready", async () => {
    const live = await world.live("ada");
    const id = await ada.begin(photo.length, "../../holiday\u202egpj.jpg");
    const most = Math.floor(photo.length * 0.9);
    await ada.cut(id, 0, photo.length, photo.subarray(0, most));
    await expect.poll(() => ada.offset(id)).toBeGreaterThan(0);
    const kept = await ada.offset(id);
    expect(kept).toBeLessThanOrEqual(most);
    expect((await ada.go(id, 0, photo)).status).toBe(409);
    expect((await ada.go(id, kept, photo.subarray(kept))).status).toBe(204);
    expect(await ada.state(id)).toMatchObject({ state: "checking", receivedBytes: photo.length, file: null });
    await world.drain();
    const told = await live.hears<UploadState>("file", (state) => state.id === id);
    expect(told).toMatchObject({ state: "ready", reason: null, file: { kind: "image", mediaType: "image/jpeg", name: "holidaygpj.jpg", width: 1500, height: 2000 } });
    expect(told.file?.thumbs.map((t) => t.width)).toEqual([320, 640, 1280]);
    expect(await ada.state(id)).toEqual(told);
    // The pieces are gone: what is left is the picture and its copies.
    expect(storedIn(folder, id).filter((path) => /parts/.test(path))).toEqual([]);
    expect(storedIn(folder, id).length).toBeGreaterThanOrEqual(4);
  });

  test("CV-7 the client that browsers use uploads in pieces", async () => {
    const pdf = smallPdf();
    const id = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(pdf, {
        endpoint: `${world.running.address}/api/uploads`, chunkSize: 100, retryDelays: [], headers: { cookie: world.people.ada.cookie },
        metadata: { filename: "C:\\papers\\receipt.exe", purpose: "attachment" },
        onError: reject, onSuccess: () => resolve(upload.url?.split("/").at(-1) ?? ""),
      });
      upload.start();
    });
    await world.drain();
    expect((await ada.state(id)).file).toMatchObject({ kind: "pdf", name: "receipt.exe.pdf", bytes: pdf.length, thumbs: [] });
  });

  test("CV-7 what was uploaded is given out whole, in parts, and not at all after its message is gone", async () => {
    const { file } = await ada.upload(photo);
    if (!file) throw new Error("not ready");
    const address = world.running.address ?? "";
    const whole = await fetch(address + file.url);
    expect(whole.status).toBe(200);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.length).toBe(file.bytes);
    const part = await fetch(address + file.url, { headers: { range: "bytes=100-199" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 100-199/${file.bytes}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
    expect((await fetch(address + file.url, { headers: { range: `bytes=${file.bytes}-` } })).status).toBe(416);
    await world.tx("ada", (tx) => claimFiles(tx, { fileIds: [file.id], ownerId: world.people.ada.id, subjectKind: "message", subjectId: world.people.ada.id }));
    // By somebody who could not even see the row: whether they may was decided before.
    await world.tx("musa", (tx) => deleteFiles(tx, [file.id]));
    await world.drain();
    for (const url of [file.url, file.downloadUrl, ...file.thumbs.map((t) => t.url)]) expect((await fetch(address + url)).status).toBe(410);
    expect(storedIn(folder, file.id)).toEqual([]);
    await world.tx("musa", (tx) => deleteFiles(tx, [file.id]));
    await world.drain();
  });

  test("CV-7 an upload that was left in the middle is gone after a day, with every piece", async () => {
    const id = await ada.begin(photo.length);
    await ada.go(id, 0, photo.subarray(0, 1_100_000));
    const unsent = await ada.upload(smallPdf(), "unsent.pdf");
    expect(storedIn(folder, id).length).toBeGreaterThanOrEqual(2);
    world.clock.advance(23 * 3600_000);
    await clean(world);
    expect(await ada.offset(id)).toBe(1_100_000);
    world.clock.advance(2 * 3600_000);
    await clean(world);
    expect([...storedIn(folder, id), ...storedIn(folder, unsent.id)]).toEqual([]);
    expect((await ada.go(id, 1_100_000, photo.subarray(1_100_000))).status).toBe(410);
    expect((await ada.state(unsent.id)).state).toBe("deleted");
    world.clock.advance(8 * 24 * 3600_000);
    await clean(world);
    expect((await world.as("ada").get(`/api/uploads/${id}/state`)).status).toBe(404);
  });
});

async function clean(world: World): Promise<void> {
  await world.running.services.modules.jobs.find((job) => job.name === "files.clean")?.run(world.running.services, {});
}
