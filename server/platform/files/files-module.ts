import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import { addJob } from "../jobs/add-jobs.ts";
import type { Module } from "../module.ts";
import { anyCheckWaiting, checkFiles, checking } from "./check-files.ts";
import { deleteJob } from "./delete-files.ts";
import { fileEraser, fileExporter } from "./erase-files.ts";
import { fileStore } from "./file-store.ts";
import { cleanFiles, deleteNow } from "./remove-files.ts";
import { mountFiles } from "./serve-files.ts";
import { fileRoutes, mountUploads } from "./upload-routes.ts";
import { checkJob } from "./upload-store.ts";

/** The platform's share in files (CV-7): uploads, looking at them, serving, cleaning. Part of the platform module. */
export const filesPart = {
  routes: fileRoutes,
  http: async (app, services) => {
    await mountUploads(app, services);
    await mountFiles(app, services);
  },
  jobs: [
    { name: checkJob, run: (services) => checkFiles(services) },
    { name: deleteJob, run: (services, payload) => deleteNow(services, (payload as { fileIds: string[] }).fileIds) },
    { name: "files.clean", run: (services) => cleanFiles(services) },
    {
      // What a killed looker left, and what waits since the store was down.
      name: "files.look-again",
      run: async (services) => {
        if (await anyCheckWaiting(services)) await withTx(services, { actor: systemActor }, (tx) => addJob(tx, { identifier: checkJob, payload: {} }));
      },
    },
  ],
  crons: [{ job: "files.clean", cron: "23 * * * *" }, { job: "files.look-again", cron: "* * * * *" }],
  erasers: [fileEraser],
  exporters: [fileExporter],
  start: async (services) => {
    // A wrong key or a read-only disk is said at the start, not at the first picture. It stops nothing: all else works without files.
    const checked = fileStore(services).check().catch((err: unknown) => services.log.error({ err }, "the file store can't be used; uploads will fail until it can"));
    return async () => {
      await checked;
      checking(services).workers.stop();
    };
  },
} satisfies Partial<Module>;
