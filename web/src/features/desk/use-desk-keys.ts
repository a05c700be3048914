import type { Hotkey } from "../../lib/hotkeys.ts";
import { useHotkeys } from "../../lib/use-hotkeys.ts";
import type { Desk } from "./desk-context.ts";
import { searchFieldId } from "./list/SearchField.tsx";
import { viewEntries } from "./list/views.ts";
import { undoLast } from "./ticket/undo.ts";

/** The keys of the desk: going through the list, and everything that can be done to a ticket (DK-6). */
export function useDeskKeys(desk: Desk): void {
  const { step, request, close, setFilter, openNumber } = desk;
  const row = desk.list.view.rows.find((one) => one.id === desk.place.id) ?? desk.list.view.rows[0];
  const visits: Hotkey[] = viewEntries.map(({ keys, name, view }) => ({ keys, label: `View: ${name}`, run: () => setFilter({ view }) }));
  useHotkeys("List", [
    { keys: "j", label: "Next ticket", run: () => step(1) },
    { keys: "k", label: "Previous ticket", run: () => step(-1) },
    { keys: "o", label: "Open", run: () => row && openNumber === null && desk.open(row) },
    { keys: "/", label: "Search", run: () => document.getElementById(searchFieldId)?.focus() },
    ...visits,
  ]);
  useHotkeys("Ticket", [
    { keys: "r", label: "Reply", run: () => request("reply") },
    { keys: "n", label: "Write a note", run: () => request("note") },
    { keys: "i", label: "Take it", run: () => request("claim") },
    { keys: "a", label: "Assign…", run: () => request("assign") },
    { keys: "e", label: "Resolve", run: () => request("resolve") },
    { keys: "s", label: "Status…", run: () => request("status") },
    { keys: "p", label: "Priority…", run: () => request("priority") },
    { keys: "c", label: "Category…", run: () => request("category") },
    { keys: "t", label: "Tags…", run: () => request("tags") },
    { keys: "]", label: "Next ticket", run: () => step(1) },
    { keys: "[", label: "Previous ticket", run: () => step(-1) },
    { keys: "u", label: "Back to the list", run: () => openNumber !== null && close() },
    { keys: "z", label: "Undo the last change", run: undoLast },
  ]);
}
