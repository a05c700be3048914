import { chownSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";

/** The superuser of an embedded cluster, and the name of Baraza's database in it. */
export const ownerName = "baraza";

/** What is needed to reach a cluster: kept inside it, so that both are always copied and removed together. */
export interface Credentials {
  password: string;
  /** TCP port on 127.0.0.1 of the last start. */
  port: number;
}

const fileIn = (cluster: string) => join(cluster, "baraza.json");

/** Reads what the last start wrote. @throws Error that names the file, when it is missing or damaged */
export function readCredentials(cluster: string): Credentials {
  const file = fileIn(cluster);
  try {
    const { password, port } = JSON.parse(readFileSync(file, "utf8")) as Partial<Credentials>;
    if (typeof password === "string" && typeof port === "number") return { password, port };
  } catch (cause) {
    throw new Error(`${file} (the password and port of the embedded database) cannot be read. Bring it back from a backup.`, { cause });
  }
  throw new Error(`${file} must hold a password and a port. Bring it back from a backup.`);
}

/** Writes the file, readable only by the server's account (a base backup reads every file of the cluster). */
export function writeCredentials(cluster: string, credentials: Credentials, account: Account | undefined): void {
  writeFileSync(fileIn(cluster), `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
  if (account) chownSync(fileIn(cluster), account.uid, account.gid);
}

/**
 * The address of a database of the cluster, as its superuser.
 *
 * @param socket folder of the server's own socket: drivers and PostgreSQL's programs prefer it to the host before it
 */
export function ownerUrl({ password, port }: Credentials, database = ownerName, socket?: string): string {
  return `postgres://${ownerName}:${password}@127.0.0.1:${port}/${database}${socket ? `?host=${encodeURIComponent(socket)}` : ""}`;
}
