/** One entry of package-lock.json, as far as it matters here. */
export interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * Finds the packages with programs for other platforms that a lock file's entries name and that have no entry themselves. npm
 * leaves them out when it could not look them up, and then `npm ci` refuses the lock file. The made entries say for which platform
 * they are, so that npm passes over them everywhere else; it finds their checksums when it needs them.
 *
 * @param packages the `packages` of package-lock.json
 * @returns the missing entries by path, and the names that do not tell their platform (`unclear`)
 */
export function missingPlatforms(packages: Record<string, LockEntry>): { entries: Record<string, LockEntry>; unclear: string[] } {
  const present = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)));
  const entries: Record<string, LockEntry> = {};
  const unclear: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (path === "") continue;
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (present.has(name)) continue;
      const made = platformEntry(name, range, entry.dev ?? false);
      if (made) entries[`node_modules/${name}`] = made;
      else unclear.push(name);
    }
  }
  return { entries, unclear };
}

function platformEntry(name: string, range: string, dev: boolean): LockEntry | undefined {
  const words = name.split(/[/-]/);
  const system = systems.find((one) => words.includes(one));
  const cpu = processors.find((one) => words.includes(one));
  const version = /^[\^~]?(\d+\.\d+\.\d+\S*)$/.exec(range)?.[1];
  if (!version || !cpu || (!system && cpu !== "wasm32")) return undefined;
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : words.some((word) => word.startsWith("gnu")) ? "glibc" : undefined;
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...(libc ? { libc: [libc] } : {}), optional: true, ...(system ? { os: [system] } : {}) };
}
