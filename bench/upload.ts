import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import pg from "pg";
import sharp from "sharp";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { seedPairs, seedPeople } from "./lib/seed-people.ts";
import { benchDatabase, residentMemory, serverProcess } from "./lib/server-process.ts";

/** CV-7: 20 photos of 12 megapixels and 5 MB uploaded at once; what other people's requests take meanwhile. */
const count = Number(process.env.BENCH_FILES ?? 20);
const pieceBytes = 1024 * 1024;

/** The uploading side, in a thread of its own so that it does not slow the watch that measures. Says when all bytes are there, then when all are ready. */
async function uploadAll({ address, cookie, photo }: { address: string; cookie: string; photo: Uint8Array }): Promise<void> {
  const headers = { cookie, "tus-resumable": "1.0.0" };
  const ids = await Promise.all(Array.from({ length: count }, async () => {
    const begun = await fetch(`${address}/api/uploads`, { method: "POST", headers: { ...headers, "upload-length": String(photo.length), "upload-metadata": "purpose YXR0YWNobWVudA==" } });
    const path = begun.headers.get("location") ?? "";
    for (let at = 0; at < photo.length; at += pieceBytes) {
      const sent = await fetch(address + path, {
        method: "PATCH", headers: { ...headers, "upload-offset": String(at), "content-type": "application/offset+octet-stream" }, body: photo.slice(at, at + pieceBytes),
      });
      if (sent.status !== 204) throw new Error(`a piece was not taken: ${sent.status} ${await sent.text()}`);
    }
    return path;
  }));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage("sent");
  for (const path of ids) {
    for (;;) {
      const { state } = await (await fetch(`${address}${path}/state`, { headers: { cookie } })).json() as { state: string };
      if (state === "ready") break;
      if (state !== "checking") throw new Error(`an upload is ${state}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage("ready");
}

async function measure(): Promise<void> {
  const photo = await fiveMegabytes();
  const database = await benchDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query("INSERT INTO settings (key, value, changed_at) SELECT 'limits.' || name, '1000000', now() FROM unnest('{read,write,message}'::text[]) name");
  const people = await seedPeople(client, "member", 5);
  const talks = await seedPairs(client, people.slice(0, 4));
  await client.end();
  const folder = mkdtempSync(join(tmpdir(), "baraza-bench-files-"));
  const server = await serverProcess(database.ownerUrl, { BARAZA_DATA_DIR: folder });
  const loadBefore = loadavg()[0] ?? 0;
  const ask = (person: number, path: string, body?: object) => timed(`${server.address}${path}`, people[person]?.cookie ?? "", body);
  const rounds = { me: (i: number) => ask(i % 4, "/api/me"), send: (i: number) => ask((i % 2) * 2, `/api/conversations/${talks[i % 2]}/messages`, { clientId: randomUUID(), body: `message ${i}` }) };

  const watchFor = (seconds: number) => {
    const end = performance.now() + seconds * 1000;
    return watch(rounds, () => performance.now() < end);
  };
  // A server that has just started compiles its code and its mails, opens connections and does what has become due.
  await watchFor(12);
  const before = await watchFor(10);

  let peak = 0;
  const started = performance.now();
  let sentAfter = 0, uploading = true;
  const uploader = new Worker(new URL(import.meta.url), { workerData: { address: server.address, cookie: people[4]?.cookie ?? "", photo } });
  const done = new Promise<number>((resolve, reject) => {
    uploader.on("error", reject);
    uploader.on("message", (said) => {
      if (said === "sent") sentAfter = (performance.now() - started) / 1000;
      else resolve((performance.now() - started) / 1000);
    });
  }).finally(() => { uploading = false; });
  const memory = setInterval(() => { peak = Math.max(peak, residentMemory(server.process.pid ?? 0)); }, 200);
  const [during, readyAfter] = await Promise.all([watch(rounds, () => uploading), done]);
  clearInterval(memory);
  await server.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
  const goal = (value: number) => ({ text: "< 100 ms", met: value < 100 });
  const p99 = (values: number[]) => quantile(values, 0.99);
  const figures: Figure[] = [
    { name: "GET /api/me: p99 during uploads", value: p99(during.me), unit: "ms", reference: { name: "quiet", value: p99(before.me) }, goal: goal(p99(during.me)) },
    { name: "send a message: p99 during uploads", value: p99(during.send), unit: "ms", reference: { name: "quiet", value: p99(before.send) }, goal: goal(p99(during.send)) },
    { name: "GET /api/me: p50 during uploads", value: quantile(during.me, 0.5), unit: "ms", reference: { name: "quiet", value: quantile(before.me, 0.5) } },
    { name: "send a message: p50 during uploads", value: quantile(during.send, 0.5), unit: "ms", reference: { name: "quiet", value: quantile(before.send, 0.5) } },
    { name: `all bytes of ${count} photos taken after`, value: sentAfter, unit: "s" },
    { name: `all ${count} photos ready after`, value: readyAfter, unit: "s" },
    { name: "server's memory, highest", value: peak / 2 ** 20, unit: "MiB" },
  ];
  report("upload", figures, [`${during.me.length + during.send.length} requests of others meanwhile, each begun 20 ms after the one before it at the earliest`, `the machine's load before: ${loadBefore.toFixed(1)}`]);
}

/** A photo of 12 megapixels, filled up to 5 MB: what hangs behind its end is dropped by the server as with any photo. */
async function fiveMegabytes(): Promise<Uint8Array> {
  const picture = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 24 } } }).jpeg({ quality: 60 }).toBuffer();
  const photo = new Uint8Array(5 * 1000 * 1000);
  if (picture.length > photo.length) throw new Error(`the picture has ${picture.length} bytes already`);
  photo.set(picture);
  return photo;
}

async function timed(url: string, cookie: string, body?: object): Promise<number> {
  const at = performance.now();
  const answer = await fetch(url, body ? { method: "POST", headers: { cookie, "content-type": "application/json" }, body: JSON.stringify(body) } : { headers: { cookie } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return performance.now() - at;
}

/** Begins a request of each kind every 20 ms, whether or not the one before has been answered: a stall counts for all who come in it. */
async function watch<Name extends string>(rounds: Record<Name, (i: number) => Promise<number>>, goesOn: () => boolean): Promise<Record<Name, number[]>> {
  const names = Object.keys(rounds) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const open: Promise<void>[] = [];
  for (let i = 0; goesOn(); i++) {
    for (const name of names) open.push(rounds[name](i).then((milliseconds) => { found[name].push(milliseconds); }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(open);
  return found;
}

if (isMainThread) await measure();
else await uploadAll(workerData as Parameters<typeof uploadAll>[0]);
