import { live } from "./page-live.ts";

/** Milliseconds that news are gathered before the server is told; and how many conversations one saying may name. */
const rest = 300;
const most = 100;

const due = new Map<string, number>();
const told = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** What reached this device up to a seq, to be told to the server in a moment: the writer sees "Delivered" (CV-5). */
export function noteDelivered(conversationId: string, seq: number): void {
  if (seq <= Math.max(told.get(conversationId) ?? 0, due.get(conversationId) ?? 0)) return;
  due.set(conversationId, seq);
  timer ??= setTimeout(tell, rest);
}

function tell(): void {
  timer = undefined;
  // Without a connection it waits for the next one; a marker that was not told is no loss, reading tells the same.
  if (live.state !== "on" || due.size === 0) return;
  const items = [...due].slice(0, most).map(([conversationId, seq]) => ({ conversationId, seq }));
  for (const { conversationId, seq } of items) {
    due.delete(conversationId);
    told.set(conversationId, seq);
  }
  live.say("delivered", { items });
  if (due.size > 0) timer = setTimeout(tell, rest);
}

live.onState(() => {
  if (live.state === "on" && due.size > 0) timer ??= setTimeout(tell, rest);
});
