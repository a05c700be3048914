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
  { path: "/admin/teams", load: () => import("../features/admin/teams/TeamsPage.tsx") },
  { path: "/admin/categories", load: () => import("../features/admin/categories/CategoriesPage.tsx") },
  { path: "/admin/canned-replies", load: () => import("../features/admin/canned/CannedRepliesPage.tsx") },
  { path: "/admin/assistant", load: () => import("../features/admin/assistant/RuleTestPage.tsx") },
  { path: "/admin/mail", load: () => import("../features/admin/mail/MailPage.tsx") },
  { path: "/admin/audit", load: () => import("../features/admin/audit/AuditPage.tsx") },
];
