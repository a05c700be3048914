import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Gazetteer, type PackedPlaces } from "./gazetteer.ts";

let loading: Promise<Gazetteer> | undefined;

/**
 * The gazetteer of this process, read at the first use by a child process that ends afterwards: reading the data here would stop
 * every other request for a fifth of a second, and a thread's memory (180 MB) would stay with us. What stays is 6.5 MB. The data
 * never changes while we run, so all that is in this process shares it.
 */
export function gazetteer(): Promise<Gazetteer> {
  loading ??= read().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function read(): Promise<Gazetteer> {
  return new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL("./pack-places.ts", import.meta.url));
    // Nothing of our environment (secrets) is the reader's business.
    const child = fork(path, [], { execArgv: [], env: { NODE_NO_WARNINGS: "1" }, serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.once("message", (packed) => resolve(new Gazetteer(packed as PackedPlaces)));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the gazetteer's reader ended with ${code ?? "a signal"}`)));
  });
}
