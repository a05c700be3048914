import { thumbWidths, type Attachment, type StoredFile } from "../../../contract/files.ts";
import type { Services } from "../services.ts";
import { signedPath } from "./signature.ts";
import { widthsFor } from "./widths.ts";

/** Adds signed addresses to a file's facts. Asks no database; the addresses stay the same for hours, so that browsers cache. */
export function presentFile(services: Services, file: StoredFile): Attachment {
  const { config, clock } = services;
  const path = (variant: string) => signedPath(config.secret, file.id, variant, clock.now());
  const width = file.kind === "image" ? file.width ?? 0 : 0;
  return {
    id: file.id, kind: file.kind, name: file.name, mediaType: file.mediaType, bytes: file.bytes, width: file.width, height: file.height, seconds: file.seconds,
    url: path("original"), downloadUrl: path("download"),
    thumbs: width > 0 ? widthsFor(width, thumbWidths).map((each) => ({ width: Math.min(each, width), url: path(String(each)) })) : [],
  };
}
