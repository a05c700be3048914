import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readArchive } from "./archive.ts";
import { filePattern } from "./manifest.ts";

/** Writes the archive's stored files below a folder, each beside first and then renamed. @returns how many */
export async function unpackFiles(path: string, folder: string): Promise<number> {
  let files = 0;
  for await (const { path: name, pieces } of readArchive(path)) {
    // Only keys of the file store: no name leads out of the folder.
    if (!filePattern.test(name)) continue;
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(pieces(), createWriteStream(`${target}.part`, { mode: 0o600 }));
    await rename(`${target}.part`, target);
    files += 1;
  }
  return files;
}
