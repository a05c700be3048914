import { useState } from "react";
import { ShieldCheck } from "lucide-react";
import { useSearchParams } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { Select } from "../../../ui/Select.tsx";
import { AdminPage } from "../AdminPage.tsx";
import type { SecurityAlert } from "../contract-types.ts";
import { AlertRow } from "./AlertRow.tsx";
import { alertsKey, ReviewDialog } from "./ReviewDialog.tsx";

const t = textsOf(adminPersonTexts);

function Alerts() {
  const [search, setSearch] = useSearchParams();
  const reviewed = search.get("reviewed") === "yes" ? "yes" : "no";
  const asked = search.get("strength");
  const strength = asked === "strong" || asked === "weak" ? asked : undefined;
  const [open, setOpen] = useState<SecurityAlert | null>(null);
  const list = usePages<SecurityAlert>([...alertsKey, reviewed, strength], "/api/people/alerts", { reviewed, strength });
  const change = (name: string, value: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true });
  return (
    <Card flush>
      <div className="border-b border-border px-4 py-3 sm:px-5">
        <div className="grid gap-3 min-[26rem]:grid-cols-2 sm:max-w-md">
          <Field label={t("state")}>
            <Select value={reviewed} onChange={(event) => change("reviewed", event.target.value === "yes" ? "yes" : "")}>
              <option value="no">{t("toLookAt")}</option>
              <option value="yes">{t("lookedAt")}</option>
            </Select>
          </Field>
          <Field label={t("evidence")}>
            <Select value={strength ?? ""} onChange={(event) => change("strength", event.target.value)}>
              <option value="">{t("anyStrength")}</option>
              <option value="strong">{t("strongOnly")}</option>
              <option value="weak">{t("weakOnly")}</option>
            </Select>
          </Field>
        </div>
      </div>
      <InfiniteList
        list={list}
        label={t("security")}
        itemKey={({ id }) => id}
        empty={<EmptyState icon={<ShieldCheck />} title={reviewed === "yes" ? t("noneReviewed") : t("noAlerts")}>{reviewed === "no" && t("noAlertsHint")}</EmptyState>}
      >
        {(alert) => <AlertRow alert={alert} onReview={() => setOpen(alert)} />}
      </InfiniteList>
      {open && <ReviewDialog alert={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

/** `/admin/security`: who came and looks like somebody banned (ID-12). */
export default function SecurityPage() {
  return (
    <AdminPage permission="member.ban" title={t("security")} description={t("securityHint")}>
      {() => <Alerts />}
    </AdminPage>
  );
}
