import "./events.ts";
import type { Module } from "../../platform/module.ts";
import { notificationEraser, notificationExporter } from "./erase-notifications.ts";
import { adminKinds } from "./kinds/admin-kinds.ts";
import { directKind } from "./kinds/direct-message.ts";
import { mailTemplates } from "./mail-templates.ts";
import { loadPushKeys } from "./push/keys.ts";
import { pushJobName } from "./push/push-job.ts";
import { sendPushes } from "./push/send-pushes.ts";
import { routes } from "./routes.ts";
import { mailJob } from "./send-mails.ts";
import { directAfterSeconds, gatherMinutes, keepDays } from "./settings.ts";
import { cleanJob, minuteJob, sweepJob } from "./sweep.ts";
import { noticeReactions } from "./tell-event.ts";

export const notificationsModule: Module = {
  name: "notifications",
  routes,
  notices: [directKind, ...adminKinds],
  reactionsTo: noticeReactions,
  jobs: [mailJob, { name: pushJobName, run: sendPushes }, sweepJob, minuteJob, cleanJob],
  crons: [{ job: minuteJob.name, cron: "* * * * *" }, { job: cleanJob.name, cron: "41 3 * * *" }],
  settings: [gatherMinutes, keepDays, directAfterSeconds],
  mailTemplates,
  erasers: [notificationEraser],
  exporters: [notificationExporter],
  start: async (services) => {
    await loadPushKeys(services);
    return async () => {};
  },
};

export { tellEvent } from "./tell-event.ts";
