import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor } from "../actor.ts";
import { withTx, type Tx } from "../db/tx.ts";
import { publish } from "../realtime/realtime.ts";
import type { Services } from "../services.ts";
import { fileStore } from "./file-store.ts";
import { withTrueEnding } from "./file-name.ts";
import { checksWaiting, dropParts, endLease, fileById, leaseNextCheck, releaseCheck, settleReady, settleRefused } from "./files.queries.ts";
import { joinParts } from "./join-parts.ts";
import { folderOf, variantKey } from "./keys.ts";
import { LookWorkers, WorkerDied } from "./look/workers.ts";
import type { Looked } from "./look/worker-messages.ts";
import { presentUpload } from "./present-upload.ts";
import { Refused, type RefusalCode } from "./refusals.ts";

/** Milliseconds for which a file is one looker's; afterwards it is taken to have been killed. Longer than the worker's time limit. */
const lease = 120_000;
/** Milliseconds until the next try after trouble of ours. */
const pause = 30_000;
/** A file that ended its looker so often is at fault itself. */
const mostChecks = 3;
/** Folders of work in progress; the cleaning job knows them by this. */
export const workFolderPrefix = "baraza-look-";

interface Checking { running: number; again: boolean; workers: LookWorkers }
/** A file that is ours to look at, by the time until which it is: each lease ends later than the one before it. */
interface Leased { id: string; leasedUntil: Date }
const states = new WeakMap<Services, Checking>();
/** This process's lookers. */
export function checking(services: Services): Checking {
  let state = states.get(services);
  if (!state) states.set(services, state = { running: 0, again: false, workers: new LookWorkers() });
  return state;
}

/**
 * Looks at files whose last byte came, one after the other until none is left. Each new file makes a job that calls this; while
 * `config.files.workers` calls run, further ones leave their file to those, so that pictures never fill all job slots.
 */
export async function checkFiles(services: Services): Promise<void> {
  const state = checking(services);
  state.again = true;
  if (state.running >= services.config.files.workers) return;
  state.running += 1;
  try {
    while (state.again) {
      state.again = false;
      while (await checkNext(services)) { /* the next one */ }
    }
  } finally {
    state.running -= 1;
  }
}

/** For the timer: whether files wait whose looker was killed. */
export async function anyCheckWaiting(services: Services): Promise<boolean> {
  return withTx(services, { actor: systemActor }, async (tx) => (await checksWaiting.run({ now: tx.now }, tx))[0]?.waiting ?? false);
}

async function checkNext(services: Services): Promise<boolean> {
  const file = await withTx(services, { actor: systemActor }, async (tx) => (
    await leaseNextCheck.run({ now: tx.now, until: new Date(tx.now.getTime() + lease) }, tx))[0]);
  if (!file) return false;
  const end = services.metrics.fileSeconds.startTimer();
  try {
    if (file.checks > mostChecks) throw new Refused("unreadable");
    await checkOne(services, file, file.purpose as "attachment" | "avatar");
    end({ outcome: "ready" });
  } catch (error) {
    if (error instanceof Refused) await refuse(services, file, error.code);
    else if (error instanceof WorkerDied && file.checks >= mostChecks) await refuse(services, file, "unreadable");
    else {
      end({ outcome: "failed" });
      // Trouble of ours, such as a store that is down, is no attempt of the file's: the timer has it looked at again.
      await withTx(services, { actor: systemActor }, (tx) => releaseCheck.run({ id: file.id, lease: file.leasedUntil, until: new Date(tx.now.getTime() + pause) }, tx));
      services.log.error({ err: error, fileId: file.id, check: file.checks }, "a file could not be looked at; it will be tried again");
      return true;
    }
    end({ outcome: "refused" });
  }
  return true;
}

async function checkOne(services: Services, file: Leased, purpose: "attachment" | "avatar"): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), workFolderPrefix));
  try {
    await writeFile(join(folder, "input"), await joinParts(services, file.id), { mode: 0o600 });
    const looked = await checking(services).workers.look({ folder, purpose });
    const store = fileStore(services);
    for (const copy of looked.copies) await store.put(variantKey(file.id, copy.variant), await readFile(join(folder, copy.variant)), { mediaType: copy.mediaType });
    await settle(services, file, partsFolder(file.id), (tx, name) => acceptFile(tx, file, name, looked));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function acceptFile(tx: Tx, { id, leasedUntil: lease }: Leased, name: string, looked: Looked): Promise<boolean> {
  const original = looked.copies.find((copy) => copy.variant === "original");
  const rows = await settleReady.run({
    id, lease, kind: looked.kind, mediaType: looked.mediaType, bytes: original?.bytes ?? 0, width: looked.width, height: looked.height, seconds: looked.seconds,
    variants: looked.copies.map((copy) => copy.variant), name: withTrueEnding(name, looked.mediaType), now: tx.now,
  }, tx);
  return rows.length > 0;
}

async function refuse(services: Services, { id, leasedUntil: lease }: Leased, code: RefusalCode): Promise<void> {
  await settle(services, { id, leasedUntil: lease }, folderOf(id), async (tx) => (await settleRefused.run({ id, lease, code, now: tx.now }, tx)).length > 0);
}

/**
 * Writes the outcome, tells the uploader, then removes `leftover` from the store. Whoever lost the lease meanwhile writes nothing and
 * removes no more than is of no use to anybody. Pieces are forgotten last: a kill in between leaves them for the cleaning job to find.
 */
async function settle(services: Services, { id, leasedUntil }: Leased, leftover: string, write: (tx: Tx, name: string) => Promise<boolean>): Promise<void> {
  const remove = await withTx(services, { actor: systemActor }, async (tx) => {
    const [before] = await fileById.run({ id }, tx);
    const settled = before !== undefined && await write(tx, before.name);
    const [after] = await fileById.run({ id }, tx);
    if (settled && after) publish(tx, `person:${after.ownerId}`, "file", presentUpload(services, after));
    return settled ? leftover : uselessOf(id, after?.state);
  });
  if (remove === null) return;
  await fileStore(services).removeUnder(remove);
  await withTx(services, { actor: systemActor }, async (tx) => {
    await dropParts.run({ fileId: id }, tx);
    await endLease.run({ id, lease: leasedUntil }, tx);
  });
}

/** What nobody needs of a file that was settled, or is looked at, by somebody else; null: all of it is in use. */
function uselessOf(id: string, state: string | undefined): string | null {
  if (state === "checking") return null;
  return state === "ready" ? partsFolder(id) : folderOf(id);
}

function partsFolder(id: string): string {
  return `${folderOf(id)}parts/`;
}
