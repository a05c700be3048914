import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import type { Cron, Job } from "../../platform/jobs/worker.ts";
import * as places from "./place.queries.ts";
import * as presence from "./presence.queries.ts";
import * as codes from "./second-factor.queries.ts";
import * as sessions from "./session.queries.ts";

const day = 86_400_000;

/** Drops what has ended: sessions and links that are too old, used codes and pages that closed a day ago, what was typed as a place a year ago. */
const clean: Job = {
  name: "identity.clean",
  run: (services) => withTx(services, { actor: systemActor }, async (tx) => {
    await sessions.dropOldSessions.run({ before: tx.now }, tx);
    await sessions.dropOldVerifications.run({ before: tx.now }, tx);
    await codes.dropOldCodes.run({ before: new Date(tx.now.getTime() - day) }, tx);
    await places.dropOldPlaceChecks.run({ before: new Date(tx.now.getTime() - 365 * day) }, tx);
    await presence.dropOldBeats.run({ before: new Date(tx.now.getTime() - day) }, tx);
  }),
};

export const jobs: readonly Job[] = [clean];
export const crons: readonly Cron[] = [{ job: clean.name, cron: "23 * * * *" }];
