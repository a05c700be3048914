import { useEffect, useState } from "react";
import { Check, Copy } from "lucide-react";
import { IconButton } from "../../ui/IconButton.tsx";
import { notify } from "../../ui/toast.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskTexts } from "../../texts/en/desk.ts";

const t = textsOf(deskTexts);

/** Copies a text, such as a ticket's number; says so in its own sign. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    // On plain HTTP browsers have no clipboard for pages.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    written.then(() => setCopied(true), () => notify({ tone: "info", title: t("copyItByHand"), description: text }));
  };
  return (
    <IconButton
      size="sm"
      className="!size-7 touch:!size-11"
      label={copied ? t("copied") : label}
      icon={copied ? <Check className="size-3.5 text-success" /> : <Copy className="size-3.5" />}
      onClick={copy}
    />
  );
}
