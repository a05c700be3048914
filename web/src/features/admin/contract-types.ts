import type { z } from "zod";
import type { mailTemplate, mailTemplateBrief } from "../../../../contract/channels.ts";
import type { cannedReply, deskEndpoints } from "../../../../contract/desk.ts";
import type { accountEndpoints } from "../../../../contract/account.ts";
import type { adminEndpoints } from "../../../../contract/insight.ts";
import type { erasureReceipt, personRow, personShown, securityAlert } from "../../../../contract/people.ts";
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
export type Dashboard = z.output<typeof adminEndpoints.dashboard.output>;
export type ActiveConversation = z.output<typeof adminEndpoints.activeConversations.output>["items"][number];
export type SettingChange = z.output<typeof adminEndpoints.settingHistory.output>["items"][number];
export type PersonRow = z.output<typeof personRow>;
export type PersonShown = z.output<typeof personShown>;
export type SecurityAlert = z.output<typeof securityAlert>;
export type Receipt = z.output<typeof erasureReceipt>;
export type AgeChecks = z.output<typeof accountEndpoints.ageChecks.output>;
