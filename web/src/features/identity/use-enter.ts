import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { isStaffPath } from "./next-path.ts";

/**
 * Goes on after somebody has signed in: what was read before them is forgotten, the socket comes back as them, and the page
 * that they wanted opens.
 */
export function useEnter(): (next: string) => Promise<void> {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return async (next) => {
    if (isStaffPath(next)) return window.location.assign(next);
    client.clear();
    // Not part of the sign-in page's own code.
    void import("../conversations/page-live.ts").then(({ live }) => live.restart());
    navigate(next, { replace: true });
  };
}
