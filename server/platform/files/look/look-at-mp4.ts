import { Refused } from "../refusals.ts";

interface Box { type: string; start: number; end: number }

/** The boxes between two places (ISO 14496-12, 4.2). @throws Refused when one does not fit. */
function boxesIn(bytes: Buffer, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at < end;) {
    if (end - at < 8) throw new Refused("foreign");
    const type = bytes.toString("latin1", at + 4, at + 8);
    let size = bytes.readUInt32BE(at), head = 8;
    if (size === 1 && end - at >= 16) {
      size = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    } else if (size === 0) size = end - at;
    if (size < head || at + size > end) throw new Refused(boxes.length > 1 ? "foreign" : "unreadable");
    boxes.push({ type, start: at + head, end: at + size });
    at += size;
  }
  return boxes;
}

const known = new Set(["ftyp", "styp", "moov", "moof", "mdat", "mfra", "sidx", "free", "skip", "wide", "meta", "udta", "uuid", "emsg", "prft"]);

/** Looks at an MP4 container: it must be filled to its last byte with known boxes, hold sound and no picture track. Answers with its seconds. @throws Refused */
export function lookAtMp4(bytes: Buffer): number | null {
  const top = boxesIn(bytes, 0, bytes.length);
  if (top.some((box) => !known.has(box.type))) throw new Refused("foreign");
  const movie = top.find((box) => box.type === "moov");
  if (!movie) throw new Refused("unreadable");
  const parts = boxesIn(bytes, movie.start, movie.end);
  const handlers = parts.filter((box) => box.type === "trak").map((track) => handlerOf(bytes, track));
  if (handlers.includes("vide")) throw new Refused("video");
  if (!handlers.includes("soun")) throw new Refused("type");
  const head = parts.find((box) => box.type === "mvhd");
  return head ? durationOf(bytes, head) : null;
}

function handlerOf(bytes: Buffer, track: Box): string {
  const media = boxesIn(bytes, track.start, track.end).find((box) => box.type === "mdia");
  const handler = media && boxesIn(bytes, media.start, media.end).find((box) => box.type === "hdlr");
  return handler && handler.end - handler.start >= 12 ? bytes.toString("latin1", handler.start + 8, handler.start + 12) : "";
}

function durationOf(bytes: Buffer, head: Box): number | null {
  const long = bytes[head.start] === 1;
  if (head.end - head.start < (long ? 32 : 20)) throw new Refused("unreadable");
  const scale = bytes.readUInt32BE(head.start + (long ? 20 : 12));
  const duration = long ? Number(bytes.readBigUInt64BE(head.start + 24)) : bytes.readUInt32BE(head.start + 16);
  return scale > 0 && duration > 0 && duration < 0xffffffff ? duration / scale : null;
}
