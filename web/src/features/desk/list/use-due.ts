import { useEffect, useSyncExternalStore } from "react";
import { api } from "../../../lib/api.ts";
import { useLiveEvent, useLiveRoom } from "../../conversations/page-live.ts";
import { DueStore, type AskDue, type Dues } from "./due-store.ts";

const ask: AskDue = (ticketIds) => api("GET", "/api/desk/due", { query: { ticket: ticketIds } });
const store = new DueStore(ask);

/** By when the tickets in sight are due, live. Null: nothing is; not in it: not known yet. */
export function useDue(inSight: readonly string[]): Dues {
  const dues = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const key = inSight.join(" ");
  useEffect(() => store.want(key === "" ? [] : key.split(" ")), [key]);
  useLiveRoom("desk", () => store.again(), () => undefined);
  useLiveEvent("due", ({ ticketId, due }) => store.hear(ticketId, due));
  return dues;
}
