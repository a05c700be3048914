import { useState } from "react";
import { ApiError } from "../src/lib/api.ts";
import { Avatar } from "../src/ui/Avatar.tsx";
import { Button } from "../src/ui/Button.tsx";
import { Card } from "../src/ui/Card.tsx";
import { EmptyState } from "../src/ui/EmptyState.tsx";
import { InfiniteList, type ListState } from "../src/ui/InfiniteList.tsx";
import { PriorityBadge, type TicketPriority } from "../src/ui/PriorityBadge.tsx";
import { StatusBadge, type TicketStatus } from "../src/ui/StatusBadge.tsx";
import { Table, type Column, type Sort } from "../src/ui/Table.tsx";
import { TimeAgo } from "../src/ui/TimeAgo.tsx";
import { ago } from "./sample.ts";

type Row = { number: string; subject: string; who: string; status: TicketStatus; priority: TicketPriority; updated: string };

const rows: Row[] = [
  { number: "HD-00124", subject: "Charged twice for the same bundle", who: "Amina Yusuf", status: "open", priority: "urgent", updated: ago(3) },
  { number: "HD-00123", subject: "I can't sign in after changing my phone number, and the code never arrives", who: "Brian Otieno", status: "in_progress", priority: "high", updated: ago(44) },
  { number: "HD-00119", subject: "My post failed", who: "Chidinma Okafor", status: "pending", priority: "medium", updated: ago(400) },
  { number: "HD-00102", subject: "Please add a dark mode", who: "Ẹniọlá Adébáyọ̀", status: "resolved", priority: "low", updated: ago(3_000) },
];

const columns: Column<Row>[] = [
  { key: "number", header: "Number", cell: (row) => <span className="font-mono text-xs">{row.number}</span>, sortable: true },
  { key: "subject", header: "Subject", cell: (row) => <a href="#row" className="line-clamp-1 min-w-40 font-medium hover:underline">{row.subject}</a>, className: "w-full" },
  { key: "who", header: "Requester", cell: (row) => <span className="whitespace-nowrap">{row.who}</span>, from: "lg" },
  { key: "status", header: "Status", cell: (row) => <StatusBadge status={row.status} /> },
  { key: "priority", header: "Priority", cell: (row) => <PriorityBadge priority={row.priority} />, from: "sm" },
  { key: "updated", header: "Updated", cell: (row) => <TimeAgo time={row.updated} className="whitespace-nowrap" />, align: "right", sortable: true },
];

const still = { onRetry: () => undefined, onLoadMore: () => undefined, hasMore: false, loadingMore: false };
const offline = new ApiError({ type: "network", title: "No connection", status: 0, detail: "We can't reach the server. Check your connection and try again; nothing you typed is lost." });

function Shown({ title, list }: { title: string; list: ListState<Row> }) {
  return (
    <Card title={title} flush>
      <InfiniteList
        list={list}
        label={title}
        itemKey={(row) => row.number}
        empty={
          <EmptyState title="No tickets yet" action={<Button variant="primary">Ask for help</Button>}>
            When you write to us, the conversation stands here with its answers.
          </EmptyState>
        }
      >
        {(row) => (
          <a href="#row" className="flex items-center gap-3 px-4 py-3 hover:bg-hover">
            <Avatar name={row.who} size="sm" decorative />
            <span className="min-w-0 flex-1">
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate text-sm font-medium">{row.subject}</span>
                <TimeAgo time={row.updated} className="shrink-0 text-xs text-muted" />
              </span>
              <span className="mt-1 flex items-center gap-2 text-xs text-muted">
                <span className="truncate">{row.who}</span>
                <StatusBadge status={row.status} />
              </span>
            </span>
          </a>
        )}
      </InfiniteList>
    </Card>
  );
}

export function Lists() {
  const [sort, setSort] = useState<Sort>({ key: "updated", direction: "desc" });
  return (
    <div className="space-y-6">
      <Card title="Table" description="Columns leave on narrow screens." flush>
        <Table caption="Tickets" columns={columns} rows={rows} rowKey={(row) => row.number} sort={sort} onSort={setSort} isSelected={(row) => row.number === "HD-00123"} />
      </Card>
      <Card title="Table on its way" flush>
        <Table caption="Tickets on their way" columns={columns} rows={[]} rowKey={(row) => row.number} loading />
      </Card>
      <div className="grid items-start gap-6 md:grid-cols-2 xl:grid-cols-3">
        <Shown title="With the end reached" list={{ ...still, items: rows, status: "ready" }} />
        <Shown title="Loading more" list={{ ...still, items: rows.slice(0, 2), status: "ready", hasMore: true, loadingMore: true }} />
        <Shown title="More failed" list={{ ...still, items: rows.slice(0, 2), status: "ready", hasMore: true, error: offline }} />
        <Shown title="Loading" list={{ ...still, items: [], status: "loading" }} />
        <Shown title="Empty" list={{ ...still, items: [], status: "ready" }} />
        <Shown title="Failed" list={{ ...still, items: [], status: "error", error: offline }} />
      </div>
    </div>
  );
}
