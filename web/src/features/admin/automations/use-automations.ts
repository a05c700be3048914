import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Automation } from "../../../../../contract/desk-automations.ts";
import { api, type Method } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { notify } from "../../../ui/toast.ts";
import { useCategoryName } from "../../desk/desk-queries.ts";
import type { Called } from "../../desk/automation-words.ts";
import { useDeskStaff } from "../teams/desk-staff.ts";

const t = textsOf(adminAutomationsTexts);
const path = "/api/desk/automations";
export const automationsKey = ["admin", "automations"] as const;

type Listed = { items: Automation[]; names: Record<string, string>; abilities: { change: boolean } };

/** The rules in their order (DK-12). */
export function useAutomations() {
  return useQuery({ queryKey: automationsKey, queryFn: ({ signal }) => api<Listed>("GET", path, { signal }) });
}

/** What people, teams and categories are called: those that rules name, and all that they could. */
export function useCalled(names: Readonly<Record<string, string>> = {}): Called {
  const categoryName = useCategoryName();
  const { data: staff } = useDeskStaff();
  const known = [...(staff?.items ?? []), ...(staff?.teams ?? [])].map(({ id, name }) => [id, name] as const);
  return { categoryName, names: { ...Object.fromEntries(known), ...names } };
}

/** Sends a change, and shows everything as it is afterwards. */
export function useAutomationChange() {
  const client = useQueryClient();
  const change = async (method: Method, below: string, body?: object): Promise<void> => {
    try {
      await api(method, `${path}${below}`, body ? { body } : {});
    } finally {
      await client.invalidateQueries({ queryKey: automationsKey });
    }
  };
  /** The same for what has no form around it: a refusal is told. */
  const changeNow = async (method: Method, below: string, said: string | null, body?: object): Promise<void> => {
    try {
      await change(method, below, body);
      if (said) notify({ tone: "success", title: said });
    } catch (error) {
      notify({ tone: "danger", title: t("failed"), description: describeError(error) });
    }
  };
  /** Puts the rules in order, shown at once; what the server refuses goes back to where it was. */
  const orderNow = (ids: readonly string[]): Promise<void> => {
    client.setQueryData<Listed>(automationsKey, (now) => now && { ...now, items: ids.flatMap((id) => now.items.find((rule) => rule.id === id) ?? []) });
    return changeNow("PUT", "/order", null, { ids });
  };
  const removeNow = (id: string, said: string): Promise<void> => changeNow("DELETE", `/${id}`, said);
  return { change, changeNow, orderNow, removeNow };
}
