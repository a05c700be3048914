import type { BulkAction } from "../../../../../contract/desk-views.ts";
import { useHotkeys } from "../../../lib/use-hotkeys.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);

/** What of the bulk bar opens by key. */
export type BulkMenu = "assign" | "status" | "priority" | "tags" | "category";

const menuKeys: readonly { keys: string; menu: BulkMenu }[] = [
  { keys: "a", menu: "assign" }, { keys: "s", menu: "status" }, { keys: "p", menu: "priority" }, { keys: "t", menu: "tags" }, { keys: "c", menu: "category" },
];

/** The keys that mean the chosen tickets while some are chosen, and the one ticket otherwise: the desk leaves them to the bulk bar. */
export const bulkKeys: ReadonlySet<string> = new Set(["e", "i", ...menuKeys.map(({ keys }) => keys)]);

/** The ticket's letters for the chosen tickets: `e` resolves them and `i` takes them at once, the others open the bar's menus (DK-6). */
export function useBulkKeys(myId: string, run: (action: BulkAction) => void, open: (menu: BulkMenu) => void): void {
  useHotkeys(t("actions"), [
    { keys: "i", label: t("takeThem"), run: () => run({ kind: "assign", staffId: myId }) },
    { keys: "e", label: t("resolveThem"), run: () => run({ kind: "status", status: "resolved" }) },
    ...menuKeys.map(({ keys, menu }) => ({ keys, label: t(menu), run: () => open(menu) })),
  ]);
}
