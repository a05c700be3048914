// The doors of files: what modules may do with uploads. Uploading, checking and serving are the platform's own.
export type { Attachment, StoredFile } from "../../../contract/files.ts";
export { avatarUrl } from "./avatar-url.ts";
export { claimFiles, type Claim } from "./claim-files.ts";
export { deleteFiles } from "./delete-files.ts";
export { filesOfOwner } from "./files-of-owner.ts";
export { openFile, type OpenFile } from "./open-file.ts";
export { presentFile } from "./present-file.ts";
