import sharp from "sharp";

/** A JPEG with the traces that a phone leaves: place, camera, and lying on its side (orientation 6: turn right to see it). */
export function phonePhoto(width = 2000, height = 1500): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#407050", noise: { type: "gaussian", mean: 128, sigma: 30 } } })
    .withExif({ IFD0: { Make: "Phone of Ada", Orientation: "6" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "6/1 27/1 14/1", GPSLongitudeRef: "E", GPSLongitude: "3/1 23/1 41/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 80 }).toBuffer();
}

/** A small picture in a format. */
export function picture(format: "png" | "webp" | "gif" | "jpeg", width = 64, height = 48): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: { r: 200, g: 80, b: 40, alpha: 1 } } }).toFormat(format).toBuffer();
}

/** A PDF of one empty page. */
export function smallPdf(): Buffer {
  return Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n180\n%%EOF\n");
}

/** A PNG whose header claims a size; its data is a line of zeros, as a bomb's would be. */
export async function pngThatClaims(width: number, height: number): Promise<Buffer> {
  const png = await picture("png");
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  const { crc32 } = await import("node:zlib");
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function oggPage(kind: number, granule: bigint, sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(27);
  head.write("OggS", 0, "latin1");
  head.writeUInt8(kind, 5);
  head.writeBigInt64LE(granule, 6);
  head.writeUInt32LE(7, 14);
  head.writeUInt32LE(sequence, 18);
  const lacing = [...Array.from({ length: Math.floor(body.length / 255) }, () => 255), body.length % 255];
  head.writeUInt8(lacing.length, 26);
  return Buffer.concat([head, Buffer.from(lacing), body]);
}

/** An Ogg recording of `seconds` whose packets are silence. */
export function oggNote(seconds = 3): Buffer {
  const head = Buffer.concat([Buffer.from("OpusHead", "latin1"), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const tags = Buffer.concat([Buffer.from("OpusTags", "latin1"), Buffer.from([4, 0, 0, 0]), Buffer.from("test"), Buffer.from([0, 0, 0, 0])]);
  return Buffer.concat([oggPage(2, 0n, 0, head), oggPage(0, 0n, 1, tags), oggPage(4, BigInt(seconds * 48_000), 2, Buffer.from([0xf8, 0xff, 0xfe]))]);
}

const element = (id: number[], body: Buffer | number[]) => Buffer.concat([Buffer.from(id), Buffer.from([0x40 | (body.length >> 8), body.length & 255]), Buffer.from(body)]);

/** A WebM as a browser's recorder writes it: segment and cluster without a length. `trackType` 1 is video. */
export function webmNote(trackType = 2): Buffer {
  const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from("webm"))),
    Buffer.from([0x18, 0x53, 0x80, 0x67, ...unknown]),
    element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], [0x0f, 0x42, 0x40])),
    element([0x16, 0x54, 0xae, 0x6b], element([0xae], Buffer.concat([element([0xd7], [1]), element([0x83], [trackType]), element([0x86], Buffer.from("A_OPUS"))]))),
    Buffer.from([0x1f, 0x43, 0xb6, 0x75, ...unknown]),
    element([0xe7], [0x03, 0xe8]), element([0xa3], [0x81, 0x01, 0xf4, 0x80, 0xf8, 0xff, 0xfe]),
  ]);
}

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};

/** An M4A with one track of `handler` (`soun`, `vide`) and two seconds. */
export function m4aNote(handler = "soun"): Buffer {
  const head = Buffer.alloc(100);
  head.writeUInt32BE(1000, 12);
  head.writeUInt32BE(2000, 16);
  const track = box("trak", box("mdia", box("hdlr", Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13))));
  return Buffer.concat([box("ftyp", Buffer.from("M4A \0\0\0\0M4A mp42", "latin1")), box("moov", box("mvhd", head), track), box("mdat", Buffer.alloc(64))]);
}

/** An MP3 of 50 silent frames (MPEG 1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes each). */
export function mp3Note(): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9000);
  return Buffer.concat(Array.from({ length: 50 }, () => frame));
}
