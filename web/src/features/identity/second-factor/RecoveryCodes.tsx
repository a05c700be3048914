import { useState } from "react";
import { createPortal } from "react-dom";
import { Copy, Download, Printer } from "lucide-react";
import { brandName } from "../../../lib/brand.ts";
import { useMe } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { secondFactorTexts } from "../../../texts/en/second-factor.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { copyText } from "./copy-text.ts";

const t = textsOf(secondFactorTexts);

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: "recovery-codes.txt" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Recovery codes, shown this once; one goes on only after saying that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { me } = useMe();
  const [kept, setKept] = useState(false);
  const heading = t("codesOf", { name: me?.person.name ?? "", brandName: brandName() });
  const text = `${heading}\n\n${codes.join("\n")}\n`;
  return (
    <div className="space-y-4">
      <div className="space-y-1">
        <h3 className="font-medium">{t("codesTitle")}</h3>
        <p className="text-pretty text-sm text-muted">{t("codesWhy")}</p>
      </div>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md border border-border bg-sunken px-4 py-3 font-mono text-sm max-[22rem]:grid-cols-1" aria-label={t("codesTitle")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Copy className="size-4" />} onClick={() => void copyText(codes.join("\n"))}>
          {t("copy")}
        </Button>
        <Button size="sm" icon={<Download className="size-4" />} onClick={() => save(text)}>
          {t("download")}
        </Button>
        <Button size="sm" icon={<Printer className="size-4" />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <Checkbox label={t("kept")} checked={kept} onChange={(event) => setKept(event.target.checked)} />
      <Button variant="primary" block size="lg" disabled={!kept} onClick={onDone}>
        {t("done")}
      </Button>
      {/* On paper there is nothing but the codes. */}
      {createPortal(
        <div aria-hidden="true" className="fixed inset-0 z-50 hidden bg-surface p-8 text-text print:block">
          <p className="pb-4 font-medium">{heading}</p>
          <ul className="space-y-1 font-mono">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>,
        document.body,
      )}
    </div>
  );
}
