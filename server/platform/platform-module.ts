import { z } from "zod";
import { systemActor } from "./actor.ts";
import { makeAuditPartitions } from "./audit/make-partitions.ts";
import { sealAudit } from "./audit/seal.ts";
import { withTx } from "./db/tx.ts";
import { filesPart } from "./files/files-module.ts";
import type { Module } from "./module.ts";
import { limitSettings } from "./limits/limit-settings.ts";
import { setting } from "./settings/settings.ts";

export const communityName = setting({
  key: "community.name", title: "Name", description: "What people see at the top of pages and in mails.", schema: z.string().trim().min(1).max(60), default: "Baraza",
});
export const communityTheme = setting<string>({
  key: "community.theme", title: "Theme", description: "The colours of pages and mails.", schema: z.enum(["helpdesk", "campus", "passion", "school"]), default: "helpdesk",
});
export const communityTimeZone = setting({
  key: "community.timeZone", title: "Time zone", description: "For opening hours and dates in mails, such as Africa/Lagos.",
  schema: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "Choose a time zone such as Africa/Nairobi."), default: "Africa/Nairobi",
});

/** What the platform itself contributes: general settings, the audit log's seals and months, cleaning, files. */
export const platformModule: Module = {
  name: "platform",
  ...filesPart,
  settings: [communityName, communityTheme, communityTimeZone, ...Object.values(limitSettings)],
  jobs: [
    ...filesPart.jobs,
    { name: "platform.seal-audit", run: async (services) => { await sealAudit(services); } },
    { name: "platform.audit-partitions", run: async (services) => { await makeAuditPartitions(services); } },
    {
      name: "platform.clean",
      run: async (services) => {
        await withTx(services, { actor: systemActor }, async (tx) => {
          await tx.query("DELETE FROM limit_windows WHERE window_start < $1::timestamptz - interval '10 minutes'", [tx.now]);
          await tx.query("DELETE FROM limit_buckets WHERE full_at < $1::timestamptz - interval '10 minutes'", [tx.now]);
          await tx.query("DELETE FROM idempotency_keys WHERE created_at < $1::timestamptz - interval '48 hours'", [tx.now]);
        });
      },
    },
  ],
  crons: [...filesPart.crons, { job: "platform.seal-audit", cron: "* * * * *" }, { job: "platform.audit-partitions", cron: "23 3 * * *" }, { job: "platform.clean", cron: "7 * * * *" }],
};
