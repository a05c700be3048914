import type { RefusalCode } from "../refusals.ts";

/** The server asks: look at `<folder>/input`, write the copies beside it. */
export interface LookTask { folder: string; purpose: "attachment" | "avatar" }

/** What was found; the bytes of the copies lie in the folder under their variant's name. */
export interface Looked {
  kind: "image" | "pdf" | "audio";
  mediaType: string;
  width: number | null;
  height: number | null;
  seconds: number | null;
  copies: { variant: string; mediaType: string; bytes: number }[];
}

/** The worker answers. `failed` is trouble of ours (a full disk), not of the file. */
export type LookAnswer = { looked: Looked } | { refused: RefusalCode } | { failed: string };
