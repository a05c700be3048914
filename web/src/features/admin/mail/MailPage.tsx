import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useSearchParams } from "wouter";
import { api } from "../../../lib/api.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import type { MailTemplate, MailTemplateBrief } from "../contract-types.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpTexts } from "../../../texts/en/admin-help.ts";
import { Rich } from "../../../ui/Rich.tsx";

const t = textsOf(adminHelpTexts);

const groups: readonly { about: MailTemplateBrief["about"]; title: string }[] = [
  { about: "ticket", get title() { return t("mailsAboutTickets"); } },
  { about: "account", get title() { return t("mailsAboutAccounts"); } },
  { about: "notice", get title() { return t("mailsOfNotices"); } },
];

function Preview({ name }: { name: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["admin", "mail", name],
    queryFn: ({ signal }) => api<MailTemplate>("GET", `/api/admin/mail-templates/${encodeURIComponent(name)}`, { signal }),
  });
  if (!data) return <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={8} />}</Card>;
  return (
    <Card
      title={data.subject}
      description={t("theSubjectAndUnder")}
      footer={data.optional ? t("membersMaySwitchThis") : t("thisMailIsPart")}
    >
      <p className="pb-4">
        {/* A mail has styles of its own, which this page's policy forbids: it opens as a page with a policy of its own. */}
        <a href={data.page} target="_blank" rel="noopener" className={buttonClass({ variant: "primary" })}>
          <ExternalLink className="size-4" aria-hidden="true" />
          <Rich text={t.parts("seeItAsIt")} parts={{ more: <span className="sr-only" /> }} />
        </a>
      </p>
      <pre className="overflow-x-auto whitespace-pre-wrap rounded-md bg-sunken px-4 py-3 font-sans text-sm leading-relaxed [overflow-wrap:anywhere]">{data.text}</pre>
    </Card>
  );
}

function Templates() {
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery({ queryKey: ["admin", "mail"], queryFn: ({ signal }) => api<{ items: MailTemplateBrief[] }>("GET", "/api/admin/mail-templates", { signal }), staleTime: Infinity });
  if (!data) return <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={8} />}</Card>;
  const asked = search.get("mail");
  const chosen = data.items.find(({ name }) => name === asked) ?? data.items.find(({ about }) => about === groups[0]?.about);
  if (!chosen) return null;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("mail")} className="w-full sm:w-96">
          <Select value={chosen.name} onChange={(event) => setSearch({ mail: event.target.value }, { replace: true })}>
            {groups.map(({ about, title }) => (
              <optgroup key={about} label={title}>
                {data.items.filter((item) => item.about === about).map((item) => (
                  <option key={item.name} value={item.name}>
                    {item.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        {chosen.optional && <Badge className="mb-2.5">{t("membersMaySwitchIt")}</Badge>}
      </div>
      <Preview name={chosen.name} />
    </div>
  );
}

/** `/admin/mail`: the mails that are sent, with made-up words (CH-7). */
export default function MailPage() {
  return (
    <AdminPage permission="settings.change" title={t("mails")} description={t("whatPeopleGetBy")}>
      {() => <Templates />}
    </AdminPage>
  );
}
