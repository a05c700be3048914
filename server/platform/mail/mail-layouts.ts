import { Worker } from "node:worker_threads";
import { rowNames, type RowName } from "./mail-source.ts";
import type { MailTheme } from "./mail-themes.ts";

/** A compiled layout: what stands before and after each row, and the rows to fill. */
export interface MailLayout {
  /** The page with `@@rows_x@@` where rows of that name go. */
  frame: string;
  rows: Record<RowName, string>;
}

let compiled: Promise<Record<MailTheme, MailLayout>> | undefined;

/** The layout of a theme. All themes are compiled at the first call of a process (about a second); later calls answer at once. */
export async function mailLayout(theme: MailTheme): Promise<MailLayout> {
  compiled ??= compile().catch((error: unknown) => {
    compiled = undefined;
    throw error;
  });
  return (await compiled)[theme];
}

async function compile(): Promise<Record<MailTheme, MailLayout>> {
  const worker = new Worker(new URL("./compile-layouts.ts", import.meta.url));
  const layouts = await new Promise<Record<MailTheme, string>>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the mail layouts were not compiled")));
  });
  return Object.fromEntries(Object.entries(layouts).map(([theme, html]) => [theme, splitLayout(html)])) as Record<MailTheme, MailLayout>;
}

/** Takes the rows out of a compiled page. @throws Error when a row is missing */
export function splitLayout(html: string): MailLayout {
  const rows: Partial<Record<RowName, string>> = {};
  // Indentation only makes the mail heavier: 4 kB of 14.
  const lean = html.replaceAll(/\n\s+/g, "\n").replaceAll(/\n{2,}/g, "\n");
  const frame = lean.replaceAll(/@@row_(\w+)@@([\s\S]*?)@@end@@/g, (_match, name: RowName, row: string) => {
    rows[name] = row;
    return `@@rows_${name}@@`;
  });
  const missing = rowNames.find((name) => rows[name] === undefined);
  if (missing) throw new Error(`the mail layout has no row "${missing}"`);
  return { frame, rows: rows as Record<RowName, string> };
}

/** Puts values into the holes, once: what a value looks like does not matter. @throws Error when a hole has no value */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.split(/@@(\w+)@@/).map((part, index) => {
    if (index % 2 === 0) return part;
    const value = values[part];
    if (value === undefined) throw new Error(`no value for the hole "${part}" of the mail layout`);
    return value;
  }).join("");
}
