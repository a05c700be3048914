import type { Message } from "../../../../contract/conversations.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";

const t = textsOf(conversationsTexts);

/** What stands in place of a removed message; undefined for one that is there. */
export function removedWords({ removed }: Pick<Message, "removed">, own: boolean): string | undefined {
  if (!removed) return undefined;
  if (removed.by === "moderator") return t("removedByModerator");
  return own ? t("removedByYou") : t("removedByAuthor");
}
