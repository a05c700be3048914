import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { z } from "zod";
import type { cannedReply, DeskSummary, staffMember } from "../../../../contract/desk.ts";
import { api } from "../../lib/api.ts";
import { useLiveEvent, useLiveRoom } from "../conversations/page-live.ts";

export type StaffMember = z.infer<typeof staffMember>;
export type Team = { id: string; name: string; memberIds: string[] };
export type CannedReply = z.infer<typeof cannedReply>;

/** Places in the query cache. */
export const deskKeys = {
  summary: ["desk", "summary"], staff: ["desk", "staff"], categories: ["desk", "categories"], tags: ["desk", "tags"], canned: ["desk", "canned"],
  ticket: (number: string) => ["desk", "ticket", number] as const,
  context: (id: string) => ["desk", "context", id] as const,
} as const;

const minute = 60_000;
/** Milliseconds in which several changes make one new count. */
const settle = 600;

/** The counts beside the views, live: asked for again shortly after tickets have changed, and each minute because waiting alone makes a ticket late. */
export function useSummary(enabled = true): DeskSummary | undefined {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const again = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: deskKeys.summary });
    }, settle);
  }, [client]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveRoom(enabled ? "desk" : null, again, () => undefined);
  useLiveEvent("ticket", again);
  useLiveEvent("notification", again);
  return useQuery({ queryKey: deskKeys.summary, queryFn: ({ signal }) => api<DeskSummary>("GET", "/api/desk/summary", { signal }), refetchInterval: minute, enabled }).data;
}

/** Who tickets can be given to. */
export function useStaff() {
  return useQuery({
    queryKey: deskKeys.staff,
    queryFn: ({ signal }) => api<{ items: StaffMember[]; teams: Team[] }>("GET", "/api/desk/staff", { signal }),
    staleTime: minute,
  });
}

export function useCategories(): readonly { key: string; name: string }[] {
  const { data } = useQuery({
    queryKey: deskKeys.categories,
    queryFn: ({ signal }) => api<{ items: { key: string; name: string }[] }>("GET", "/api/desk/categories", { signal }),
    staleTime: 10 * minute,
  });
  return data?.items ?? [];
}

/** The name of a category; its key, made readable, while names are loading or when it was removed. */
export function useCategoryName(): (key: string) => string {
  const categories = useCategories();
  return useCallback(
    (key) => {
      const plain = key.replaceAll("_", " ");
      return categories.find((one) => one.key === key)?.name ?? plain.charAt(0).toUpperCase() + plain.slice(1);
    },
    [categories],
  );
}

/** Tags in use, most used of late first. */
export function useTags(enabled = true): readonly string[] {
  const { data } = useQuery({ queryKey: deskKeys.tags, queryFn: ({ signal }) => api<{ items: string[] }>("GET", "/api/desk/tags", { signal }), staleTime: minute, enabled });
  return data?.items ?? [];
}

export function useCannedReplies(enabled = true): readonly CannedReply[] {
  const { data } = useQuery({
    queryKey: deskKeys.canned,
    queryFn: ({ signal }) => api<{ items: CannedReply[] }>("GET", "/api/desk/canned-replies", { signal }),
    staleTime: 5 * minute,
    enabled,
  });
  return data?.items ?? [];
}
