import type { Typing } from "./thread-state.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";

const t = textsOf(conversationsTexts);

function namesOf(typing: readonly Typing[]): string {
  const [first, second] = typing;
  if (typing.length > 2) return t("severalPeopleAreTyping");
  const one = first?.name ?? t("someone");
  return second ? t("areTyping", { one, other: second.name }) : t("isTyping", { name: one });
}

/** Who is writing just now. Keeps its place free, so that nothing moves when it comes and goes. */
export function TypingSign({ typing }: { typing: readonly Typing[] }) {
  return (
    <p aria-live="polite" className="flex min-h-6 items-center gap-2 px-1 pt-1 text-xs text-muted">
      {typing.length > 0 && (
        <>
          <span className="flex gap-1" aria-hidden="true">
            {[0, 150, 300].map((delay) => (
              <span key={delay} style={{ animationDelay: `${delay}ms` }} className="size-1.5 animate-pulse rounded-pill bg-muted" />
            ))}
          </span>
          {namesOf(typing)}…
        </>
      )}
    </p>
  );
}
