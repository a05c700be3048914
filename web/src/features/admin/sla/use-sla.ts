import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Calendar, SlaPolicy } from "../../../../../contract/sla.ts";
import { api, type Method } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { notify } from "../../../ui/toast.ts";

const t = textsOf(adminSlaTexts);
const slaKey = ["admin", "sla"] as const;

/** Calendars and promises (DK-11). */
export function useSla() {
  return useQuery({ queryKey: slaKey, queryFn: ({ signal }) => api<{ calendars: Calendar[]; policies: SlaPolicy[] }>("GET", "/api/desk/sla", { signal }) });
}

/** Sends a change, and shows everything as it is afterwards. */
export function useSlaChange() {
  const client = useQueryClient();
  const change = async (method: Method, path: string, body?: object): Promise<void> => {
    try {
      await api(method, `/api/desk/sla/${path}`, body ? { body } : {});
    } finally {
      await client.invalidateQueries({ queryKey: slaKey });
    }
  };
  /** The same for what has no form around it: a refusal is told. */
  const changeNow = async (method: Method, path: string, said: string | null, body?: object): Promise<void> => {
    try {
      await change(method, path, body);
      if (said) notify({ tone: "success", title: said });
    } catch (error) {
      notify({ tone: "danger", title: t("failed"), description: describeError(error) });
    }
  };
  const removeNow = (path: string, said: string): Promise<void> => changeNow("DELETE", path, said);
  return { change, changeNow, removeNow };
}
