import type { PageRoute } from "./routes.ts";

/** Staff pages, first match wins. Each feature adds its own line: `{ path, load: () => import("../features/…") }`. */
export const staffRoutes: readonly PageRoute[] = [];
