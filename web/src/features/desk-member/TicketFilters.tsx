import { Search } from "lucide-react";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { statusText } from "../../ui/StatusBadge.tsx";
import { statuses } from "./statuses.ts";
import type { TicketFilter } from "./use-ticket-filter.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketsTexts } from "../../texts/en/tickets.ts";

const t = textsOf(ticketsTexts);

/** Words and status to look for. */
export function TicketFilters({ filter }: { filter: TicketFilter }) {
  return (
    <search className="grid gap-3 pb-4 grid-cols-[1fr_9.5rem] sm:grid-cols-[1fr_16rem]">
      <Field label={t("searchMyTickets")} labelHidden>
        <div className="relative">
          <Search className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted" aria-hidden="true" />
          <Input type="search" value={filter.words} onChange={(event) => filter.setWords(event.target.value)} placeholder={t("search")} maxLength={200} className="pl-9" />
        </div>
      </Field>
      <Field label={t("status")} labelHidden>
        <Select value={filter.status} onChange={(event) => filter.setStatus(event.target.value)}>
          <option value="">{t("anyStatus")}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {statusText(status, "requester")}
            </option>
          ))}
        </Select>
      </Field>
    </search>
  );
}
