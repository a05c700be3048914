import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A browser to start, and the environment that it needs. */
export interface InstalledBrowser {
  /** What to tell the person who runs the tests. */
  description: string;
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Unpacks the Chromium of the npm package `@sparticuz/chromium` (Linux x64) once per version, and finds the libraries that it
 * needs: the system's, else the ones that the package carries.
 *
 * @throws Error with the command that installs what is missing
 */
export async function unpackBundledChromium(): Promise<InstalledBrowser> {
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const home = fileURLToPath(new URL(`../../node_modules/.cache/baraza-chromium-${version}`, import.meta.url));
  if (!existsSync(home)) await unpack(join(packageFolder, "bin"), home);

  const executablePath = join(home, "chromium");
  const bundled = { LD_LIBRARY_PATH: join(home, "al2023", "lib") };
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(home, "fonts") };
  const description = `Chromium ${version.split(".")[0]} from the package @sparticuz/chromium`;
  if (missingLibraries(executablePath, {}).length === 0) return { description, executablePath, env: fonts };
  const missing = missingLibraries(executablePath, bundled);
  if (missing.length === 0) return { description: `${description}, with the libraries that it carries`, executablePath, env: { ...fonts, ...bundled } };
  throw new Error(`Chromium lacks ${missing.join(", ")} on this machine. On Debian or Ubuntu run: apt-get install -y libnss3 libnspr4 libexpat1`);
}

/** The package takes any `$TMPDIR/chromium` for its own, also of another version: it gets a folder that is only this version's. */
async function unpack(archives: string, home: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const partial = `${home}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = partial;
  try {
    await Promise.all(["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"].map((name) => inflate(join(archives, name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  chmodSync(join(partial, "chromium"), 0o755);
  renameSync(partial, home);
}

function missingLibraries(program: string, env: Record<string, string>): string[] {
  const listing = execFileSync("ldd", [program], { encoding: "utf8", env: { PATH: process.env.PATH, ...env } });
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].flatMap(([, name]) => name ?? []);
}
