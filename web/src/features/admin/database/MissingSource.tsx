import { useState } from "react";
import { Check, Copy } from "lucide-react";
import type { Missing } from "../../../../../contract/insight.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";

const t = textsOf(adminDatabaseTexts);

/** Instead of figures that can't be read: what is needed, and the command that gives it (AD-2). */
export function MissingSource({ source }: { source: Missing }) {
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const copy = () => {
    // On plain HTTP browsers have no clipboard for pages.
    const written = navigator.clipboard?.writeText(source.command) ?? Promise.reject(new Error("no clipboard"));
    written.then(() => setCopied("yes"), () => setCopied("no"));
  };
  return (
    <Banner tone="warning" title={t("missing")}>
      <div className="space-y-2">
        <p>{fromServer(source.needs)}</p>
        <pre className="overflow-x-auto whitespace-pre-wrap rounded-sm border border-border bg-surface px-3 py-2 font-mono text-xs [overflow-wrap:anywhere]">{source.command}</pre>
        <Button size="sm" icon={copied === "yes" ? <Check className="size-4" /> : <Copy className="size-4" />} onClick={copy}>
          {copied === "yes" ? t("copied") : t("copyCommand")}
        </Button>
        <p role="status">{copied === "no" && t("copyByHand")}</p>
      </div>
    </Banner>
  );
}
