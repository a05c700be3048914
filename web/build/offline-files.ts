/** An entry of Vite's build manifest (`build.manifest`), as far as this file reads it. */
export type BuiltFile = { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; assets?: string[] };

/** Parts of a page over this many bytes are fetched when they are wanted: what a phone keeps for being offline stays small. */
const mostBytes = 100_000;
/** Signing in, signing up and changing an account are of no use without a network. */
const needsServer = /^src\/features\/identity\//;
/** One face is enough without a network; the others come with the pages that need their letters. */
const offlineFont = /inter-latin-wght-normal/;

/**
 * The built files that an app needs offline: what its entry imports at once, the pages and parts that it loads later unless they
 * are heavy, their style sheets, and one font. What only other entries use is left out.
 *
 * @param manifest of the build, by source
 * @param entry source of the app's HTML file
 * @param bytes size of a built file
 * @returns paths within the build, sorted, each once
 */
export function offlineFiles(manifest: Readonly<Record<string, BuiltFile>>, entry: string, bytes: (file: string) => number): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (source: string, wanted: boolean) => {
    const built = manifest[source];
    if (!built || seen.has(source) || (!wanted && (needsServer.test(source) || bytes(built.file) > mostBytes))) return;
    seen.add(source);
    for (const file of [built.file, ...(built.css ?? []), ...(built.assets ?? []).filter((asset) => offlineFont.test(asset))]) files.add(file);
    // What a part imports at once it can't do without.
    for (const imported of built.imports ?? []) visit(imported, true);
    for (const later of built.dynamicImports ?? []) visit(later, false);
  };
  visit(entry, true);
  return [...files].filter((file) => !file.endsWith(".html")).sort();
}
