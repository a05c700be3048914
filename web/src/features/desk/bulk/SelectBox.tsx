import { memo } from "react";
import { clsx } from "clsx";
import type { TicketRow } from "../../../../../contract/desk.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);

export type SelectBoxProps = {
  row: TicketRow;
  chosen: boolean;
  always: boolean;
  onToggle: (id: string, range: boolean) => void;
  /** So that it is drawn again in another language: asking for it in each of many rows costs too much. */
  language: string;
};

/** The box beside a row. Until something is chosen it shows under the pointer and the keyboard only; on phones the list's menu begins. */
export const SelectBox = memo(function SelectBox({ row, chosen, always, onToggle }: SelectBoxProps) {
  return (
    <div className={clsx("absolute inset-y-0 left-0 grid w-11 place-items-center", !always && "pointer-events-none opacity-0 focus-within:opacity-100 group-hover/row:[@media(hover:hover)]:pointer-events-auto group-hover/row:[@media(hover:hover)]:opacity-100")}>
      <Checkbox
        label={t("selectTicket", { number: row.number })}
        labelHidden
        tabIndex={-1}
        checked={chosen}
        onChange={(event) => onToggle(row.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
    </div>
  );
});
