import type { ComponentType } from "react";
import { Bell, CircleUserRound, Database, Eye, Languages, MonitorSmartphone, ShieldCheck, type LucideIcon } from "lucide-react";
import type { Me } from "../../../lib/session.ts";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { textsOf } from "../../../lib/texts.ts";
import { accountTexts } from "../../../texts/en/account.ts";

const t = textsOf(accountTexts);

export type AccountSection = {
  /** `/account/<path>`; the first one is `/account` itself. */
  path: string;
  readonly label: string;
  Icon: LucideIcon;
  Section: ComponentType<{ me: Me }>;
  /** Further addresses, from mails. */
  also?: readonly string[];
};

/** The parts of the account page; each is loaded when it is opened. A further one is a further line. */
export const accountSections: readonly AccountSection[] = [
  { path: "", get label() { return t("profile"); }, Icon: CircleUserRound, Section: lazyPart(() => import("./ProfileSection.tsx")) },
  { path: "privacy", get label() { return t("privacy"); }, Icon: Eye, Section: lazyPart(() => import("./PrivacySection.tsx")) },
  { path: "display", get label() { return t("display"); }, Icon: Languages, Section: lazyPart(() => import("./DisplaySection.tsx")) },
  { path: "security", get label() { return t("security"); }, Icon: ShieldCheck, Section: lazyPart(() => import("./SecuritySection.tsx")) },
  { path: "notifications", get label() { return t("notifications"); }, Icon: Bell, Section: lazyPart(() => import("../../notifications/NoticeSettings.tsx")) },
  { path: "devices", get label() { return t("devices"); }, Icon: MonitorSmartphone, Section: lazyPart(() => import("../DevicesCard.tsx")) },
  { path: "data", also: ["export", "erasure"], get label() { return t("yourData"); }, Icon: Database, Section: lazyPart(() => import("../own-data/DataSection.tsx")) },
];

/** The part that an address names; the first one where it names none. */
export function sectionOf(path: string | undefined): AccountSection | undefined {
  return accountSections.find((section) => section.path === (path ?? "") || section.also?.includes(path ?? ""));
}
