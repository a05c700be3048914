import { assistantModule } from "./modules/assistant/index.ts";
import { channelsModule } from "./modules/channels/index.ts";
import { conversationsModule } from "./modules/conversations/index.ts";
import { deskModule, messageForMail, ticketForMail } from "./modules/desk/index.ts";
import { identityModule } from "./modules/identity/index.ts";
import { insightModule } from "./modules/insight/index.ts";
import { notificationsModule } from "./modules/notifications/index.ts";
import type { Module } from "./platform/module.ts";

/** The table of contents of the server: every module, in dependency order. */
export const modules: readonly Module[] = [
  identityModule,
  conversationsModule,
  notificationsModule,
  channelsModule({ ticketForMail, messageForMail }),
  deskModule,
  assistantModule,
  insightModule,
];
