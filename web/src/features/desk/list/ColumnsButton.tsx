import { Columns3 } from "lucide-react";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import { columns, everyColumn, type ColumnChoice } from "./columns.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** Chooses the columns of the table. */
export function ColumnsButton({ shown, toggle, reset }: ColumnChoice) {
  return (
    <Popover label={t("columns")} align="end" trigger={<IconButton size="sm" label={t("columns")} icon={<Columns3 className="size-4" />} />} className="w-64">
      <fieldset className="space-y-0.5">
        <legend className="pb-1 text-sm font-semibold">{t("columns")}</legend>
        {everyColumn.map((column) => (
          <Checkbox key={column} label={columns[column].name} checked={shown.includes(column)} onChange={() => toggle(column)} className="w-full" />
        ))}
      </fieldset>
      <div className="flex items-center justify-between gap-2 pt-2">
        <p className="text-xs text-muted">{t("keptOnThisDevice")}</p>
        {reset && <Button size="sm" variant="ghost" onClick={reset}>{t("usualColumns")}</Button>}
      </div>
    </Popover>
  );
}
