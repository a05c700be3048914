import { Link, useSearchParams } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { newTicketForTexts } from "../../../texts/en/new-ticket-for.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { StaffOnly } from "../../staff/StaffOnly.tsx";
import { NewTicketForm } from "./NewTicketForm.tsx";

const t = textsOf(newTicketForTexts);

/** `/desk/new`, also with `?for=<person's id>`: staff open a ticket on a member's behalf (DK-1). */
export default function NewTicketPage() {
  const [search] = useSearchParams();
  const personId = search.get("for") ?? "";
  return (
    <StaffOnly permission="ticket.create_for_others">
      {(me) => (
        <div className="mx-auto max-w-2xl">
          <PageHeader title={t("openATicketFor")} description={t("asIfTheyHad")} above={<Link href="/desk" className="text-brand-text underline underline-offset-2">{t("backToTheDesk")}</Link>} />
          {me.permissions.includes("member.read") ? <NewTicketForm key={personId} me={me.person.id} personId={personId} /> : <Banner tone="info">{t("mayNotLook")}</Banner>}
        </div>
      )}
    </StaffOnly>
  );
}
