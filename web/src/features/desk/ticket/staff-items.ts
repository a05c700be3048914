import type { TimelineEvent } from "../../../../../contract/conversations.ts";
import { arrange, entriesOf, type ThreadItem } from "../../conversations/thread-items.ts";
import type { ThreadState } from "../../conversations/thread-state.ts";

/** What a rule did stands in one line with its reason: the single changes of the same moment say nothing more, and name whoever saved the rule. */
function byARule({ timeline }: ThreadState): (event: TimelineEvent) => boolean {
  const runs = new Set(timeline.filter(({ kind }) => kind === "automation_ran").map(({ at, actor }) => `${at} ${actor?.id ?? ""}`));
  return ({ kind, at, actor }) => !kind.startsWith("automation_") && runs.has(`${at} ${actor?.id ?? ""}`);
}

/** A ticket's thread for staff: every event shows but a rule's single changes, and a note never stands under the name line of a reply (CV-9). */
export function staffItems(state: ThreadState): ThreadItem[] {
  const ofARule = byARule(state);
  const items = arrange(entriesOf(state, { showsEvent: (event) => !ofARule(event) }));
  return items.map((item, at) => {
    if (item.kind !== "message" || !item.grouped) return item;
    const before = items[at - 1];
    const together = before?.kind === "message" && before.message.visibility === item.message.visibility;
    return together ? item : { ...item, grouped: false };
  });
}
