import { Link } from "wouter";
import { textsOf } from "../../lib/texts.ts";
import { assistantTexts } from "../../texts/en/assistant.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(assistantTexts);

/** Where the bot's part ends and the team's begins (AS-4). */
export function HandOffLine({ number }: { number: string }) {
  return (
    <div className="flex items-center gap-3 py-4 text-center text-xs font-medium text-muted before:h-px before:flex-1 before:bg-border-strong/50 after:h-px after:flex-1 after:bg-border-strong/50">
      <span>
        <Rich text={t.parts("ourTeamAnswersFrom", { number })} parts={{ link: <Link href={`/tickets/${number}`} className="font-mono text-brand-text underline underline-offset-2" /> }} />
      </span>
    </div>
  );
}
