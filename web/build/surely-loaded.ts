/** What this file needs to know of a built chunk: what it imports at once, and what it may import later. */
export type Linked = { fileName: string; isEntry: boolean; imports: readonly string[]; dynamicImports: readonly string[] };

type Links = (chunk: Linked) => readonly string[];

/** A chunk and everything that can be reached from it. */
function reached(chunks: ReadonlyMap<string, Linked>, start: string, links: Links): Set<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const chunk = chunks.get(next);
    if (chunk) waiting.push(...links(chunk));
  }
  return found;
}

/**
 * The files that are loaded whenever a chunk's code runs: itself and what it imports at once, for no module runs before its imports
 * are there; and what every entry that leads to it imports at once.
 *
 * @param all chunks of the build
 * @returns file names by the chunk's file name
 */
export function surelyLoaded(all: readonly Linked[]): Map<string, ReadonlySet<string>> {
  const chunks = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  const now: Links = (chunk) => chunk.imports;
  const ever: Links = (chunk) => [...chunk.imports, ...chunk.dynamicImports];
  const entries = all.filter((chunk) => chunk.isEntry).map(({ fileName }) => ({ leadsTo: reached(chunks, fileName, ever), loads: reached(chunks, fileName, now) }));
  return new Map(
    all.map(({ fileName }) => {
      const [first, ...others] = entries.filter(({ leadsTo }) => leadsTo.has(fileName)).map(({ loads }) => loads);
      const shared = [...(first ?? [])].filter((file) => others.every((loads) => loads.has(file)));
      return [fileName, new Set([...reached(chunks, fileName, now), ...shared])];
    }),
  );
}
