import { encodeHevc, type Picture } from "./hevc.fixture.ts";

const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
const u32 = (...values: number[]) => Buffer.concat(values.map((value) => { const b = Buffer.alloc(4); b.writeUInt32BE(value); return b; }));
const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, "latin1"), body]);
};
const fullBox = (type: string, version: number, flags: number, ...parts: Buffer[]) => box(type, u32(version * 2 ** 24 + flags), ...parts);

function decoderConfiguration(sets: Buffer[]): Buffer {
  const head = Buffer.from([1, 3, 0x70, 0, 0, 0, 0xb0, 0, 0, 0, 0, 0, 186, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, sets.length]);
  return box("hvcC", head, ...sets.map((set, i) => Buffer.concat([Buffer.from([0x80 | (32 + i)]), u16(1, set.length), set])));
}

/**
 * A HEIC photo as a phone writes it (ISO/IEC 23008-12): one HEVC picture, turned a quarter to the left by its container, with an Exif item.
 * `exif` is a TIFF structure (what sharp gives without its first six bytes).
 */
export function heicPhoto(picture: Picture, exif: Buffer): Buffer {
  const { sets, slice } = encodeHevc(picture);
  const pixels = Buffer.concat([u32(slice.length), slice]);
  const traces = Buffer.concat([u32(0), exif]);
  const kinds = box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1"));
  const item = (id: number, type: string) => fullBox("infe", 2, 0, u16(id, 0), Buffer.from(`${type}\0`, "latin1"));
  const properties = box("iprp",
    box("ipco", decoderConfiguration(sets), fullBox("ispe", 0, 0, u32(picture.width, picture.height)), box("irot", Buffer.from([1]))),
    fullBox("ipma", 0, 0, u32(1), u16(1), Buffer.from([3, 0x81, 0x02, 0x83])));
  const meta = (at: number) => fullBox("meta", 0, 0,
    fullBox("hdlr", 0, 0, u32(0), Buffer.from("pict", "latin1"), Buffer.alloc(13)), fullBox("pitm", 0, 0, u16(1)),
    fullBox("iloc", 0, 0, Buffer.from([0x44, 0]), u16(2), u16(1, 0, 1), u32(at, pixels.length), u16(2, 0, 1), u32(at + pixels.length, traces.length)),
    fullBox("iinf", 0, 0, u16(2), item(1, "hvc1"), item(2, "Exif")), fullBox("iref", 0, 0, box("cdsc", u16(2, 1, 1))), properties);
  const start = kinds.length + meta(0).length + 8;
  return Buffer.concat([kinds, meta(start), box("mdat", pixels, traces)]);
}

/** A picture that is light on its left and dark on its right half. */
export function lightAndDark(width: number, height: number): Picture {
  return { width, height, at: (x, y) => (x < width / 2 ? [200 + ((x ^ y) & 15), 128, 128] : [40 + ((x * y) & 15), 100, 160]) };
}
