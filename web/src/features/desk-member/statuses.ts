import type { Status } from "../../../../contract/desk.ts";

/** The statuses of a ticket in the order of its life (DK-3). */
export const statuses = ["open", "in_progress", "pending", "resolved", "closed"] as const satisfies readonly Status[];
