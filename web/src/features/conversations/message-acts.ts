import type { Message } from "../../../../contract/conversations.ts";
import type { ConversationAbilities } from "./message-api.ts";

export type MessageActs = { copy: boolean; edit: boolean; remove: boolean; needsReason: boolean; versions: boolean; report: boolean };

/**
 * What a reader may do with a message (CV-8). The server has the last word; this only spares people a refusal.
 *
 * @param now milliseconds since 1970
 */
export function actsOn(message: Message, me: string, abilities: ConversationAbilities, now: number): MessageActs {
  const own = message.author?.id === me;
  const gone = message.removed !== null;
  const inTime = own && now - Date.parse(message.createdAt) < abilities.editOwnMinutes * 60_000;
  const bot = message.authorPart === "bot";
  return {
    copy: !gone && message.body !== "",
    edit: !gone && !bot && (inTime || (abilities.editStaff && message.authorPart === "staff")),
    remove: !gone && (inTime || abilities.removeAny),
    // Taking away what one has no time left for, or what somebody else wrote, is moderation.
    needsReason: !inTime,
    versions: (message.edited !== null || gone) && (own || abilities.versions),
    report: !gone && !own && !bot && abilities.report,
  };
}
