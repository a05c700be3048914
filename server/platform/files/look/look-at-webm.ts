import { Refused } from "../refusals.ts";

interface Element { id: number; start: number; /** Undefined: the recorder did not know the length when it wrote it. */ end: number | undefined }

/** Ids of Matroska that a sound recording has (RFC 9559, 5). Attached files are none of them. */
const ids = {
  head: 0x1a45dfa3, docType: 0x4282, segment: 0x18538067, cluster: 0x1f43b675, info: 0x1549a966, tracks: 0x1654ae6b, track: 0xae,
  trackType: 0x83, codec: 0x86, scale: 0x2ad7b1, duration: 0x4489, clusterTime: 0xe7, simpleBlock: 0xa3,
} as const;
const skipped = new Set<number>([0x114d9b74, 0x1c53bb6b, 0x1254c367, 0x1043a770, 0xec, 0xbf, 0xa0, 0xa7, 0xab, ids.clusterTime, ids.simpleBlock]);
const known = new Set<number>(Object.values(ids));

function elementAt(bytes: Buffer, at: number, end: number): Element {
  const idLength = Math.clz32(bytes[at] ?? 0) - 23;
  const sizeAt = at + idLength;
  const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23;
  if (idLength > 4 || sizeLength > 8 || sizeAt + sizeLength > end) throw new Refused(at === 0 ? "unreadable" : "foreign");
  let size = (bytes[sizeAt] ?? 0) & (0xff >> sizeLength);
  let unknown = size === 0xff >> sizeLength;
  for (const byte of bytes.subarray(sizeAt + 1, sizeAt + sizeLength)) {
    size = size * 256 + byte;
    unknown &&= byte === 0xff;
  }
  const start = sizeAt + sizeLength;
  const id = bytes.readUIntBE(at, idLength);
  if (!unknown && start + size > end) throw new Refused(skipped.has(id) || known.has(id) ? "unreadable" : "foreign");
  return { id, start, end: unknown ? undefined : start + size };
}

function childrenOf(bytes: Buffer, parent: Element): Element[] {
  const found: Element[] = [];
  for (let at = parent.start; at < (parent.end ?? parent.start);) {
    const child = elementAt(bytes, at, parent.end ?? parent.start);
    if (child.end === undefined) throw new Refused("unreadable");
    found.push(child);
    at = child.end;
  }
  return found;
}

function numberOf(bytes: Buffer, element: Element | undefined): number | undefined {
  const length = element ? (element.end ?? element.start) - element.start : 0;
  return element && length > 0 && length <= 6 ? bytes.readUIntBE(element.start, length) : undefined;
}

/** Walks a WebM file to its last byte: sound tracks in Opus only, nothing foreign. Answers with its seconds where they are said. @throws Refused */
export function lookAtWebm(bytes: Buffer): number | null {
  let sound = false, scale = 1_000_000, seconds: number | null = null, clusterTime = 0, lastTime = 0;
  for (let at = 0; at < bytes.length;) {
    const element = elementAt(bytes, at, bytes.length);
    // Segments and clusters are stepped into: a recorder leaves their lengths open.
    if (element.id === ids.segment || element.id === ids.cluster) {
      at = element.start;
      continue;
    }
    if (element.end === undefined) throw new Refused("unreadable");
    if (element.id === ids.head) checkHead(bytes, element);
    else if (element.id === ids.tracks) sound = checkTracks(bytes, element);
    else if (element.id === ids.info) {
      const parts = childrenOf(bytes, element);
      scale = numberOf(bytes, parts.find((each) => each.id === ids.scale)) ?? scale;
      const said = parts.find((each) => each.id === ids.duration);
      const length = said ? (said.end ?? 0) - said.start : 0;
      if (said && (length === 4 || length === 8)) seconds = (length === 4 ? bytes.readFloatBE(said.start) : bytes.readDoubleBE(said.start)) * scale / 1e9;
    } else if (!skipped.has(element.id)) throw new Refused("foreign");
    if (element.id === ids.clusterTime) clusterTime = numberOf(bytes, element) ?? 0;
    if (element.id === ids.simpleBlock && element.end - element.start >= 4) lastTime = Math.max(lastTime, clusterTime + bytes.readInt16BE(element.start + 1));
    at = element.end;
  }
  if (!sound) throw new Refused("unreadable");
  const told = seconds ?? (lastTime * scale) / 1e9;
  return Number.isFinite(told) && told > 0 ? told : null;
}

function checkHead(bytes: Buffer, head: Element): void {
  const type = childrenOf(bytes, head).find((each) => each.id === ids.docType);
  if (!type || bytes.toString("latin1", type.start, type.end).replace(/\0+$/, "") !== "webm") throw new Refused("type");
}

function checkTracks(bytes: Buffer, tracks: Element): boolean {
  let sound = false;
  for (const track of childrenOf(bytes, tracks).filter((each) => each.id === ids.track)) {
    const parts = childrenOf(bytes, track);
    const codec = parts.find((each) => each.id === ids.codec);
    if (numberOf(bytes, parts.find((each) => each.id === ids.trackType)) !== 2) throw new Refused("video");
    if (!codec || bytes.toString("latin1", codec.start, codec.end).replace(/\0+$/, "") !== "A_OPUS") throw new Refused("type");
    sound = true;
  }
  return sound;
}
