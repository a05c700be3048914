import type { PageRoute } from "./routes.ts";

/** Staff pages, first match wins. Each feature adds its own line: `{ path, load: () => import("../features/…") }`. */
export const staffRoutes: readonly PageRoute[] = [
  // One page for the list and for a ticket, so that the list stays while tickets open.
  { path: "/desk/*?", frame: "fill", load: () => import("../features/desk/DeskPage.tsx") },
  { path: "/staff", frame: "bare", load: () => import("../features/staff/StaffSignInPage.tsx") },
  { path: "/staff/join", frame: "bare", load: () => import("../features/staff/JoinPage.tsx") },
  { path: "/admin", load: () => import("../features/admin/home/HomePage.tsx") },
  { path: "/admin/conversations", load: () => import("../features/admin/conversations/ActiveConversationsPage.tsx") },
  { path: "/admin/people", load: () => import("../features/admin/people/PeoplePage.tsx") },
  { path: "/admin/people/:id", load: () => import("../features/admin/person/PersonPage.tsx") },
  { path: "/admin/erasures/:id", load: () => import("../features/admin/person/ReceiptPage.tsx") },
  // The second address stands in notifications.
  { path: "/admin/security", load: () => import("../features/admin/security/SecurityPage.tsx") },
  { path: "/admin/security-alerts", load: () => import("../features/admin/security/SecurityPage.tsx") },
  { path: "/admin/reports", load: () => import("../features/admin/reports/ReportsPage.tsx") },
  { path: "/admin/database", load: () => import("../features/admin/database/DatabasePage.tsx") },
  { path: "/admin/staff", load: () => import("../features/admin/people/StaffListPage.tsx") },
  { path: "/admin/settings", load: () => import("../features/admin/settings/SettingsPage.tsx") },
  { path: "/admin/teams", load: () => import("../features/admin/teams/TeamsPage.tsx") },
  { path: "/admin/categories", load: () => import("../features/admin/categories/CategoriesPage.tsx") },
  { path: "/admin/sla", load: () => import("../features/admin/sla/SlaPage.tsx") },
  { path: "/admin/canned-replies", load: () => import("../features/admin/canned/CannedRepliesPage.tsx") },
  { path: "/admin/help", load: () => import("../features/admin/help-centre/ArticlesPage.tsx") },
  { path: "/admin/help/new", load: () => import("../features/admin/help-centre/NewArticlePage.tsx") },
  { path: "/admin/help/categories", load: () => import("../features/admin/help-centre/CategoriesPage.tsx") },
  { path: "/admin/help/:id", load: () => import("../features/admin/help-centre/ArticlePage.tsx") },
  { path: "/admin/assistant", load: () => import("../features/admin/assistant/RuleTestPage.tsx") },
  { path: "/admin/mail", load: () => import("../features/admin/mail/MailPage.tsx") },
  { path: "/admin/audit", load: () => import("../features/admin/audit/AuditPage.tsx") },
];
