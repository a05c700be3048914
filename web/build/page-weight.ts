import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Bytes of JavaScript, gzipped, that a member's first page may load before it shows (XX-2). */
export const memberLimit = 110_000;

/** Stands in a chunk's code where Vite still has to write the list of files that an import needs. */
const unfinishedMark = "__VITE_PRELOAD__";

/** What this check needs to know of a built chunk. */
export type Chunk = {
  fileName: string;
  code: string;
  isEntry: boolean;
  name: string;
  imports: string[];
  dynamicImports: string[];
  facadeModuleId: string | null;
};

/** A chunk and everything that it imports at once. */
function withImports(chunks: ReadonlyMap<string, Chunk>, start: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const waiting = [...start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(chunks.get(next)?.imports ?? []));
  }
  return found;
}

/**
 * The weight of each page of an entry: the entry's own files, and for each lazily loaded feature page those plus its files.
 *
 * @throws Error for a chunk that Vite is not done with, and that would be served heavier than it is here
 * @returns page (a source file, or "shell") to gzipped bytes
 */
export function pageWeights(all: readonly Chunk[], entry: string): Map<string, number> {
  const unfinished = all.find(({ code }) => code.includes(unfinishedMark));
  if (unfinished) throw new Error(`${unfinished.fileName} is weighed before Vite has written its lists of files`);
  const chunks = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  const size = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipSync(chunks.get(file)?.code ?? "").length, 0);
  const start = all.filter((chunk) => chunk.isEntry && chunk.name === entry).map((chunk) => chunk.fileName);
  const shell = withImports(chunks, start);
  const weights = new Map([["shell", size(shell)]]);
  for (const file of [...shell].flatMap((one) => chunks.get(one)?.dynamicImports ?? [])) {
    const page = chunks.get(file)?.facadeModuleId?.match(/\/src\/features\/(.+)$/)?.[1];
    if (page) weights.set(page, size(withImports(chunks, [...shell, file])));
  }
  return weights;
}

/** Refuses a build in which a member's page loads more JavaScript than the limit before it shows. */
export function pageWeight(): Plugin {
  let isProduction = false;
  return {
    name: "baraza:page-weight",
    apply: "build",
    configResolved(config) {
      isProduction = config.isProduction;
    },
    generateBundle: {
      // After Vite has put the lists of files into the chunks: what is weighed is what is served.
      order: "post",
      handler(_options, bundle) {
        // React's development build, used by tests, is far heavier.
        if (!isProduction) return;
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const weights = pageWeights(chunks, "member");
        const listed = [...weights].sort(([, a], [, b]) => b - a).map(([page, bytes]) => `${page} ${(bytes / 1000).toFixed(1)} kB`);
        this.info(`members' JavaScript, gzipped: ${listed.join(", ")}`);
        if ([...weights.values()].some((bytes) => bytes > memberLimit)) {
          this.error(`A member's page loads more than ${memberLimit / 1000} kB of JavaScript before it shows (XX-2): ${listed.join(", ")}`);
        }
      },
    },
  };
}
