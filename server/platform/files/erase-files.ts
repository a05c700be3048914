import type { StoredFile } from "../../../contract/files.ts";
import type { Eraser, Exporter } from "../ports.ts";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import { addJob } from "../jobs/add-jobs.ts";
import { markSomeOfOwnerDeleted } from "./files.queries.ts";
import { filesOfOwner } from "./files-of-owner.ts";
import { deleteJob } from "./delete-files.ts";

const step = 200;

/**
 * ID-13: a person's files stop being served in the step's transaction; their bytes leave the store by a job, retried until done. What
 * they sent as the team stays, as its words do.
 */
export const fileEraser: Eraser = {
  name: "platform.files", title: { en: "Uploaded files and pictures deleted", sw: "Faili zimefutwa" },
  async erase(tx, { personId }) {
    const rows = await markSomeOfOwnerDeleted.run({ ownerId: personId, now: tx.now, limit: step }, tx);
    if (rows.length > 0) await addJob(tx, { identifier: deleteJob, payload: { fileIds: [] } });
    return { count: rows.length, done: rows.length < step };
  },
};

/** ID-14: every ready file of a person, under its name; the id in front keeps names apart. */
export const fileExporter: Exporter = {
  name: "platform.files",
  async* entries(services, personId) {
    for (let after: string | null = null; ;) {
      const from = after;
      const files: StoredFile[] = await withTx(services, { actor: systemActor }, (tx) => filesOfOwner(tx, personId, from, step));
      for (const file of files) yield { path: `files/${file.id}-${file.name}`, fileId: file.id };
      if (files.length < step) return;
      after = files.at(-1)?.id ?? null;
    }
  },
};
