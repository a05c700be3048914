import type { Message } from "../../../../contract/conversations.ts";
import { Button } from "../../ui/Button.tsx";
import { textsOf } from "../../lib/texts.ts";
import { assistantTexts } from "../../texts/en/assistant.ts";

const t = textsOf(assistantTexts);

type Choice = NonNullable<NonNullable<Message["extra"]>["choices"]>[number];

/** What the bot offers to answer with; the chosen words are sent as one's own. */
export function Choices({ choices, onChoose }: { choices: readonly Choice[]; onChoose: (value: string) => void }) {
  return (
    <div role="group" aria-label={t("answersToChooseFrom")} className="ml-10.5 mt-3 flex flex-wrap gap-2">
      {choices.map(({ value, label }) => (
        <Button key={value} className="h-auto min-h-10 whitespace-normal py-1.5 text-left" onClick={() => onChoose(value)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
