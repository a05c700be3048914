import type { Hotkey } from "../../lib/hotkeys.ts";
import { useHotkeys } from "../../lib/use-hotkeys.ts";
import { useLocation } from "wouter";
import { bulkWay } from "./bulk/page-bulk.ts";
import { bulkKeys } from "./bulk/use-bulk-keys.ts";
import { replyQueue } from "./compose/page-queue.ts";
import { newTicketKeys, newTicketPath } from "./create/new-ticket-path.ts";
import type { Desk } from "./desk-context.ts";
import { isSelecting } from "./bulk/selection.ts";
import { searchFieldId } from "./list/SearchField.tsx";
import { viewEntries } from "./list/views.ts";
import { undoLast, type Way } from "./ticket/undo.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskTexts } from "../../texts/en/desk.ts";
import { deskManyTexts } from "../../texts/en/desk-many.ts";
import { newTicketForTexts } from "../../texts/en/new-ticket-for.ts";

const t = textsOf(deskTexts);
const words = textsOf(deskManyTexts);
const newWords = textsOf(newTicketForTexts);

/** The way back of the reply that was sent last, while it waits: its text stands in the field again, also on a ticket not shown now. */
function replyWay({ openNumber, openNumbered, request }: Desk): Way | null {
  const held = replyQueue.all().findLast((one) => one.state === "held");
  if (!held) return null;
  return {
    at: held.at,
    undo: () => {
      replyQueue.putBack(held.clientId);
      if (held.number === openNumber) request("reply");
      else openNumbered(held.number);
    },
  };
}

/** The keys of the desk: going through the list, and everything that can be done to a ticket (DK-6). */
export function useDeskKeys(desk: Desk): void {
  const [, navigate] = useLocation();
  const { step, request, close, setFilter, openNumber } = desk;
  const row = desk.list.view.rows.find((one) => one.id === desk.place.id) ?? desk.list.view.rows[0];
  const visits: Hotkey[] = viewEntries.map(({ keys, name, view }) => ({ keys, label: t("view", { name }), run: () => setFilter({ view }) }));
  const choosing = isSelecting(desk.selecting.selection);
  // The bar of the chosen tickets has these letters while it is in sight.
  const ofTheBar = choosing && (desk.layout !== "phone" || openNumber === null) ? bulkKeys : null;
  useHotkeys(t("list"), [
    { keys: "j", label: t("nextTicket"), run: () => step(1) },
    { keys: "k", label: t("previousTicket"), run: () => step(-1) },
    { keys: "o", label: t("open"), run: () => row && openNumber === null && desk.open(row) },
    { keys: "/", label: t("search"), run: () => document.getElementById(searchFieldId)?.focus() },
    { keys: "x", label: words("select"), run: () => row && desk.selecting.toggle(row.id) },
    { keys: "*", label: words("selectAll"), run: desk.selecting.selectShown },
    ...(choosing ? [{ keys: "Escape", label: words("escape"), run: desk.selecting.clear }] : []),
    ...visits,
    ...(desk.me.permissions.includes("ticket.create_for_others") ? [{ keys: newTicketKeys, label: newWords("newTicketForAMember"), run: () => navigate(newTicketPath()) }] : []),
  ]);
  const ofTheTicket: Hotkey[] = [
    { keys: "r", label: t("reply"), run: () => request("reply") },
    { keys: "n", label: t("writeANote"), run: () => request("note") },
    { keys: "i", label: t("takeIt"), run: () => request("claim") },
    { keys: "a", label: t("assign"), run: () => request("assign") },
    { keys: "e", label: t("resolve"), run: () => request("resolve") },
    { keys: "s", label: t("status"), run: () => request("status") },
    { keys: "p", label: t("priority"), run: () => request("priority") },
    { keys: "c", label: t("category"), run: () => request("category") },
    { keys: "t", label: t("tags"), run: () => request("tags") },
    { keys: "]", label: t("nextTicket"), run: () => step(1) },
    { keys: "[", label: t("previousTicket"), run: () => step(-1) },
    { keys: "u", label: t("backToTheList"), run: () => openNumber !== null && close() },
    { keys: "z", label: t("undoTheLastChange"), run: () => undoLast([replyWay(desk), bulkWay()]) },
  ];
  useHotkeys(t("ticket"), ofTheTicket.filter(({ keys }) => !ofTheBar?.has(keys)));
}
