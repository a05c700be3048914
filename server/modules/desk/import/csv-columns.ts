import type { ImportShape } from "../../../../contract/desk-import.ts";
import { plainBody } from "./plain-body.ts";
import { filesInText, text, type SourcePerson, type SourceTicket } from "./source.ts";

type Column = "id" | "subject" | "description" | "requesterName" | "requesterEmail" | "assigneeName" | "assigneeEmail" | "status" | "priority" | "category" | "channel" | "tags" | "createdAt" | "updatedAt" | "resolvedAt";

/** Names of columns, folded, in the exports of each desk; the first one that a file has counts. */
const columns: Record<ImportShape, Record<Column, readonly string[]>> = {
  zendesk: {
    id: ["id", "ticketid"], subject: ["subject"], description: ["description"], requesterName: ["requester", "requestername"], requesterEmail: ["requesteremail"],
    assigneeName: ["assignee", "assigneename"], assigneeEmail: ["assigneeemail"], status: ["status", "ticketstatus"], priority: ["priority"], category: ["tickettype", "type"], channel: ["via", "channel"],
    tags: ["tags"], createdAt: ["createdat", "created"], updatedAt: ["updatedat", "updated"], resolvedAt: ["solvedat", "solved"],
  },
  freshdesk: {
    id: ["ticketid", "id"], subject: ["subject"], description: ["description"], requesterName: ["fullname", "requestername", "contactname"], requesterEmail: ["email", "requesteremail", "contactemail"],
    assigneeName: ["agent"], assigneeEmail: ["agentemail"], status: ["status"], priority: ["priority"], category: ["type"], channel: ["source"],
    tags: ["tags"], createdAt: ["createdtime", "createdat"], updatedAt: ["lastupdatetime", "updatedat"], resolvedAt: ["resolvedtime", "closedtime"],
  },
  chatwoot: {
    id: ["conversationid", "displayid", "id"], subject: ["subject", "mailsubject"], description: ["message", "firstmessage", "content", "description"], requesterName: ["contactname", "contact", "name"], requesterEmail: ["contactemail", "email"],
    assigneeName: ["assignee", "assigneename", "agent"], assigneeEmail: ["assigneeemail", "agentemail"], status: ["status"], priority: ["priority"], category: ["category"], channel: ["inbox", "channel", "inboxname"],
    tags: ["labels", "tags"], createdAt: ["createdat"], updatedAt: ["lastactivityat", "updatedat"], resolvedAt: ["resolvedat"],
  },
  baraza: {
    id: ["ticketid"], subject: ["subject"], description: ["description"], requesterName: ["requester"], requesterEmail: ["requesteremail"],
    assigneeName: ["assignee"], assigneeEmail: ["assigneeemail"], status: ["status"], priority: ["priority"], category: ["category"], channel: ["channel"],
    tags: ["tags"], createdAt: ["createdat"], updatedAt: ["updatedat"], resolvedAt: ["resolvedat"],
  },
};

/** Columns in which exports list addresses of attachments. */
const attachments = ["attachments", "attachmenturls", "attachmenturl", "attachment"];

export interface CsvGuess { what: "tickets" | "people"; shape: ImportShape }

/** Whose export a header is; null when it is nobody's. `has`: folded names. */
export function guessCsv(has: ReadonlySet<string>): CsvGuess | null {
  const any = (...names: string[]) => names.some((name) => has.has(name));
  if (has.has("ticketid") && has.has("number")) return { what: "tickets", shape: "baraza" };
  if (any("conversationid", "displayid") || (any("contactemail") && any("status"))) return { what: "tickets", shape: "chatwoot" };
  if (has.has("ticketid") && any("createdtime", "agent", "source")) return { what: "tickets", shape: "freshdesk" };
  if (any("subject", "requester", "requesteremail") && any("id", "ticketid")) return { what: "tickets", shape: "zendesk" };
  if (has.has("email") && has.has("joinedat") && !any("subject", "status", "ticketid")) return { what: "people", shape: "baraza" };
  if (has.has("email") && !any("subject", "status", "ticketid")) return { what: "people", shape: has.has("fullname") ? "freshdesk" : any("phonenumber", "identifier") ? "chatwoot" : "zendesk" };
  return null;
}

/** What a header lacks for its tickets, in the words of that desk's export; empty when nothing. */
export function missingColumns(has: ReadonlySet<string>, shape: ImportShape): string[] {
  const needed: readonly (readonly [Column, string])[] = [
    ["id", shape === "chatwoot" ? "Conversation ID" : "Ticket ID"], ["requesterEmail", shape === "freshdesk" ? "Email" : shape === "chatwoot" ? "Contact email" : "Requester email"],
    ["status", "Status"], ["createdAt", shape === "freshdesk" ? "Created time" : "Created at"],
  ];
  return needed.filter(([column]) => !columns[shape][column].some((name) => has.has(name))).map(([, name]) => name);
}

/** A row's ticket. */
export function ticketFromRow(row: Record<string, unknown>, shape: ImportShape): SourceTicket {
  const cell = (column: Column) => text(row[columns[shape][column].find((name) => row[name] !== undefined) ?? ""]);
  const someone = (email: string, name: string): SourcePerson => ({ email: email || null, name: name || null, id: null });
  const assignee = someone(cell("assigneeEmail"), cell("assigneeName"));
  const description = cell("description");
  return {
    sourceId: cell("id").replace(/^#/, ""), subject: cell("subject"), description: plainBody(description, /<(p|div|br)\b/i.test(description)),
    requester: someone(cell("requesterEmail"), cell("requesterName")), assignee: assignee.email ?? assignee.name ? assignee : null,
    status: cell("status"), priority: cell("priority"), category: cell("category"), channel: cell("channel"),
    // Zendesk separates tags by spaces and writes none inside of them; the others by commas.
    tags: cell("tags").split(shape === "zendesk" ? /[\s,]+/ : /,/).map((tag) => tag.trim()).filter((tag) => tag !== ""),
    createdAt: cell("createdAt"), updatedAt: cell("updatedAt"), resolvedAt: cell("resolvedAt"), files: filesInText(text(row[attachments.find((name) => row[name] !== undefined) ?? ""])), entries: [],
  };
}

/** A row's person. */
export function personFromRow(row: Record<string, unknown>): SourcePerson {
  const both = [text(row.firstname), text(row.lastname)].filter((part) => part !== "").join(" ");
  return { email: text(row.email) || null, name: text(row.name) || text(row.fullname) || both || null, id: text(row.id) || null };
}
