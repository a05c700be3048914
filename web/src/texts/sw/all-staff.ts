import type { Translations } from "../catalogue.ts";
import { adminAudit } from "./admin-audit.ts";
import { adminDatabase } from "./admin-database.ts";
import { adminDesk } from "./admin-desk.ts";
import { adminHelpCentre } from "./admin-help-centre.ts";
import { adminHelp } from "./admin-help.ts";
import { adminHome } from "./admin-home.ts";
import { adminPeople } from "./admin-people.ts";
import { adminPerson } from "./admin-person.ts";
import { adminReports } from "./admin-reports.ts";
import { adminSla } from "./admin-sla.ts";
import { adminSettings } from "./admin-settings.ts";
import { admin } from "./admin.ts";
import member from "./all-member.ts";
import { deskArticles } from "./desk-articles.ts";
import { deskCompose } from "./desk-compose.ts";
import { deskContext } from "./desk-context.ts";
import { deskList } from "./desk-list.ts";
import { deskMany } from "./desk-many.ts";
import { deskTicket } from "./desk-ticket.ts";
import { desk } from "./desk.ts";
import { serverStaff } from "./server-staff.ts";
import { staff } from "./staff.ts";

/** Everything that the staff app says: it uses parts of the members' app too. */
export default { ...member, admin, adminAudit, adminDatabase, adminDesk, adminHelp, adminHelpCentre, adminHome, adminPeople, adminPerson, adminReports, adminSettings, adminSla, desk, deskArticles, deskCompose, deskContext, deskList, deskMany, deskTicket, server: { ...member.server, ...serverStaff }, staff } satisfies Translations;
