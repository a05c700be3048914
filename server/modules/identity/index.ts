import type { Module } from "../../platform/module.ts";
import { mountAuth } from "./auth-http.ts";
import { beatEvent, startBeats } from "./beats.ts";
import { crons, jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { sessionRecords, signOutEverywhere } from "./sign-out-everywhere.ts";
import { violations } from "./violations.ts";

export const identityModule: Module = {
  name: "identity",
  routes,
  http: mountAuth,
  jobs,
  crons,
  socketEvents: [beatEvent],
  records: [sessionRecords],
  remedies: [signOutEverywhere],
  violations,
  start: startBeats,
};

export { findPeople, personContact, profilesOf, staffWith, type PersonContact } from "./people.ts";
export { presenceOf, type Presence } from "./presence.ts";
