import { arrange, entriesOf, type ThreadItem } from "../../conversations/thread-items.ts";
import type { ThreadState } from "../../conversations/thread-state.ts";

/** A ticket's thread for staff: every event shows, and a note never stands under the name line of a reply (CV-9). */
export function staffItems(state: ThreadState): ThreadItem[] {
  const items = arrange(entriesOf(state, { showsEvent: () => true }));
  return items.map((item, at) => {
    if (item.kind !== "message" || !item.grouped) return item;
    const before = items[at - 1];
    const together = before?.kind === "message" && before.message.visibility === item.message.visibility;
    return together ? item : { ...item, grouped: false };
  });
}
