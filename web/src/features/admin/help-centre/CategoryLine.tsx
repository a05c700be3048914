import { useState } from "react";
import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2 } from "lucide-react";
import { clsx } from "clsx";
import { Link } from "wouter";
import type { HelpCategory } from "../../../../../contract/help.ts";
import { spokenLanguage, textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { languageName, nameOfCategory, otherLanguages } from "./help-words.ts";

const t = textsOf(adminHelpCentreTexts);

export type CategoryLineProps = {
  category: HelpCategory;
  /** Its place among those beside it, from 0, and how many they are. */
  at: number;
  count: number;
  onMove: (to: number) => void;
  onChange: () => void;
  onRemove: () => void;
  /** Told when it is taken up and let go. */
  onDrag: (key: string | null) => void;
  /** Given while something is dragged that may be dropped here. */
  onDrop?: () => void;
};

/** One category: dragged by its grip, or moved by the arrows, which a keyboard and a finger can use too. */
export function CategoryLine({ category, at, count, onMove, onChange, onRemove, onDrag, onDrop }: CategoryLineProps) {
  const [over, setOver] = useState(false);
  const name = nameOfCategory(category);
  const others = otherLanguages([spokenLanguage()]).flatMap((one) => (category.names[one] && category.names[one] !== name ? [{ language: one, name: category.names[one] }] : []));
  return (
    <div
      draggable={count > 1}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", category.key);
        onDrag(category.key);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (!onDrop) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop?.();
      }}
      className={clsx("flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2 sm:px-4", over && onDrop && "bg-brand-soft")}
    >
      <GripVertical className={clsx("size-4 shrink-0 text-muted max-sm:hidden", count > 1 ? "cursor-grab" : "invisible")} aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium">{name}</p>
        <p className="flex flex-wrap gap-x-2 text-sm text-muted">
          {others.map((one) => (
            <span key={one.language} lang={one.language} title={languageName(one.language)}>{one.name}</span>
          ))}
          <Link href={`/admin/help?category=${category.key}`} className="underline underline-offset-2">{t("articlesIn", { count: category.articles })}</Link>
        </p>
      </div>
      <div className="flex">
        <IconButton label={t("moveUp", { name })} icon={<ArrowUp className="size-4" />} disabled={at === 0} onClick={() => onMove(at - 1)} />
        <IconButton label={t("moveDown", { name })} icon={<ArrowDown className="size-4" />} disabled={at === count - 1} onClick={() => onMove(at + 1)} />
        <IconButton label={t("changeCategory", { name })} icon={<Pencil className="size-4" />} onClick={onChange} />
        <IconButton label={t("removeCategory", { name })} icon={<Trash2 className="size-4" />} onClick={onRemove} />
      </div>
    </div>
  );
}
