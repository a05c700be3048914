import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { avatarUrl, claimFiles, filesOfOwner, openFile } from "./index.ts";
import { deleteNow } from "./remove-files.ts";
import { fileStore, useFileStore } from "./file-store.ts";
import { leaseNextCheck } from "./files.queries.ts";
import { heicPhoto, lightAndDark } from "./heic.fixture.ts";
import { LookWorkers, WorkerDied } from "./look/workers.ts";
import { Refused } from "./refusals.ts";
import { phonePhoto, smallPdf } from "./samples.fixture.ts";
import { storedIn, TusClient } from "./tus-client.fixture.ts";

let world: World;
let ada: TusClient;
let heic: Buffer;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_FILE_WORKERS: "2" } });
  ada = new TusClient(world, "ada");
  const exif = (await sharp(await phonePhoto(64, 64)).metadata()).exif?.subarray(6) ?? Buffer.alloc(0);
  heic = heicPhoto(lightAndDark(640, 320), exif);
});
afterAll(() => world.close());
const job = (name: string) => world.running.services.modules.jobs.find((each) => each.name === name)?.run(world.running.services, {});

test("CV-7 a HEIC photo of a phone becomes an upright JPEG without its place", async () => {
  expect(heic.includes("Phone of Ada")).toBe(true);
  const { file } = await ada.upload(heic, "IMG_0001.HEIC");
  expect(file).toMatchObject({ mediaType: "image/jpeg", name: "IMG_0001.jpg", width: 320, height: 640 });
  const bytes = Buffer.from(await (await fetch((world.running.address ?? "") + (file?.url ?? ""))).arrayBuffer());
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  const light = async (top: number) => (await sharp(await sharp(bytes).extract({ left: 50, top, width: 50, height: 50 }).greyscale().toBuffer()).stats()).channels[0]?.mean ?? 0;
  // Its container turns it a quarter to the left: the dark right half stands on top.
  expect([await light(50) < 90, await light(500) > 170]).toEqual([true, true]);
});

test("CV-7 a looker that was killed in the middle is followed by another; nobody waits for ever", async () => {
  const pdf = smallPdf();
  const id = await ada.begin(pdf.length);
  await ada.go(id, 0, pdf);
  // As a server does just before it is killed.
  await world.tx("system", (tx) => leaseNextCheck.run({ now: tx.now, until: new Date(tx.now.getTime() + 120_000) }, tx));
  await world.drain();
  expect((await ada.state(id)).state).toBe("checking");
  world.clock.advance(121_000);
  await job("files.look-again");
  await world.drain();
  expect((await ada.state(id)).state).toBe("ready");
});

test("CV-7 a looker that comes back after another one took its file over takes nothing away from it", async () => {
  const { services } = world.running;
  const store = fileStore(services);
  /** Looks at a file; halts before it stores the original until `meanwhile` is over, longer than its lease. */
  const haltedLook = async (meanwhile: () => Promise<unknown>) => {
    const [arrived, going] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let halts = true;
    useFileStore(services, Object.assign(Object.create(store) as typeof store, { put: async (...given: Parameters<typeof store.put>) => {
      if (halts && given[0].endsWith("/original")) {
        halts = false;
        arrived.resolve();
        await going.promise;
      }
      return store.put(...given);
    } }));
    const late = job("files.check");
    await arrived.promise;
    world.clock.advance(121_000);
    await meanwhile();
    going.resolve();
    await late;
    useFileStore(services, store);
  };
  const pdf = smallPdf();
  const [seen, taken] = [await ada.begin(pdf.length), await ada.begin(pdf.length)];
  await ada.go(seen, 0, pdf);
  await haltedLook(() => job("files.check") ?? Promise.resolve());
  const { state, file } = await ada.state(seen);
  expect(state).toBe("ready");
  const served = await fetch((world.running.address ?? "") + (file?.url ?? ""));
  expect([served.status, Buffer.from(await served.arrayBuffer()).equals(pdf)]).toEqual([200, true]);
  // Only leased by the other, not settled yet: its pieces stay, and the lease is the other's.
  await ada.go(taken, 0, pdf);
  await haltedLook(() => world.tx("system", (tx) => leaseNextCheck.run({ now: tx.now, until: new Date(tx.now.getTime() + 120_000) }, tx)));
  expect(await ada.state(taken)).toMatchObject({ state: "checking" });
  world.clock.advance(121_000);
  // Deleted while two look at it: the later one leaves nothing behind.
  await haltedLook(async () => { await ada.send("DELETE", `/api/uploads/${taken}`); await job("files.clean"); });
  expect([(await ada.state(taken)).state, storedIn(services.config.dataDir, taken)]).toEqual(["deleted", []]);
});

test("CV-7 a file that ends its looker again and again is refused, one that takes too long as well", async () => {
  const pdf = smallPdf();
  const id = await ada.begin(pdf.length);
  await ada.go(id, 0, pdf);
  for (let i = 0; i < 3; i++) {
    await world.tx("system", (tx) => leaseNextCheck.run({ now: tx.now, until: new Date(tx.now.getTime() + 1000) }, tx));
    world.clock.advance(2000);
  }
  await world.drain();
  expect(await ada.state(id)).toMatchObject({ state: "refused", reasonCode: "unreadable" });
  const folder = await mkdtemp(join(tmpdir(), "baraza-look-test-"));
  await writeFile(join(folder, "input"), heic);
  const workers = new LookWorkers(5);
  await expect(workers.look({ folder, purpose: "attachment" })).rejects.toThrow(new Refused("slow"));
  const patient = new LookWorkers();
  const looking = patient.look({ folder, purpose: "attachment" });
  setTimeout(() => patient.stop(), 60);
  await expect(looking).rejects.toThrow(WorkerDied);
  expect((await patient.look({ folder, purpose: "attachment" })).width).toBe(320);
  patient.stop();
  workers.stop();
  await rm(folder, { recursive: true });
});

test("CV-7 a store that is down refuses nothing: the file is looked at when it is back", async () => {
  const pdf = smallPdf();
  const id = await ada.begin(pdf.length);
  await ada.go(id, 0, pdf);
  const { services } = world.running;
  const store = fileStore(services);
  const down = Object.assign(Object.create(store) as typeof store, { get: () => Promise.reject(new Error("the disk is away")) });
  useFileStore(services, down);
  services.log.level = "silent";
  for (let i = 0; i < 5; i++) {
    await job("files.look-again");
    await world.drain();
    world.clock.advance(31_000);
  }
  useFileStore(services, store);
  services.log.level = "error";
  expect((await ada.state(id)).state).toBe("checking");
  await job("files.look-again");
  await world.drain();
  expect((await ada.state(id)).state).toBe("ready");
});

test("ID-13 ID-14 an export names every file of a person, an erasure ends them and clears the store", async () => {
  const chika = new TusClient(world, "chika");
  const photo = await chika.upload(await phonePhoto(400, 300), "me.jpg", "avatar");
  const paper = await chika.upload(smallPdf(), "paper.pdf");
  const half = await chika.begin(1000);
  await chika.go(half, 0, Buffer.alloc(500));
  const { services } = world.running;
  const { id: personId } = world.people.chika;
  await world.tx("chika", (tx) => claimFiles(tx, { fileIds: [paper.id], ownerId: personId, subjectKind: "message", subjectId: personId }));
  const exporter = services.modules.exporters.find((each) => each.name === "platform.files");
  const entries = await Array.fromAsync(exporter?.entries(services, personId) ?? []);
  expect(entries).toEqual([{ path: `files/${photo.id}-me.jpg`, fileId: photo.id }, { path: `files/${paper.id}-paper.pdf`, fileId: paper.id }]);
  const opened = await openFile(services, paper.id);
  expect([opened.mediaType, Buffer.concat(await Array.fromAsync(opened.stream)).equals(smallPdf())]).toEqual(["application/pdf", true]);
  const eraser = services.modules.erasers.find((each) => each.name === "platform.files");
  const erase = () => world.tx("system", async (tx) => eraser?.erase(tx, { personId, pseudonym: "Deleted account" }));
  expect(await erase()).toEqual({ count: 3, done: true });
  expect(await erase()).toEqual({ count: 0, done: true });
  expect((await fetch((world.running.address ?? "") + avatarUrl(photo.id))).status).toBe(410);
  await world.drain();
  const folder = services.config.dataDir;
  expect([photo.id, paper.id, half].flatMap((id) => storedIn(folder, id))).toEqual([]);
  expect(await world.tx("system", (tx) => filesOfOwner(tx, personId, null, 10))).toEqual([]);
  await expect(openFile(services, paper.id)).rejects.toThrow(/does not exist/);
  await deleteNow(services, [paper.id]);
});
