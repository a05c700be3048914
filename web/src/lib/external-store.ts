/* Stands in for the package `use-sync-external-store/shim`, which is for React before 18. */
export { useSyncExternalStore } from "react";
