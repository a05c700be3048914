import type { ImportShape } from "../../../../contract/desk-import.ts";
import { plainBody } from "./plain-body.ts";
import { filesIn, list, object, person, text, truth, type SourceEntry, type SourcePerson, type SourceTicket } from "./source.ts";
import type { CsvGuess } from "./csv-columns.ts";

type Fields = Record<string, unknown>;

/** Whose export a record is; null when it is nobody's. */
export function guessJson(record: Fields): CsvGuess | null {
  const has = (...names: string[]) => names.some((name) => name in record);
  if (has("number") && has("messages") && has("requester")) return { what: "tickets", shape: "baraza" };
  if ((has("meta") && has("status")) || (has("inbox_id") && has("messages"))) return { what: "tickets", shape: "chatwoot" };
  if (has("helpdesk_ticket", "responder_id", "description_text", "helpdesk_notes", "conversations")) return { what: "tickets", shape: "freshdesk" };
  if (has("subject", "raw_subject") && has("status", "requester", "requester_id")) return { what: "tickets", shape: "zendesk" };
  if (has("email") && has("joinedAt") && !has("subject", "status")) return { what: "people", shape: "baraza" };
  if (has("email") && !has("subject", "status")) return { what: "people", shape: has("phone_number", "identifier") ? "chatwoot" : has("mobile", "twitter_id") ? "freshdesk" : "zendesk" };
  return null;
}

/** A record's ticket. */
export function ticketFromJson(record: Fields, shape: ImportShape): SourceTicket {
  return byShape[shape](record);
}

const nobody: SourcePerson = { email: null, name: null, id: null };
const texts = (value: unknown) => list(value).map((one) => text(typeof one === "object" ? object(one).name : one)).filter((one) => one !== "");
const via = (value: unknown) => text(object(value).channel) || text(value);

const byShape: Record<ImportShape, (record: Fields) => SourceTicket> = {
  zendesk(ticket) {
    const known = [ticket.requester, ticket.submitter, ticket.assignee, ...list(ticket.collaborators)].map(person).filter((one) => one !== null);
    const requester = person(ticket.requester) ?? { ...nobody, id: text(ticket.requester_id) || null };
    const byId = (id: unknown) => (text(id) === "" ? null : known.find((one) => one.id === text(id)) ?? { ...nobody, id: text(id) });
    const entries = list(ticket.comments).map(object).map((comment): SourceEntry => {
      const author = person(comment.author) ?? byId(comment.author_id);
      return {
        author, byTeam: author === null ? null : !sameAs(author, requester), public: truth(comment.public) ?? (author !== null && sameAs(author, requester)), at: comment.created_at,
        body: text(comment.plain_body) || plainBody(comment.body, false) || plainBody(comment.html_body, true),
        files: filesIn(comment.attachments),
      };
    });
    return {
      sourceId: text(ticket.id), subject: text(ticket.subject) || text(ticket.raw_subject), description: text(ticket.description), requester,
      assignee: person(ticket.assignee), status: text(ticket.status), priority: text(ticket.priority), category: text(ticket.type), channel: via(ticket.via), tags: texts(ticket.tags),
      createdAt: ticket.created_at, updatedAt: ticket.updated_at, resolvedAt: object(ticket.metric_set).solved_at ?? ticket.solved_at, files: filesIn(ticket.attachments), entries,
    };
  },
  freshdesk(record) {
    const ticket = "helpdesk_ticket" in record ? object(record.helpdesk_ticket) : record;
    const requester = person(ticket.requester) ?? { email: text(ticket.requester_email) || text(ticket.email) || null, name: text(ticket.requester_name) || null, id: text(ticket.requester_id) || null };
    const assignee = person(ticket.responder) ?? (text(ticket.responder_name) ? { ...nobody, name: text(ticket.responder_name), id: text(ticket.responder_id) || null } : null);
    const notes = [...list(ticket.conversations), ...list(ticket.helpdesk_notes).map((note) => object(note).helpdesk_note ?? note)].map(object);
    const entries = notes.filter((note) => truth(note.deleted) !== true).map((note): SourceEntry => {
      const own = text(note.user_id) !== "" && text(note.user_id) === requester.id, hidden = truth(note.private);
      // What comes in for the team alone is the answer of somebody whom they asked, not the requester's.
      const incoming = own || (truth(note.incoming) === true && hidden !== true);
      return {
        author: incoming ? requester : person(note.user) ?? { ...nobody, id: text(note.user_id) || null }, byTeam: !incoming, public: hidden === null ? incoming : !hidden, at: note.created_at,
        body: text(note.body_text) || plainBody(note.body, true) || plainBody(note.body_html, true),
        files: filesIn(note.attachments),
      };
    });
    return {
      sourceId: text(ticket.display_id) || text(ticket.id), subject: text(ticket.subject), description: text(ticket.description_text) || plainBody(ticket.description, true), requester, assignee,
      status: text(ticket.status_name) || text(ticket.status), priority: text(ticket.priority_name) || text(ticket.priority), category: text(ticket.ticket_type) || text(ticket.type), channel: text(ticket.source_name) || text(ticket.source),
      tags: texts(ticket.tags), createdAt: ticket.created_at, updatedAt: ticket.updated_at, resolvedAt: object(ticket.stats).resolved_at ?? object(ticket.stats).closed_at, files: filesIn(ticket.attachments), entries,
    };
  },
  chatwoot(talk) {
    const meta = object(talk.meta);
    const requester = person(meta.sender) ?? person(talk.contact) ?? nobody;
    // 2 is what happened ("Amina was assigned"), no message.
    const said = list(talk.messages).map(object).filter((message) => !["2", "activity"].includes(text(message.message_type)));
    const entries = said.map((message): SourceEntry => {
      const incoming = ["0", "incoming"].includes(text(message.message_type)), hidden = truth(message.private);
      return { author: incoming ? requester : person(message.sender), byTeam: !incoming, public: hidden === null ? incoming : !hidden, body: plainBody(message.content, false), at: message.created_at, files: filesIn(message.attachments) };
    });
    return {
      sourceId: text(talk.display_id) || text(talk.id), subject: text(object(talk.additional_attributes).mail_subject), description: "", requester, assignee: person(meta.assignee),
      status: text(talk.status), priority: text(talk.priority), category: text(object(talk.custom_attributes).category), channel: text(meta.channel).replace(/^Channel::/, ""), tags: texts(talk.labels),
      createdAt: talk.created_at ?? talk.timestamp, updatedAt: talk.last_activity_at, resolvedAt: null, files: [], entries,
    };
  },
  baraza(ticket) {
    const entries = list(ticket.messages).map(object).map((message): SourceEntry => ({
      author: person(message.author), byTeam: message.part !== "member", public: message.visibility === "public" || (message.visibility !== "internal" && message.part === "member"), body: plainBody(message.body, false), at: message.at, files: filesIn(message.attachments),
    }));
    return {
      sourceId: text(ticket.id), subject: text(ticket.subject), description: "", requester: person(ticket.requester) ?? nobody, assignee: person(ticket.assignee),
      status: text(ticket.status), priority: text(ticket.priority), category: text(ticket.category), channel: text(ticket.channel), tags: texts(ticket.tags),
      createdAt: ticket.createdAt, updatedAt: ticket.updatedAt, resolvedAt: ticket.resolvedAt, files: [], entries,
    };
  },
};

function sameAs(one: SourcePerson, other: SourcePerson): boolean {
  return one.id !== null && other.id !== null ? one.id === other.id : one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase();
}
