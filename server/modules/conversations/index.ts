import "./events.ts";
import type { Module } from "../../platform/module.ts";
import { haveBlocked } from "./block-person.ts";
import { conversationErasers } from "./erase-words.ts";
import { tiesEraser } from "./eraser.ts";
import { conversationExporter } from "./export-talks.ts";
import { tiesExporter } from "./export-ties.ts";
import { conversationRoom, deliveredEvent, sendEvent, typingEvent } from "./rooms.ts";
import { reportRoutes, routes } from "./routes.ts";
import { indexJob, startIndexing } from "./search/index-words.ts";
import { settings } from "./settings.ts";

export const conversationsModule: Module = {
  name: "conversations",
  routes: [...routes, ...reportRoutes],
  rooms: [conversationRoom],
  socketEvents: [typingEvent, sendEvent, deliveredEvent],
  settings,
  erasers: [...conversationErasers, tiesEraser],
  memberTies: { blockedByMe: haveBlocked },
  exporters: [conversationExporter, tiesExporter],
  jobs: [indexJob],
  crons: [{ job: indexJob.name, cron: "* * * * *" }],
  start: (services) => Promise.resolve(services.config.roles.has("worker") ? startIndexing(services) : async () => {}),
};

export { erasedWords } from "./erase-words.ts";
export { accessConversation } from "./access.ts";
export { closeConversation, noteEvent, reopenConversation, setOwner, timelineOf } from "./change-conversation.ts";
export { attachFiles, storedFiles, storeFiles } from "./attach-files.ts";
export { messagesPage, type MessagesPage } from "./messages-page.ts";
export { openConversation, type NewConversation } from "./open-conversation.ts";
export { limitHeaders, messagesPerMinute, postMessage, type NewMessage, type Posted } from "./post-message.ts";
export { hasFile } from "./search/has-file.ts";
export { indexWords } from "./search/index-words.ts";
export { peopleOfOwnTalks } from "./search/people-of-own-talks.ts";
export { searchMessages, type FoundMessages } from "./search/search-messages.ts";
export { showMessages } from "./search/show-messages.ts";
export { paddedDigits } from "./search/term-query.ts";
export type { MessagePosted } from "./events.ts";
