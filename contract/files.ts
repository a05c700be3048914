import { z } from "zod";
import { id, idParams, instant } from "./common.ts";
import { endpoint } from "./endpoint.ts";

/** The largest file that is taken, and how many go with one message (CV-7). */
export const maxFileBytes = 10 * 1024 * 1024;
export const maxFilesPerMessage = 5;
/** Pictures over this many pixels are refused before they are decoded. */
export const maxPixels = 40_000_000;
/** Widths of the small copies of a picture, in pixels. Portraits are square. */
export const thumbWidths = [320, 640, 1280] as const;
export const avatarWidths = [96, 320, 640] as const;

export const fileKind = z.enum(["image", "pdf", "audio"]);
export const filePurpose = z.enum(["attachment", "avatar"]);

/** A stored file as modules keep it beside what it belongs to: facts only, no addresses. */
export const storedFile = z.strictObject({
  id, kind: fileKind,
  /** For people to read; never used as a path or as a type. */
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Length of an audio note, where its container says it. */
  seconds: z.number().nullable(),
});
export type StoredFile = z.infer<typeof storedFile>;

/** A stored file with signed addresses that work for some hours and stay the same within the hour. */
export const attachment = storedFile.extend({
  /** The file itself, as shown (re-encoded pictures, audio) or downloaded (PDF). */
  url: z.string(),
  /** Smaller copies of a picture, narrowest first; none for other kinds. */
  thumbs: z.array(z.strictObject({ width: z.number().int(), url: z.string() })),
  /** The same file, always saved instead of shown. */
  downloadUrl: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

/**
 * Where an upload stands: bytes still come (`uploading`), all are here and are looked at (`checking`), then `ready` with its file or
 * `refused` with words for the uploader. `deleted` stays as a mark.
 */
export const uploadState = z.strictObject({
  id, purpose: filePurpose,
  state: z.enum(["uploading", "checking", "ready", "refused", "deleted"]),
  name: z.string(),
  receivedBytes: z.number().int(),
  declaredBytes: z.number().int(),
  /** Why it was refused, as a sentence for the uploader; null otherwise. */
  reason: z.string().nullable(),
  /** The kind of refusal, for programs. */
  reasonCode: z.string().nullable(),
  file: attachment.nullable(),
  createdAt: instant,
});
export type UploadState = z.infer<typeof uploadState>;

/**
 * Uploading itself speaks the tus protocol 1.0 (https://tus.io/protocols/resumable-upload) at `/api/uploads`:
 * `POST` with `Upload-Length` and `Upload-Metadata: filename <base64>,purpose <base64>`, `PATCH`, `HEAD`, `DELETE`.
 * The id in its `Location` is the file's id.
 */
export const fileEndpoints = {
  state: endpoint({
    method: "GET", path: "/api/uploads/:id/state", summary: "Where an own upload stands, and the file once it is ready.",
    access: "signed-in", limit: "read", params: idParams, output: uploadState, errors: ["not-found"],
  }),
};
