import type { z } from "zod";
import type { identityEndpoints } from "../../../../contract/identity.ts";
import { ApiError } from "../../lib/api-error.ts";

/** What an invitation offers. */
export type Offer = z.output<typeof identityEndpoints.invitationShown.output>;

/** Whether a refusal means that the link can't be used: unknown, used, taken back or too old. */
export function isDeadLink(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
