import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { chosenDatabase, noteChosen } from "../../lib/kept.ts";
import { tooMuch, type ChosenFile } from "./chosen-files.ts";
import type { LocalFile } from "./local-file.ts";

interface ChosenSchema extends DBSchema {
  files: { key: string; value: ChosenFile; indexes: { place: [string, string] } };
  blobs: { key: string; value: Blob };
}

let opened: Promise<IDBPDatabase<ChosenSchema>> | undefined;

function open(): Promise<IDBPDatabase<ChosenSchema>> {
  const again = () => (opened = undefined);
  opened ??= openDB<ChosenSchema>(chosenDatabase, 1, {
    upgrade(database) {
      database.createObjectStore("files", { keyPath: "key" }).createIndex("place", ["person", "place"]);
      database.createObjectStore("blobs");
    },
    // Signing out deletes it, in this tab or another.
    blocking: (_current, _blocked, event) => {
      again();
      (event.target as IDBDatabase).close();
    },
    terminated: again,
  }).catch((error: unknown) => {
    again();
    throw error;
  });
  return opened;
}

let last = 0;

/** The time, never twice the same: files chosen together keep their order. */
function nextTime(): number {
  last = Math.max(Date.now(), last + 1);
  return last;
}

/** Keeps a chosen file; what is then too much goes, the oldest first. @throws DOMException where the browser keeps nothing, or is full */
export async function keepChosen(file: LocalFile & { note?: string }, person: string, place: string): Promise<void> {
  const at = nextTime();
  const writing = (await open()).transaction(["files", "blobs"], "readwrite");
  const [files, blobs] = [writing.objectStore("files"), writing.objectStore("blobs")];
  const kept: ChosenFile = { key: file.key, person, place, name: file.name, type: file.type, bytes: file.bytes, note: file.note ?? null, begun: null, at };
  const gone = tooMuch([...(await files.getAll()), kept], Date.now());
  await Promise.all([files.put(kept), blobs.put(file.blob, file.key), ...gone.flatMap((key) => [files.delete(key), blobs.delete(key)]), writing.done]);
  noteChosen();
}

/** Notes the upload that has begun with a kept file. */
export async function noteBegun(key: string, fileId: string): Promise<void> {
  const writing = (await open()).transaction("files", "readwrite");
  const kept = await writing.store.get(key);
  await Promise.all([kept && writing.store.put({ ...kept, begun: fileId }), writing.done]);
}

/** The files that a person had chosen in a place, in the order of choosing. */
export async function chosenAt(person: string, place: string): Promise<(LocalFile & { note: string | null; begun: string | null })[]> {
  const reading = (await open()).transaction(["files", "blobs"]);
  const found = await reading.objectStore("files").index("place").getAll([person, place]);
  const gone = new Set(tooMuch(found, Date.now()));
  const fresh = found.filter(({ key }) => !gone.has(key)).sort((a, b) => a.at - b.at);
  const blobs = await Promise.all(fresh.map(({ key }) => reading.objectStore("blobs").get(key)));
  return fresh.flatMap(({ key, name, type, bytes, note, begun }, at) => {
    const blob = blobs[at];
    return blob ? [{ key, name, type, bytes, note, begun, blob }] : [];
  });
}

/** Forgets chosen files: they were sent, or taken out. */
export async function forgetChosen(keys: readonly string[]): Promise<void> {
  const writing = (await open()).transaction(["files", "blobs"], "readwrite");
  await Promise.all([...keys.flatMap((key) => [writing.objectStore("files").delete(key), writing.objectStore("blobs").delete(key)]), writing.done]);
}
