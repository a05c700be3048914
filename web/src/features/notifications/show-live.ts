import type { Notification } from "../../../../contract/notifications.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { notify } from "../../ui/toast.ts";
import { goTo } from "./go-to.ts";

const t = textsOf(notificationsTexts);
const shown = new WeakSet<Notification>();

/**
 * Shows the team something important while they work (AD-4): what is high is read out when the screen reader is done, what is
 * critical at once. Once, though several bells of a page hear it.
 */
export function showLive(notice: Notification): void {
  if ((notice.priority !== "high" && notice.priority !== "critical") || shown.has(notice)) return;
  shown.add(notice);
  notify({ tone: notice.priority === "critical" ? "danger" : "warning", title: notice.title, description: notice.body, action: { label: t("open"), run: () => goTo(notice.link) } });
}
