import type { DemoCategory, DemoPerson, DemoTicket } from "./types.ts";
import type { Random } from "./random.ts";

/** Who writes tickets, how often next to others, how many at most, and about what: null is about anything. */
type Writer = { member: DemoPerson; weight: number; most: number; always: DemoCategory | null };

/** Most people need help now and then; tickets that one of them writes. */
export const MOST_OF_ONE = 4;
/** A shop that sells here, say: tickets that a regular writes, always of the same kind. */
export const MOST_OF_REGULAR = 10;
/** Of so many members one is a regular. */
const REGULAR_AMONG = 22;
const REGULAR_MATTERS: readonly DemoCategory[] = ["payment", "content", "payment", "account", "bug"];

/** The first is an ordinary member: the demo offers them for signing in. */
export function makeWriters(random: Random, members: readonly DemoPerson[]): Writer[] {
  return members.map((member, index) => {
    const isRegular = index % REGULAR_AMONG === REGULAR_AMONG - 1;
    const always = isRegular ? (REGULAR_MATTERS[Math.floor(index / REGULAR_AMONG) % REGULAR_MATTERS.length] ?? null) : null;
    return { member, always, weight: isRegular ? 3 : 1 / (2 + random.exponential(2)), most: isRegular ? MOST_OF_REGULAR : MOST_OF_ONE };
  });
}

/** Who writes the next ticket: nobody who has just written, or who has written enough, while there are others. */
export function chooseRequester(random: Random, writers: readonly Writer[], past: readonly DemoTicket[]): Writer {
  const justWrote = new Set(past.slice(-3).map(({ requester }) => requester));
  const written = Map.groupBy(past, ({ requester }) => requester);
  const others = writers.filter(({ member }) => !justWrote.has(member.key));
  const free = others.filter(({ member, most }) => (written.get(member.key)?.length ?? 0) < most);
  const able = free.length > 0 ? free : others.length > 0 ? others : writers;
  return random.weighted(able.map((writer) => [writer, writer.weight] as const));
}
