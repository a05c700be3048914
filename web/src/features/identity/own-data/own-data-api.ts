import type { z } from "zod";
import type { ownErasure, ownExport } from "../../../../../contract/people.ts";
import { api } from "../../../lib/api.ts";

export type OwnErasure = z.infer<typeof ownErasure>;
export type OwnExport = z.infer<typeof ownExport>;

/** Where in the query cache the wish to be erased and the copy of one's data are kept. */
export const erasureKey = ["own-erasure"] as const;
export const exportKey = ["own-export"] as const;

export const readErasure = ({ signal }: { signal: AbortSignal }) => api<OwnErasure>("GET", "/api/me/erasure", { signal });
/** @throws ApiError 422 at `password`; 409 for an account of the team */
export const askErasure = (password: string) => api<OwnErasure>("DELETE", "/api/me", { body: { password } });
export const undoErasure = () => api<OwnErasure>("DELETE", "/api/me/erasure");
export const readExport = ({ signal }: { signal: AbortSignal }) => api<OwnExport>("GET", "/api/me/export", { signal });
export const askExport = () => api<OwnExport>("POST", "/api/me/export");
