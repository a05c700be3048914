import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SavedView, ViewWords } from "../../../../../contract/desk-views.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { notify } from "../../../ui/toast.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);
/** Below the desk's counts, so that news that makes those asked for again reaches these too. */
export const savedViewsKey = ["desk", "summary", "views"] as const;

/** One's own and the shared views with their counts. */
export function useSavedViews(): readonly SavedView[] {
  const { data } = useQuery({ queryKey: savedViewsKey, queryFn: ({ signal }) => api<{ items: SavedView[] }>("GET", "/api/desk/views", { signal }), refetchInterval: 60_000 });
  return data?.items ?? [];
}

/** What can be done to saved views. Each answers false, having said so, when the server would not. */
export function useViewActions() {
  const client = useQueryClient();
  return useMemo(() => {
    const again = () => client.invalidateQueries({ queryKey: savedViewsKey });
    const create = async (words: ViewWords) => {
      const view = await api<SavedView>("POST", "/api/desk/views", { body: words });
      await again();
      return view;
    };
    const change = async (view: SavedView, words: ViewWords) => {
      try {
        return await api<SavedView>("PUT", `/api/desk/views/${view.id}`, { body: { ...words, version: view.version } });
      } finally {
        await again();
      }
    };
    const remove = async (view: SavedView) => {
      const { name, filter, shared } = view;
      try {
        await api("DELETE", `/api/desk/views/${view.id}`);
        notify({ tone: "success", title: t("viewRemoved", { name }), action: { label: t("undo"), run: () => void create({ name, filter, shared }).catch(failed) } });
      } catch (error) {
        failed(error);
      }
      await again();
    };
    const failed = (error: unknown) => notify({ tone: "danger", title: t("viewFailed"), description: describeError(error) });
    return { create, change, remove, failed };
  }, [client]);
}
