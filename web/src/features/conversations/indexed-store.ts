import { openDB, type DBSchema } from "idb";
import { byTime, type Kept, type OutboxStore } from "./outbox-store.ts";

interface OutboxSchema extends DBSchema {
  messages: { key: string; value: Kept; indexes: { person: string } };
  files: { key: string; value: Blob };
}

/** Milliseconds after which a browser that does not open the database is taken for one that has none. */
const patience = 3_000;

/**
 * Unsent messages and the bytes of their files, in the browser's database: they outlive the page and the browser.
 *
 * @throws Error where the browser has no database or does not let us use it
 */
export async function indexedStore(): Promise<OutboxStore> {
  const opening = openDB<OutboxSchema>("baraza-outbox", 1, {
    upgrade(database) {
      database.createObjectStore("messages", { keyPath: "clientId" }).createIndex("person", "person");
      database.createObjectStore("files");
    },
    // Another tab has a newer version of the app: it must not wait for us.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error("The browser's database does not open")), patience));
  const database = await Promise.race([opening, late]);
  return {
    lasting: true,
    all: async (person) => (await database.getAllFromIndex("messages", "person", person)).sort(byTime),
    has: async (clientId) => (await database.getKey("messages", clientId)) !== undefined,
    put: async (kept, blobs) => {
      const writing = database.transaction(["messages", "files"], "readwrite");
      const files = [...(blobs ?? [])].map(([key, blob]) => writing.objectStore("files").put(blob, key));
      await Promise.all([writing.objectStore("messages").put(kept), ...files, writing.done]);
    },
    blob: (key) => database.get("files", key),
    remove: async (clientId) => {
      const writing = database.transaction(["messages", "files"], "readwrite");
      const kept = await writing.objectStore("messages").get(clientId);
      const files = (kept?.files ?? []).map(({ key }) => writing.objectStore("files").delete(key));
      await Promise.all([writing.objectStore("messages").delete(clientId), ...files, writing.done]);
    },
  };
}
