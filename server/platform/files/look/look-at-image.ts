import sharp, { type Metadata, type Sharp } from "sharp";
import { avatarWidths, maxPixels, thumbWidths } from "../../../../contract/files.ts";
import { Refused } from "../refusals.ts";
import { widthsFor } from "../widths.ts";
import { decodeHeic } from "./decode-heic.ts";
import type { Copy, Look } from "./look-at-file.ts";

// One picture at a time, one thread, nothing remembered: this process lives beside the server on a small machine.
sharp.concurrency(1);
sharp.cache(false);
// The four decoders that are needed, and no other: fewer ways in for a prepared file.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"] });

const quality = 85;

/**
 * Decodes a picture and writes it anew, upright and in sRGB, without anything but its pixels: no place, no camera, nothing hidden behind
 * it. Makes the small copies as WebP. @throws Refused
 */
export async function lookAtImage(bytes: Buffer, type: string, purpose: "attachment" | "avatar"): Promise<Look> {
  const heic = type.startsWith("image/hei");
  const animated = (type === "image/gif" || type === "image/webp") && purpose === "attachment";
  try {
    const pixels = heic ? await decodeHeic(bytes) : undefined;
    const source = () => (pixels
      ? sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 4 } })
      : sharp(bytes, { failOn: "error", limitInputPixels: maxPixels, animated }).autoOrient());
    if (!pixels) checkHeader(await sharp(bytes, { failOn: "none", limitInputPixels: false, animated }).metadata());
    const mediaType = heic ? "image/jpeg" : type;
    const { data, info } = await encode(source(), mediaType).toBuffer({ resolveWithObject: true });
    const height = info.pageHeight ?? info.height;
    const small = purpose === "avatar" ? squares(data) : narrower(data, info.width);
    const copies: Copy[] = [{ variant: "original", mediaType, bytes: data }];
    for (const [variant, picture] of small) copies.push({ variant, mediaType: "image/webp", bytes: await picture.webp({ quality: 78, effort: 3 }).toBuffer() });
    return { kind: "image", mediaType, width: info.width, height, seconds: null, copies };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(error instanceof Error && /exceeds pixel limit/.test(error.message) ? "pixels" : "unreadable");
  }
}

/** Decides from the header, before a pixel is decoded. */
function checkHeader({ width, height, pages = 1, pageHeight }: Metadata): void {
  const tall = pageHeight ?? height;
  if (width * tall > maxPixels) throw new Refused("pixels");
  if (width * tall * pages > maxPixels) throw new Refused("frames");
}

function encode(picture: Sharp, mediaType: string): Sharp {
  switch (mediaType) {
    case "image/png": return picture.png({ compressionLevel: 6 });
    case "image/webp": return picture.webp({ quality, effort: 3 });
    case "image/gif": return picture.gif({ effort: 4 });
    // A transparent HEIC becomes white where nothing is, not black.
    default: return picture.flatten({ background: "#ffffff" }).jpeg({ quality, chromaSubsampling: "4:2:0" });
  }
}

function narrower(data: Buffer, width: number): [string, Sharp][] {
  return widthsFor(width, thumbWidths).map((each) => [String(each), sharp(data).resize({ width: each, withoutEnlargement: true })]);
}

function squares(data: Buffer): [string, Sharp][] {
  return avatarWidths.map((each) => [String(each), sharp(data).resize({ width: each, height: each, fit: "cover", position: "centre" })]);
}
