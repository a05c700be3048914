import type { PageRoute } from "./routes.ts";

/** Members' pages, first match wins. Each feature adds its own line: `{ path, load: () => import("../features/…") }`. */
export const memberRoutes: readonly PageRoute[] = [];
