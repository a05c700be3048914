import { useState } from "react";
import { Download } from "lucide-react";
import { useQueryClient } from "@tanstack/react-query";
import { textsOf } from "../../../lib/texts.ts";
import { ownDataTexts } from "../../../texts/en/own-data.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { exportKey } from "./own-data-api.ts";

const t = textsOf(ownDataTexts);

/** What the mailed link leads to: a press, and the browser saves the file. A look at the page alone does not use the link up. */
export function FetchCard({ token }: { token: string }) {
  const client = useQueryClient();
  const [begun, setBegun] = useState(false);
  const press = () => {
    setBegun(true);
    setTimeout(() => void client.invalidateQueries({ queryKey: exportKey }), 3_000);
  };
  return (
    <Card title={t("fetchTitle")} description={t("fetchWhat")}>
      <div className="space-y-3">
        <a href={`/api/me/export/${encodeURIComponent(token)}`} download className={buttonClass({ variant: "primary" })} onClick={press}>
          <Download className="size-4" aria-hidden="true" />
          {t("fetchNow")}
        </a>
        <p role="status" className="text-sm text-muted">
          {begun && t("fetching")}
        </p>
      </div>
    </Card>
  );
}
