import { existsSync, readFileSync } from "node:fs";
import { mkdir, open, truncate } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { BackupError } from "./backup-error.ts";

/** An erasure that began: nobody may bring this person back, by a backup either. */
export interface JournalEntry {
  /** An id without meaning outside of this instance. */
  personId: string;
  at: string;
}

const entry = z.strictObject({ personId: z.uuid(), at: z.iso.datetime() });
const fileName = "erasures.jsonl";

/** The journal of a data folder, or of a folder with backups. It stands outside of the database, so no restore can take it back. */
export const journalOf = (folder: string): string => join(folder, fileName);

/** Whom a journal names, each once. Nobody where there is none. @throws BackupError for a file that is no journal */
export function readJournal(path: string): JournalEntry[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  // What stands behind the last line's end was cut off by a crash while it was written: its erasure goes on, and writes it again.
  lines.pop();
  const byPerson = new Map<string, JournalEntry>();
  for (const line of lines.filter((one) => one !== "")) {
    let parsed: JournalEntry | undefined;
    try { parsed = entry.safeParse(JSON.parse(line)).data; } catch { /* Said below. */ }
    if (!parsed) throw new BackupError(`${path} is not a journal of erasures, or it is damaged: it has the line ${JSON.stringify(line.slice(0, 80))}.`);
    if (!byPerson.has(parsed.personId)) byPerson.set(parsed.personId, parsed);
  }
  return [...byPerson.values()];
}

/** Adds to a journal whom it does not name yet, and waits until it is on the disk. */
export async function addToJournal(path: string, entries: readonly JournalEntry[]): Promise<void> {
  const known = new Set(readJournal(path).map(({ personId }) => personId));
  const missing = entries.filter(({ personId }) => !known.has(personId));
  if (missing.length === 0) return;
  await mkdir(dirname(path), { recursive: true });
  await cutOff(path);
  const file = await open(path, "a", 0o600);
  try {
    await file.write(missing.map(({ personId, at }) => `${JSON.stringify({ personId, at })}\n`).join(""));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes away half a line that a crash left, or the next one would be a part of it. */
async function cutOff(path: string): Promise<void> {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text !== "" && !text.endsWith("\n")) await truncate(path, Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1)));
}
