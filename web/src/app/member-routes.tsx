import type { PageRoute } from "./routes.ts";

const publicPage = () => import("../features/help/PublicPage.tsx");

/** Members' pages, first match wins. Each feature adds its own line: `{ path, load: () => import("../features/…") }`. */
export const memberRoutes: readonly PageRoute[] = [
  { path: "/", load: publicPage },
  { path: "/help/:slug?", load: publicPage },
  { path: "/help/category/:key", load: publicPage },
  { path: "/chat", load: () => import("../features/assistant/ChatPage.tsx"), frame: "thread" },
  { path: "/chat/:id", load: () => import("../features/assistant/PastTalkPage.tsx"), frame: "thread" },
  { path: "/tickets", load: () => import("../features/desk-member/TicketsPage.tsx") },
  { path: "/tickets/new", load: () => import("../features/desk-member/NewTicketPage.tsx") },
  { path: "/tickets/:number", load: () => import("../features/desk-member/TicketPage.tsx"), frame: "thread" },
  { path: "/messages", load: () => import("../features/conversations/direct/MessagesPage.tsx") },
  { path: "/messages/new", load: () => import("../features/conversations/direct/NewMessagePage.tsx") },
  { path: "/messages/:id", load: () => import("../features/conversations/direct/DirectPage.tsx"), frame: "thread" },
  { path: "/account/blocked", load: () => import("../features/conversations/direct/BlockedPage.tsx") },
  { path: "/account/:section?", load: () => import("../features/identity/AccountPage.tsx") },
  { path: "/members/:username", load: () => import("../features/identity/member/MemberPage.tsx") },
  { path: "/notifications", load: () => import("../features/notifications/NoticesPage.tsx") },
  { path: "/search", load: () => import("../features/search/OwnSearchPage.tsx") },
  { path: "/sign-in", load: () => import("../features/identity/SignInPage.tsx"), frame: "bare" },
  { path: "/sign-up", load: () => import("../features/identity/SignUpPage.tsx"), frame: "bare" },
  { path: "/verify", load: () => import("../features/identity/VerifyPage.tsx"), frame: "bare" },
  { path: "/forgot", load: () => import("../features/identity/ForgotPage.tsx"), frame: "bare" },
  { path: "/reset", load: () => import("../features/identity/ResetPage.tsx"), frame: "bare" },
  { path: "/setup", load: () => import("../features/identity/SetupPage.tsx"), frame: "bare" },
];
