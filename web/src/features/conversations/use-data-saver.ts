import { useMe } from "../../lib/session.ts";

/** Whether pictures should cost as little as possible: the person says so, or the browser does. */
export function useDataSaver(): boolean {
  const chosen = useMe().me?.profile?.dataSaver ?? false;
  const line = (navigator as { connection?: { saveData?: boolean } }).connection;
  return chosen || line?.saveData === true;
}
