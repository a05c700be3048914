import type { OutgoingFile } from "./thread-state.ts";

/** A file that was chosen in this page, with its bytes. */
export type LocalFile = OutgoingFile & { blob: Blob };
