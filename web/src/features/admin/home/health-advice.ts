import type { HealthCheck } from "../../../../../contract/insight.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";

const t = textsOf(adminHomeTexts);

const titles: Readonly<Record<string, string>> = {
  get database() { return t("healthDatabase"); }, get jobs() { return t("healthJobs"); }, get mail() { return t("healthMail"); }, get audit() { return t("healthAudit"); },
};

/** A check's name in the reader's language; the server's own for one that is new. */
export function healthTitle({ key, title }: Pick<HealthCheck, "key" | "title">): string {
  return titles[key] ?? fromServer(title);
}

/** What to do about a check that is not well; null when it is, or when what it says is all there is. */
export function healthAdvice({ key, state }: Pick<HealthCheck, "key" | "state">): string | null {
  if (state === "good") return null;
  if (key === "database") return t("adviceDatabase");
  if (key === "mail") return t("theTicketThatA");
  if (key === "jobs") return state === "bad" ? t("nobodySeemsToTake") : t("theyAreTriedAgainBy");
  return key === "audit" ? t("nobodySeemsToTake") : null;
}

/** What a check says about itself in the reader's language: as a whole, or piece by piece where the server joined pieces. */
export function healthSays({ says }: Pick<HealthCheck, "says">): string {
  const whole = fromServer(says);
  return whole !== says ? whole : `${says.replace(/\.$/, "").split(", ").map((piece) => fromServer(piece)).join(", ")}.`;
}
