import { Refused } from "../refusals.ts";

/** Opus counts time in 48,000ths of a second, whatever was recorded (RFC 7845, 4). */
const opusRate = 48_000;

/** Walks the pages of an Ogg file (RFC 3533, 6); every stream in it must be Opus. Answers with its seconds. @throws Refused */
export function lookAtOgg(bytes: Buffer): number | null {
  let at = 0, granule = 0, skip = 0;
  while (at < bytes.length) {
    if (bytes.length - at < 27) throw new Refused(at === 0 ? "unreadable" : "foreign");
    if (bytes.toString("latin1", at, at + 4) !== "OggS") throw new Refused(at === 0 ? "unreadable" : "foreign");
    const segments = bytes.readUInt8(at + 26);
    if (at + 27 + segments > bytes.length) throw new Refused("unreadable");
    let length = 0;
    for (const segment of bytes.subarray(at + 27, at + 27 + segments)) length += segment;
    const body = at + 27 + segments;
    if (body + length > bytes.length) throw new Refused("unreadable");
    const startsStream = (bytes.readUInt8(at + 5) & 2) !== 0;
    if (startsStream) {
      if (bytes.toString("latin1", body, body + 8) !== "OpusHead" || length < 19) throw new Refused("type");
      skip = bytes.readUInt16LE(body + 10);
    }
    const position = Number(bytes.readBigInt64LE(at + 6));
    if (position > granule) granule = position;
    at = body + length;
  }
  return granule > skip ? (granule - skip) / opusRate : null;
}
