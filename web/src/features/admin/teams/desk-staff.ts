import { useQuery } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import type { DeskStaff } from "../contract-types.ts";

export const deskStaffKey = ["admin", "desk-staff"] as const;

/** Who answers tickets, and the teams. Needs `ticket.read`; an admin without it gets an error to show. */
export function useDeskStaff(enabled = true) {
  return useQuery({ queryKey: deskStaffKey, queryFn: ({ signal }) => api<DeskStaff>("GET", "/api/desk/staff", { signal }), enabled });
}
