import { noticeKind } from "../../../platform/notices.ts";

/** CV-12. Found by a sweep (tell-direct.ts), since sending a direct message makes no job. */
export const directKind = noticeKind({
  name: "direct.message", titles: { en: "Direct messages while you are away", sw: "Ujumbe wa moja kwa moja ukiwa mbali" },
  audience: "member", priority: "normal", defaults: { inApp: true, push: true, mail: false },
});
