import { noticeKind, type NoticeKind } from "../../../platform/notices.ts";
import { staffWith } from "../../identity/index.ts";
import { showSurge } from "./show-surges.ts";

/** DK-14: those who work on tickets hear of a surge. */
export const surgeNotices: readonly NoticeKind[] = [
  noticeKind({
    name: "surge.proposed", titles: { en: "Many reports look alike", sw: "Ripoti nyingi zinafanana" }, audience: "staff", permission: "ticket.triage",
    priority: "high", defaults: { inApp: true, push: true, mail: false }, on: "surge.proposed",
    tell: async (tx, { surgeId }) => {
      const surge = await showSurge(tx, surgeId);
      if (surge.state !== "proposed") return null;
      const body = surge.words.slice(0, 4).join(", ");
      return {
        to: (await staffWith(tx, "ticket.triage")).map(({ id }) => id), source: `surge.proposed:${surgeId}:${surge.count}`, groupKey: surgeId, link: `/desk/problems/surges/${surgeId}`,
        text: { en: { title: `${surge.count} reports look alike`, body }, sw: { title: `Ripoti ${surge.count} zinafanana`, body } },
      };
    },
  }),
];
