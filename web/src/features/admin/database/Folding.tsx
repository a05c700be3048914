import { textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import { Button } from "../../../ui/Button.tsx";

const t = textsOf(adminDatabaseTexts);

/** Rows of a long table that are shown at first. */
export const shownFirst = 12;
/** Figures in cells. */
export const mono = "font-mono text-xs whitespace-nowrap";

/** The way to the rest of a long table; nothing when all of it is shown anyway. */
export function Folding({ count, all, onTurn }: { count: number; all: boolean; onTurn: () => void }) {
  if (count <= shownFirst) return null;
  return (
    <div className="flex justify-center border-t border-border py-2">
      <Button size="sm" variant="ghost" aria-expanded={all} onClick={onTurn}>
        {all ? t("showFewer") : t("showAllTables", { count })}
      </Button>
    </div>
  );
}
