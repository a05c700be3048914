import { fileTypeFromBuffer } from "file-type";
import { Refused } from "../refusals.ts";
import { lookAtImage } from "./look-at-image.ts";
import { lookAtMp3 } from "./look-at-mp3.ts";
import { lookAtMp4 } from "./look-at-mp4.ts";
import { lookAtOgg } from "./look-at-ogg.ts";
import { checkPdf } from "./check-pdf.ts";
import { lookAtWebm } from "./look-at-webm.ts";

/** A copy to keep: its name (`original` or a width), its type and bytes. */
export interface Copy { variant: string; mediaType: string; bytes: Uint8Array }

/** What a file turned out to be. */
export interface Look {
  kind: "image" | "pdf" | "audio";
  mediaType: string;
  width: number | null;
  height: number | null;
  seconds: number | null;
  copies: Copy[];
}

const images = new Set(["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);
const archives = /zip|compressed|tar|rar|7z|gzip|bzip|x-xz|zstd|lz/;

/**
 * Says by content alone what a file is and makes the copies to keep. Runs in the worker process: what it reads was written by strangers.
 * @throws Refused when the file is not to be kept.
 */
export async function lookAtFile(bytes: Buffer, purpose: "attachment" | "avatar"): Promise<Look> {
  // Only the head and a bounded part is read to find the type; a damaged head is "no type".
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime.split(";")[0];
  if (type !== undefined && images.has(type)) return lookAtImage(bytes, type, purpose);
  if (purpose === "avatar") throw new Refused("not-a-picture");
  switch (type) {
    case "application/pdf":
      checkPdf(bytes);
      return kept("pdf", "application/pdf", null, bytes);
    case "audio/ogg": return kept("audio", "audio/ogg", lookAtOgg(bytes), bytes);
    case "video/webm": case "audio/webm": return kept("audio", "audio/webm", lookAtWebm(bytes), bytes);
    case "video/mp4": case "audio/mp4": case "audio/x-m4a": return kept("audio", "audio/mp4", lookAtMp4(bytes), bytes);
    case "audio/mpeg": return kept("audio", "audio/mpeg", lookAtMp3(bytes), bytes);
    default: throw refusalOf(type, bytes);
  }
}

function kept(kind: "pdf" | "audio", mediaType: string, seconds: number | null, bytes: Buffer): Look {
  return { kind, mediaType, width: null, height: null, seconds, copies: [{ variant: "original", mediaType, bytes }] };
}

function refusalOf(type: string | undefined, bytes: Buffer): Refused {
  if (/<svg[\s>]/i.test(bytes.subarray(0, 4096).toString("latin1"))) return new Refused("svg");
  if (type?.startsWith("video/")) return new Refused("video");
  if (type !== undefined && archives.test(type)) return new Refused("archive");
  return new Refused("type");
}
