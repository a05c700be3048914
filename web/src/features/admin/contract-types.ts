import type { z } from "zod";
import type { mailTemplate, mailTemplateBrief } from "../../../../contract/channels.ts";
import type { cannedReply, deskEndpoints } from "../../../../contract/desk.ts";
import type { insightEndpoints, invitation, staffPerson } from "../../../../contract/identity.ts";

/** Answers of the server that the administration shows. */
export type Home = z.output<typeof insightEndpoints.home.output>;
export type AuditEntry = z.output<typeof insightEndpoints.audit.output>["items"][number];
export type AuditVerdict = z.output<typeof insightEndpoints.verifyAudit.output>;
export type SettingShown = z.output<typeof insightEndpoints.changeSetting.output>;
export type StaffPerson = z.output<typeof staffPerson>;
export type Invitation = z.output<typeof invitation>;
export type CannedReply = z.output<typeof cannedReply>;
export type DeskStaff = z.output<typeof deskEndpoints.staff.output>;
export type Team = DeskStaff["teams"][number];
export type MailTemplate = z.output<typeof mailTemplate>;
export type MailTemplateBrief = z.output<typeof mailTemplateBrief>;
