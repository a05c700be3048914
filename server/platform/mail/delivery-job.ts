import type { JobSpec } from "../jobs/add-jobs.ts";

export const deliveryJobName = "platform.send-mail";

/** A mail that nobody takes is given up after this many days (as mail servers do among themselves). */
export const giveUpAfterDays = 4;

/**
 * The job that sends a mail. Backoff is exponential up to six hours, so that 40 tries outlast `giveUpAfterDays`. The key makes a
 * second request for the same mail move the first one forward instead of doubling it.
 */
export function deliveryJob(mailId: string): JobSpec {
  return { identifier: deliveryJobName, payload: { mailId }, key: `mail:${mailId}`, maxAttempts: 40 };
}
