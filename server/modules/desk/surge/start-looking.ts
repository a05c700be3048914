import { lookEvery } from "../../../platform/jobs/look-every.ts";
import type { Services } from "../../../platform/services.ts";
import { sweepReports } from "./sweep-reports.ts";

/** Milliseconds between two looks: a surge is seen well within a minute of the report that makes it one. */
const every = 2000;

/** Looks for surges for as long as the process runs. @returns what to do at the end */
export function startLooking(services: Services): () => Promise<void> {
  return lookEvery(services, every, "reports could not be compared", () => sweepReports(services));
}
