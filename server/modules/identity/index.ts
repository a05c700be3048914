import "./events.ts";
import type { Module } from "../../platform/module.ts";
import { mountAuth } from "./auth-http.ts";
import { beatEvent } from "./beats.ts";
import { startIdentity } from "./start-identity.ts";
import { personEraser, signInEraser } from "./erasure/erasers.ts";
import { mountExport } from "./export/fetch-export.ts";
import { identityExporter } from "./export/own-data.ts";
import { crons, jobs } from "./jobs.ts";
import { mailTemplates } from "./mail-templates.ts";
import { peopleCrons, peopleJobs } from "./people-jobs.ts";
import { routes } from "./routes.ts";
import { sessionRecords, signOutEverywhere } from "./sign-out-everywhere.ts";
import { settings } from "./account-settings.ts";
import { violations } from "./violations.ts";

export const identityModule: Module = {
  name: "identity",
  routes,
  http: async (app, services) => {
    await mountAuth(app, services);
    mountExport(app, services);
  },
  jobs: [...jobs, ...peopleJobs],
  crons: [...crons, ...peopleCrons],
  erasers: [signInEraser, personEraser],
  exporters: [identityExporter],
  settings,
  mailTemplates,
  socketEvents: [beatEvent],
  records: [sessionRecords],
  remedies: [signOutEverywhere],
  violations,
  start: startIdentity,
};

export { erasedAddress, nobodyAddress } from "./erasure/erasers.ts";
export { repeatErasures } from "./erasure/repeat-erasures.ts";
export { addPeople, peopleByEmail, unprovenAddresses } from "./add-people.ts";
export { findPeople, isStaffFor, personContact, profilesOf, staffWith, type PersonContact } from "./people.ts";
export { peopleToExport, type ExportedPerson } from "./people/people-to-export.ts";
export { languageOf } from "./language-of.ts";
export { presenceOf, type Presence } from "./presence.ts";
export { requireAdult } from "./check-age.ts";
export { describeDevice } from "./describe-device.ts";
