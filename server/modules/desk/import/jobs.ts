import { z } from "zod";
import { importFileDays } from "../../../../contract/desk-import.ts";
import { systemActor } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { fileStore } from "../../../platform/files/file-store.ts";
import type { Cron, Job } from "../../../platform/jobs/worker.ts";
import type { Services } from "../../../platform/services.ts";
import { importJobs } from "./change-import.ts";
import { checkImport } from "./check-import.ts";
import { folderOf } from "./file-text.ts";
import * as queries from "./import.queries.ts";
import { runImport } from "./run-import.ts";
import { undoImport } from "./undo-import.ts";

const payloadShape = z.object({ importId: z.uuid() });
const ofImport = (name: string, work: (services: Services, importId: string) => Promise<void>): Job => ({ name, run: (services, payload) => work(services, payloadShape.parse(payload).importId) });

/** Removes the stored files, with the reasons of refusals, of imports that were taken back, forgotten, or ended so many days ago: they hold people's words twice. */
export async function removeImportFiles(services: Services): Promise<void> {
  const old = await withTx(services, { actor: systemActor }, (tx) => queries.filesToRemove.run({ before: new Date(tx.now.getTime() - importFileDays * 86_400_000) }, tx));
  for (const { id } of old) {
    await fileStore(services).removeUnder(folderOf(id));
    await withTx(services, { actor: systemActor }, async (tx) => {
      await queries.dropRefusals.run({ id }, tx);
      await queries.noteFileRemoved.run({ id, now: tx.now }, tx);
    });
  }
}

export const importJobList: readonly Job[] = [
  ofImport(importJobs.check, checkImport), ofImport(importJobs.run, runImport), ofImport(importJobs.undo, undoImport),
  { name: "desk.remove-import-files", run: removeImportFiles },
];
export const importCrons: readonly Cron[] = [{ job: "desk.remove-import-files", cron: "41 * * * *" }];
