import type { AuditVerdict } from "../contract-types.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** The result of checking the hash chain, in words: what holds, what does not, and what to do. */
export function chainWords({ ok, seals, entries, unsealed, brokenAt }: AuditVerdict): { tone: "success" | "danger"; title: string; text: string } {
  if (!ok) {
    return {
      tone: "danger",
      title: brokenAt === null ? t("sealDoesNotHold") : t("sealNumberDoesNotHold", { seal: brokenAt }),
      text: t("entriesBeforeIt", { entries }),
    };
  }
  const written = t("entriesAsWritten", { entries, seals });
  return { tone: "success", title: t("nothingWasChanged"), text: unsealed === 0 ? written : `${written} ${t("entriesWait", { unsealed })}` };
}
