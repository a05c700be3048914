import type { Services } from "../services.ts";
import { DiskStore } from "./disk-store.ts";
import { S3Store } from "./s3-store.ts";
import type { FileStore } from "./store-port.ts";

const stores = new WeakMap<Services, FileStore>();
/** The store that the configuration chose; one per process. */
export function fileStore(services: Services): FileStore {
  let store = stores.get(services);
  if (!store) {
    const { files, dataDir } = services.config;
    store = files.store === "s3" ? new S3Store(files) : new DiskStore(dataDir);
    stores.set(services, store);
  }
  return store;
}

/** Puts another store in its place, such as one that fails. */
export function useFileStore(services: Services, store: FileStore): void {
  stores.set(services, store);
}
