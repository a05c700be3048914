import { createRequire } from "node:module";
import { maxPixels } from "../../../../contract/files.ts";
import { Refused } from "../refusals.ts";

/** The part of libheif-js that is used; the package describes only its inner layer. */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (filled: object | null) => void): void;
  free(): void;
}
interface LibHeif { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } }

let library: LibHeif | undefined;
/** Loaded with the first HEIC only: 3 MB of WebAssembly. sharp's own build has no HEVC. */
function libHeif(): LibHeif {
  library ??= createRequire(import.meta.url)("libheif-js/wasm-bundle") as LibHeif;
  return library;
}

export interface Pixels { data: Uint8ClampedArray; width: number; height: number }

/** The main picture of a HEIC/HEIF file as RGBA, turned as its container says. Its size is read before anything is decoded. @throws Refused */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  const images = new (libHeif().HeifDecoder)().decode(bytes);
  try {
    const image = images.find((each) => each.is_primary()) ?? images[0];
    if (!image) throw new Refused("unreadable");
    const width = image.get_width(), height = image.get_height();
    if (width < 1 || height < 1) throw new Refused("unreadable");
    if (width * height > maxPixels) throw new Refused("pixels");
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const filled = await new Promise<object | null>((resolve) => { image.display(target, resolve); });
    if (!filled) throw new Refused("unreadable");
    return target;
  } finally {
    for (const image of images) image.free();
  }
}
