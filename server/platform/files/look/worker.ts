import { readFile, writeFile } from "node:fs/promises";
import { setPriority } from "node:os";
import { join } from "node:path";
import { Refused } from "../refusals.ts";
import { lookAtFile } from "./look-at-file.ts";
import type { LookAnswer, LookTask } from "./worker-messages.ts";

// A process of its own: a decoder that crashes, hangs or eats memory on a prepared file takes nobody with it. It knows no secret (its
// environment is empty) and stands behind the server when processors are short.
setPriority(15);

async function answer(task: LookTask): Promise<LookAnswer> {
  try {
    const { copies, ...facts } = await lookAtFile(await readFile(join(task.folder, "input")), task.purpose);
    for (const copy of copies) await writeFile(join(task.folder, copy.variant), copy.bytes, { mode: 0o600 });
    return { looked: { ...facts, copies: copies.map(({ variant, mediaType, bytes }) => ({ variant, mediaType, bytes: bytes.byteLength })) } };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code };
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (task: LookTask) => {
  void answer(task).then((told) => process.send?.(told));
});
// The server is gone: nobody waits for an answer.
process.on("disconnect", () => process.exit(0));
