import type { TicketHit } from "../../../../contract/search.ts";

/** A text with what was searched for marked. The parts are plain text: nothing of a message is ever read as markup. */
export function Snippet({ parts }: { parts: TicketHit["snippet"] }) {
  return (
    <>
      {parts.map(({ text, hit }, i) => (hit ? <mark key={i} className="rounded-sm bg-brand-soft px-0.5 font-medium text-on-brand-soft">{text}</mark> : <span key={i}>{text}</span>))}
    </>
  );
}
