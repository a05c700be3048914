import { useEffect, useState } from "react";
import type { ThreadItem } from "./thread-items.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";

const t = textsOf(conversationsTexts);

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
    const { author, authorPart, body, attachments } = last.message;
    const name = authorPart === "bot" ? t("helpBot") : (author?.name ?? t("someone"));
    setText(body === "" && attachments.length > 0 ? t("sentFiles", { name, count: attachments.length }) : `${name}: ${body.slice(0, spoken)}`);
  }, [known, last]);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
