import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Search, Ticket, UserRound } from "lucide-react";
import { useLocation } from "wouter";
import type { TicketRow } from "../../../contract/desk.ts";
import { useSettled } from "../features/admin/use-settled.ts";
import { api } from "../lib/api.ts";
import { describeError } from "../lib/describe-error.ts";
import { useMay } from "../lib/session.ts";
import { textsOf } from "../lib/texts.ts";
import type { Page } from "../lib/use-pages.ts";
import { appStaffTexts } from "../texts/en/app-staff.ts";
import { searchTexts } from "../texts/en/search.ts";
import CommandBar, { type CommandGroup, type CommandItem } from "../ui/CommandBar.tsx";

const t = textsOf(appStaffTexts);
const words = textsOf(searchTexts);

/** A row of `GET /api/people`, as far as the command bar shows it. */
type Found = { person: { id: string; name: string; username: string | null }; email: string | null };

const least = 2;
const most = 6;

/** People and tickets that the server finds for what is typed; nothing under two characters. */
function useFound(typed: string) {
  const [, navigate] = useLocation();
  const q = useSettled(typed.trim(), 200);
  const wanted = q.length >= least;
  const [maySeePeople, maySeeTickets] = [useMay("member.read"), useMay("ticket.read")];
  const people = useQuery({
    queryKey: ["commands", "people", q], enabled: wanted && maySeePeople, staleTime: 30_000, retry: false,
    queryFn: ({ signal }) => api<Page<Found>>("GET", "/api/people", { query: { q: q.slice(0, 100), limit: most }, signal }),
  });
  const tickets = useQuery({
    queryKey: ["commands", "tickets", q], enabled: wanted && maySeeTickets, staleTime: 30_000, retry: false,
    queryFn: ({ signal }) => api<Page<TicketRow>>("GET", "/api/desk/tickets", { query: { q: q.slice(0, 200), view: "all", limit: most }, signal }),
  });
  // The server has chosen them: what is typed counts as their word, so that the bar does not choose again.
  const keywords = [typed];
  const ticketItems: CommandItem[] = (tickets.data?.items ?? []).map(({ id, number, subject, requester }) => ({ id, label: `${number} ${subject}`, hint: requester.name, icon: <Ticket />, keywords, run: () => navigate(`/desk/tickets/${number}`) }));
  const peopleItems: CommandItem[] = (people.data?.items ?? []).map(({ person, email }) => ({
    id: person.id, label: person.name, hint: [person.username && `@${person.username}`, email].filter(Boolean).join(" · "), icon: <UserRound />, keywords, run: () => navigate(`/admin/people/${person.id}`),
  }));
  const everything: CommandItem[] = maySeeTickets ? [{ id: "search", label: words("searchMessagesFor", { words: q }), icon: <Search />, keywords, run: () => navigate(`/desk/search?q=${encodeURIComponent(q)}`) }] : [];
  const groups: CommandGroup[] = !wanted ? [] : [{ label: words("search"), items: everything }, { label: t("people"), items: peopleItems }, { label: t("tickets"), items: ticketItems }].filter(({ items }) => items.length > 0);
  const error = wanted ? (people.error ?? tickets.error) : null;
  return { groups, error, loading: wanted && (people.isFetching || tickets.isFetching || q !== typed.trim()) };
}

export type StaffCommandsProps = { open: boolean; onOpenChange: (open: boolean) => void; groups: readonly CommandGroup[] };

/** The command bar over pages (the first group) and shortcuts, and over people and tickets as one types (AD-7). */
export default function StaffCommands({ open, onOpenChange, groups }: StaffCommandsProps) {
  const [typed, setTyped] = useState("");
  const found = useFound(typed);
  return <CommandBar open={open} onOpenChange={onOpenChange} groups={[...groups.slice(0, 1), ...found.groups, ...groups.slice(1)]} onSearch={setTyped} loading={found.loading} failure={found.error ? t("searchFailed", { error: describeError(found.error) }) : null} />;
}
