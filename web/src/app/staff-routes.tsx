import type { PageRoute } from "./routes.ts";

/** Staff pages, first match wins. Each feature adds its own line: `{ path, load: () => import("../features/…") }`. */
export const staffRoutes: readonly PageRoute[] = [
  // One page for the list and for a ticket, so that the list stays while tickets open.
  { path: "/desk/*?", frame: "fill", load: () => import("../features/desk/DeskPage.tsx") },
  { path: "/staff", frame: "bare", load: () => import("../features/staff/StaffSignInPage.tsx") },
  { path: "/staff/join", frame: "bare", load: () => import("../features/staff/JoinPage.tsx") },
  { path: "/admin", load: () => import("../features/admin/home/HomePage.tsx") },
  { path: "/admin/staff", load: () => import("../features/admin/people/StaffListPage.tsx") },
  { path: "/admin/settings", load: () => import("../features/admin/settings/SettingsPage.tsx") },
];
