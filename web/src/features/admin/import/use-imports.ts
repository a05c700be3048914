import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeskImport } from "../../../../../contract/desk-import.ts";
import { api, type Method } from "../../../lib/api.ts";

const importsKey = ["admin", "imports"] as const;
const working: ReadonlySet<DeskImport["state"]> = new Set(["checking", "running", "undoing"]);
/** Milliseconds between two looks at what is going on. */
const every = 1000;

export const importPath = (id: string) => `/api/desk/imports/${id}`;

/** Whether the server is at it. */
export function isWorking(state: DeskImport["state"]): boolean {
  return working.has(state);
}

/** The last imports, kept fresh while one of them goes on. */
export function useImports() {
  return useQuery({
    queryKey: importsKey, queryFn: ({ signal }) => api<{ items: DeskImport[] }>("GET", "/api/desk/imports", { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => isWorking(one.state)) ? every * 3 : false),
  });
}

/** One import, live. */
export function useImport(id: string) {
  return useQuery({
    queryKey: [...importsKey, id], queryFn: ({ signal }) => api<DeskImport>("GET", importPath(id), { signal }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? every : false),
  });
}

/** Sends a change of an import, and shows it as it is then. @throws ApiError */
export function useImportChange(id: string) {
  const client = useQueryClient();
  return async (method: Method, what: string, body?: object): Promise<void> => {
    try {
      const next = await api<DeskImport | undefined>(method, `${importPath(id)}${what}`, body ? { body } : {});
      if (next) client.setQueryData([...importsKey, id], next);
    } finally {
      await client.invalidateQueries({ queryKey: importsKey });
    }
  };
}
