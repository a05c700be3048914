import { Refused } from "../refusals.ts";

/** kbit/s by index for layer III (ISO 11172-3 and 13818-3). */
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const frequencies = [44_100, 48_000, 32_000];

interface Frame { length: number; seconds: number }

function frameAt(bytes: Buffer, at: number): Frame | undefined {
  if (at + 4 > bytes.length) return undefined;
  const head = bytes.readUInt32BE(at);
  const version = (head >>> 19) & 3, layer = (head >>> 17) & 3, rate = (head >>> 12) & 15, frequency = (head >>> 10) & 3;
  if (head >>> 21 !== 0x7ff || version === 1 || layer !== 1 || rate === 0 || rate === 15 || frequency === 3) return undefined;
  const first = version === 3;
  const hertz = (frequencies[frequency] ?? 0) / (first ? 1 : version === 2 ? 2 : 4);
  const kilobits = (first ? rates1 : rates2)[rate] ?? 0;
  const samples = first ? 1152 : 576;
  return { length: Math.floor((samples / 8) * kilobits * 1000 / hertz) + ((head >>> 9) & 1), seconds: samples / hertz };
}

/** Walks the frames of an MP3; around them only its known tags and padding may stand. Answers with its seconds. @throws Refused */
export function lookAtMp3(bytes: Buffer): number {
  let at = 0;
  if (bytes.toString("latin1", 0, 3) === "ID3" && bytes.length > 10) {
    // Seven bits to a byte (id3.org, version 2.4, 6.2).
    const size = bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0);
    at = 10 + size + ((bytes.readUInt8(5) & 16) !== 0 ? 10 : 0);
  }
  while (at < bytes.length && bytes[at] === 0) at += 1;
  let frames = 0, seconds = 0;
  for (let frame = frameAt(bytes, at); frame && at < bytes.length; frame = frameAt(bytes, at)) {
    frames += 1;
    seconds += frame.seconds;
    at += frame.length;
  }
  if (frames < 2) throw new Refused("unreadable");
  // The last frame may be cut; more than one is not there.
  const rest = bytes.subarray(Math.min(at, bytes.length));
  const text = rest.toString("latin1", 0, 8);
  const tag = (text.startsWith("TAG") && rest.length === 128) || text === "APETAGEX";
  if (!tag && rest.some((byte) => byte !== 0)) throw new Refused("foreign");
  return seconds;
}
