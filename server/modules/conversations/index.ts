import "./events.ts";
import type { Module } from "../../platform/module.ts";
import { conversationRoom, sendEvent, typingEvent } from "./rooms.ts";
import { routes } from "./routes.ts";

export const conversationsModule: Module = {
  name: "conversations",
  routes,
  rooms: [conversationRoom],
  socketEvents: [typingEvent, sendEvent],
};

export { accessConversation } from "./access.ts";
export { closeConversation, noteEvent, reopenConversation, setOwner, timelineOf } from "./change-conversation.ts";
export { messagesPage, type MessagesPage } from "./messages-page.ts";
export { openConversation, type NewConversation } from "./open-conversation.ts";
export { messagesPerMinute, postMessage, type NewMessage, type Posted } from "./post-message.ts";
export type { MessagePosted } from "./events.ts";
