import { useEffect, useEffectEvent, useState } from "react";
import { SearchBox } from "../SearchBox.tsx";
import { useSettled } from "../use-settled.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** Words that entries are searched for. The address follows what is typed; whatever else changes the address changes what stands in the field. */
export function AuditWords({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const [told, setTold] = useState(words);
  const settled = useSettled(typed.trim());
  if (words !== told) {
    setTold(words);
    if (words !== settled) setTyped(words);
  }
  const tell = useEffectEvent((wanted: string) => {
    if (wanted !== words) onChange(wanted);
  });
  useEffect(() => tell(settled), [settled]);
  return <SearchBox label={t("searchTheLog")} value={typed} onChange={setTyped} />;
}
