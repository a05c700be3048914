import { useEffect, useState } from "react";
import type { ThreadItem } from "./thread-items.ts";

/** Longer messages are read in the thread. */
const spoken = 300;

/** Says what others write, as it comes, to people who listen to the page instead of looking at it. */
export function NewsSpoken({ items }: { items: readonly ThreadItem[] }) {
  const last = items.findLast((item) => item.kind === "message" && !item.own);
  const [known, setKnown] = useState(last?.key);
  const [text, setText] = useState("");
  useEffect(() => {
    if (last?.kind !== "message" || last.key === known) return;
    setKnown(last.key);
    const { author, authorPart, body } = last.message;
    setText(`${authorPart === "bot" ? "Help bot" : (author?.name ?? "Someone")}: ${body.slice(0, spoken)}`);
  }, [known, last]);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
