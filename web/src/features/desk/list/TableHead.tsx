import { ArrowDown, ArrowUp } from "lucide-react";
import { clsx } from "clsx";
import { useDesk } from "../desk-context.ts";
import { sortNames, type Sort } from "../desk-words.ts";
import { columns, gridOf, leastWidth, type Column } from "./columns.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** Pressed again, these turn round. */
const turned: Partial<Record<Sort, Sort>> = { "-updated": "updated", "-created": "created" };

function SortHead({ name, sort }: { name: string; sort: Sort }) {
  const { filter, asked, setFilter } = useDesk();
  const back = turned[sort];
  const now = asked.sort ?? "-updated";
  const on = now === sort || now === back;
  const next = now === sort && back ? back : sort;
  const Arrow = now === back || sort === "waiting" ? ArrowUp : ArrowDown;
  return (
    <button type="button" aria-pressed={on} title={sortNames[next]} onClick={() => setFilter({ ...filter, sort: next })} className={clsx("-mx-1.5 flex h-7 min-w-0 items-center gap-1 rounded-sm px-1.5 hover:bg-hover", on && "text-text")}>
      <span className="truncate">{name}</span>
      {on && <Arrow className="size-3 shrink-0" aria-hidden="true" />}
    </button>
  );
}

/** The names of the columns; those that order the list can be pressed. */
export function TableHead({ shown }: { shown: readonly Column[] }) {
  return (
    <div style={{ gridTemplateColumns: gridOf(shown), minWidth: `calc(${leastWidth(shown)})` }} className="sticky top-0 z-10 grid h-9 items-center gap-x-3 border-b border-border bg-surface pl-11 pr-4 text-xs font-semibold text-muted">
      <span>{t("requester")}</span>
      <span>{t("subject")}</span>
      {shown.map((column) => {
        const { name, ...more } = columns[column];
        return "sort" in more ? <SortHead key={column} name={name} sort={more.sort} /> : <span key={column} className="truncate">{name}</span>;
      })}
    </div>
  );
}
