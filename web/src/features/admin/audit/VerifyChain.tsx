import { useMutation } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { formatTime } from "../../../lib/format.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import type { AuditVerdict } from "../contract-types.ts";
import { chainWords } from "./chain-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** Recomputes the log's seals and says what came of it (XX-6). */
export function useVerifyChain() {
  return useMutation({ mutationFn: async () => ({ verdict: await api<AuditVerdict>("POST", "/api/admin/audit/verification", { body: {}, timeout: 120_000 }), at: Date.now() }) });
}

export function VerifyButton({ check }: { check: ReturnType<typeof useVerifyChain> }) {
  return (
    <Button icon={<ShieldCheck className="size-4" />} loading={check.isPending} onClick={() => check.mutate()}>
      {t("checkTheSeals")}
    </Button>
  );
}

export function VerifyResult({ check }: { check: ReturnType<typeof useVerifyChain> }) {
  if (check.error) return <Banner tone="danger" title={t("theCheckCouldNot")}>{describeError(check.error)}</Banner>;
  if (!check.data) return null;
  const { tone, title, text } = chainWords(check.data.verdict);
  return (
    <Banner tone={tone} title={title} onDismiss={check.reset}>
      {t("checkedAt", { text, time: formatTime(check.data.at) })}
    </Banner>
  );
}
