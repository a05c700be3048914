import type { ThreadItem } from "./thread-items.ts";

/** A stretch of a thread that is shown or left out as a whole. */
export interface Chunk { key: string; items: readonly ThreadItem[] }

/** Messages in a stretch: a screen or two, so that showing one takes little at once. */
const perChunk = 16;

/** The stretch that an item belongs to; null for what goes with its neighbours. A talk and the ticket that it became stand in one thread. */
function placeOf(item: ThreadItem): string | null {
  return item.kind === "message" ? `${item.message.conversationId} ${Math.floor(item.message.seq / perChunk)}` : null;
}

/**
 * Cuts a thread into stretches by the messages' numbers, so that neither older messages in front nor new ones behind move a cut. What
 * has no number goes with the message before it, a day's heading with the message that it heads.
 *
 * @param before the last answer: stretches in which nothing changed are the same objects, and are not shown anew
 */
export function chunkItems(items: readonly ThreadItem[], before: readonly Chunk[] = []): Chunk[] {
  const chunks: { key: string; items: ThreadItem[] }[] = [];
  let waiting: ThreadItem[] = [];
  for (const item of items) {
    const place = placeOf(item);
    const last = chunks.at(-1);
    if (place === null) {
      if (item.kind === "day" || !last) waiting.push(item);
      else last.items.push(...waiting.splice(0), item);
      continue;
    }
    if (last?.key === place) last.items.push(...waiting, item);
    else chunks.push({ key: place, items: [...waiting, item] });
    waiting = [];
  }
  if (waiting.length > 0) {
    const last = chunks.at(-1);
    if (last) last.items.push(...waiting);
    else chunks.push({ key: "only", items: waiting });
  }
  const held = new Map(before.map((chunk) => [chunk.key, chunk]));
  return chunks.map((chunk) => {
    const old = held.get(chunk.key);
    if (!old) return chunk;
    const kept = new Map(old.items.map((item) => [item.key, item]));
    const same = chunk.items.map((item) => {
      const known = kept.get(item.key);
      return known && alike(known, item) ? known : item;
    });
    return same.length === old.items.length && same.every((item, at) => item === old.items[at]) ? old : { key: chunk.key, items: same };
  });
}

/** Items are made anew at each change; those that say the same are the same. */
function alike(a: ThreadItem, b: ThreadItem): boolean {
  const one = a as Record<string, unknown>, other = b as Record<string, unknown>;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]));
}
