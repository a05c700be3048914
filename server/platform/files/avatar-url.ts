import type { avatarWidths } from "../../../contract/files.ts";

/** The address of a person's picture for everybody: it needs no signature, and a new picture has a new address. */
export function avatarUrl(fileId: string, width: (typeof avatarWidths)[number] = 96): string {
  return `/files/avatars/${fileId}/${width}`;
}
