import { csvLine } from "../../../platform/csv-line.ts";
import type { ExportedTicket } from "./ticket-rows.ts";

/** The columns of the CSV; the import knows them by these names. The conversation itself is in the JSON only: a cell of a spreadsheet can't hold it. */
const header = ["Ticket ID", "Number", "Subject", "Status", "Priority", "Category", "Channel", "Tags", "Requester", "Requester email", "Assignee", "Assignee email", "Team", "Created at", "Updated at", "Resolved at", "Messages", "Description"];

/** Tickets as CSV, one line each, with a byte order mark for spreadsheets. The description is the first public entry that still stands, never a note. */
export async function* csvFile(tickets: AsyncIterable<ExportedTicket>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(header)}`;
  for await (const t of tickets) {
    yield csvLine([
      t.id, t.number, t.subject, t.status, t.priority, t.category, t.channel, t.tags.join(", "), t.requesterName ?? "", t.requesterEmail ?? "", t.assigneeName ?? "", t.assigneeEmail ?? "", t.teamName ?? "",
      t.createdAt.toISOString(), t.updatedAt.toISOString(), t.resolvedAt?.toISOString() ?? "", String(t.messages.length), t.messages.find(({ visibility }) => visibility === "public")?.body ?? "",
    ]);
  }
}

/** Tickets with their conversations as one JSON object, a ticket on each line. */
export async function* jsonFile(tickets: AsyncIterable<ExportedTicket>): AsyncGenerator<string> {
  const someone = (name: string | null, email: string | null) => (name === null && email === null ? null : { name, email });
  let before = '{"tickets": [';
  for await (const t of tickets) {
    const { id, number, subject, status, priority, category, channel, tags, createdAt, updatedAt, resolvedAt } = t;
    yield `${before}\n${JSON.stringify({
      id, number, subject, status, priority, category, channel, tags, requester: someone(t.requesterName, t.requesterEmail), assignee: someone(t.assigneeName, t.assigneeEmail), team: t.teamName, createdAt, updatedAt, resolvedAt,
      messages: t.messages.map(({ at, part, visibility, body, authorName, authorEmail }) => ({ at, part, visibility, author: someone(authorName, authorEmail), body })),
    })}`;
    before = ",";
  }
  yield before === "," ? "\n]}\n" : `${before}]}\n`;
}
