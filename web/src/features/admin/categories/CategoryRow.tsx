import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Field } from "../../../ui/Field.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Input } from "../../../ui/Input.tsx";
import type { Category } from "./category-list.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";

const t = textsOf(adminDeskTexts);

export type CategoryRowProps = {
  category: Category;
  number: number;
  count: number;
  error?: string;
  onName: (name: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One category: its name, its key, its place in the order. */
export function CategoryRow({ category, number, count, error, onName, onMove, onRemove }: CategoryRowProps) {
  const name = category.name.trim() || `category ${number}`;
  return (
    <div className="flex flex-wrap items-start justify-end gap-x-2 px-4 py-2 sm:flex-nowrap sm:px-5">
      <Field label={t("nameOfCategory", { number })} labelHidden error={error} className="flex-1 basis-full sm:basis-0">
        <Input value={category.name} maxLength={40} onChange={(event) => onName(event.target.value)} />
      </Field>
      <code className="w-36 truncate pt-2.5 font-mono text-xs text-muted max-md:hidden" title={t("theKeyWhichStays")}>{category.key}</code>
      <div className="flex">
        <IconButton label={t("moveUp", { name })} icon={<ArrowUp className="size-4" />} disabled={number === 1} onClick={() => onMove(-1)} />
        <IconButton label={t("moveDown", { name })} icon={<ArrowDown className="size-4" />} disabled={number === count} onClick={() => onMove(1)} />
        <IconButton label={t("remove", { name })} icon={<Trash2 className="size-4" />} disabled={count === 1} onClick={onRemove} />
      </div>
    </div>
  );
}
