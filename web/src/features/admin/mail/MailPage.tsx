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

function Preview({ name }: { name: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["admin", "mail", name],
    queryFn: ({ signal }) => api<MailTemplate>("GET", `/api/admin/mail-templates/${encodeURIComponent(name)}`, { signal }),
  });
  if (!data) return <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={8} />}</Card>;
  return (
    <Card
      title={data.subject}
      description="The subject, and under it the plain text that goes along with the formatted mail."
      footer={data.optional ? "Members may switch this mail off by the link in it." : "This mail is part of the work on a ticket: it can't be switched off by its reader."}
    >
      <p className="pb-4">
        {/* A mail has styles of its own, which this page's policy forbids: it opens as a page with a policy of its own. */}
        <a href={data.page} target="_blank" rel="noopener" className={buttonClass({ variant: "primary" })}>
          <ExternalLink className="size-4" aria-hidden="true" />
          See it as it looks
          <span className="sr-only"> (opens in a new tab)</span>
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
  const chosen = data.items.find(({ name }) => name === asked) ?? data.items[0];
  if (!chosen) return null;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Mail" className="w-full sm:w-96">
          <Select value={chosen.name} onChange={(event) => setSearch({ mail: event.target.value }, { replace: true })}>
            {data.items.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        {chosen.optional && <Badge className="mb-2.5">Members may switch it off</Badge>}
      </div>
      <Preview name={chosen.name} />
    </div>
  );
}

/** `/admin/mail`: the mails that tickets cause, with made-up words (CH-7). */
export default function MailPage() {
  return (
    <AdminPage permission="settings.change" title="Mails" description="What people get by mail about their tickets, with made-up words, in this community's name, colours and settings.">
      {() => <Templates />}
    </AdminPage>
  );
}
