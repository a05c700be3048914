// Made from ticket.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FindTicketParams {
  id?: string | null;
  number?: string | null;
}

export interface FindTicketResult {
  id: string;
  number: string;
  subject: string;
  status: string;
  priority: string;
  category: string;
  channel: string;
  tags: string[];
  followUpOf: string | null;
  sourceConversationId: string | null;
  evidence: unknown;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  toldAt: Date;
  toldVersion: number;
  waitingSince: Date | null;
  firstRepliedAt: Date | null;
  resolvedAt: Date | null;
  requesterId: string;
  requesterName: string | null;
  requesterUsername: string | null;
  requesterImage: string | null;
  requesterIsStaff: boolean | null;
  assigneeId: string | null;
  assigneeName: string | null;
  assigneeUsername: string | null;
  assigneeImage: string | null;
  assigneeIsStaff: boolean | null;
  teamId: string | null;
  teamName: string | null;
  lastSeq: number;
  lastPublicSeq: number;
  readSeq: number;
  preview: string | null;
  unread: number;
}

const findTicketText = `SELECT r.id AS "id", r.number AS "number", r.subject AS "subject", r.status AS "status", r.priority AS "priority", r.category AS "category", r.channel AS "channel",
       r.tags AS "tags", r.follow_up_of AS "followUpOf", r.source_conversation_id AS "sourceConversationId", r.evidence AS "evidence", r.version AS "version",
       r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.told_at AS "toldAt", r.told_version AS "toldVersion", r.waiting_since AS "waitingSince", r.first_replied_at AS "firstRepliedAt",
       r.resolved_at AS "resolvedAt", r.requester_id AS "requesterId", r.requester_name AS "requesterName", r.requester_username AS "requesterUsername",
       r.requester_image AS "requesterImage", r.requester_is_staff AS "requesterIsStaff", r.assignee_id AS "assigneeId", r.assignee_name AS "assigneeName",
       r.assignee_username AS "assigneeUsername", r.assignee_image AS "assigneeImage", r.assignee_is_staff AS "assigneeIsStaff", r.team_id AS "teamId",
       r.team_name AS "teamName", r.last_seq AS "lastSeq", r.last_public_seq AS "lastPublicSeq", r.read_seq AS "readSeq", r.preview AS "preview", r.unread AS "unread"
  FROM desk_ticket_rows r -- CASE, not coalesce: row-level security lets an index serve only conditions that are known not to leak, and coalesce is not.
 WHERE r.id = CASE WHEN $1::uuid IS NOT NULL THEN $1::uuid ELSE (SELECT n.id FROM desk_tickets n WHERE n.number = $2::text) END`;

export const findTicket = {
  text: findTicketText,
  /** @returns the rows */
  async run(params: FindTicketParams, on: Queryable): Promise<FindTicketResult[]> {
    return (await on.query<FindTicketResult>(findTicketText, [params.id, params.number])).rows;
  },
};

export interface LockTicketParams {
  id?: string | null;
  number?: string | null;
}

export interface LockTicketResult {
  id: string;
  number: string;
  subject: string;
  status: string;
  priority: string;
  category: string;
  channel: string;
  tags: string[];
  followUpOf: string | null;
  sourceConversationId: string | null;
  evidence: unknown;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  toldAt: Date;
  toldVersion: number;
  waitingSince: Date | null;
  firstRepliedAt: Date | null;
  resolvedAt: Date | null;
  requesterId: string;
  requesterName: string | null;
  requesterUsername: string | null;
  requesterImage: string | null;
  requesterIsStaff: boolean | null;
  assigneeId: string | null;
  assigneeName: string | null;
  assigneeUsername: string | null;
  assigneeImage: string | null;
  assigneeIsStaff: boolean | null;
  teamId: string | null;
  teamName: string | null;
  lastSeq: number;
  lastPublicSeq: number;
  preview: string | null;
}

const lockTicketText = `SELECT r.id AS "id", r.number AS "number", r.subject AS "subject", r.status AS "status", r.priority AS "priority", r.category AS "category", r.channel AS "channel",
       r.tags AS "tags", r.follow_up_of AS "followUpOf", r.source_conversation_id AS "sourceConversationId", r.evidence AS "evidence", r.version AS "version",
       r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.told_at AS "toldAt", r.told_version AS "toldVersion", r.waiting_since AS "waitingSince", r.first_replied_at AS "firstRepliedAt",
       r.resolved_at AS "resolvedAt", r.requester_id AS "requesterId", r.requester_name AS "requesterName", r.requester_username AS "requesterUsername",
       r.requester_image AS "requesterImage", r.requester_is_staff AS "requesterIsStaff", r.assignee_id AS "assigneeId", r.assignee_name AS "assigneeName",
       r.assignee_username AS "assigneeUsername", r.assignee_image AS "assigneeImage", r.assignee_is_staff AS "assigneeIsStaff", r.team_id AS "teamId",
       r.team_name AS "teamName", r.last_seq AS "lastSeq", r.last_public_seq AS "lastPublicSeq", r.preview AS "preview"
  FROM desk_lock_ticket($1::uuid, $2::text) r`;

export const lockTicket = {
  text: lockTicketText,
  /** @returns the rows */
  async run(params: LockTicketParams, on: Queryable): Promise<LockTicketResult[]> {
    return (await on.query<LockTicketResult>(lockTicketText, [params.id, params.number])).rows;
  },
};

export interface ChangeTicketParams {
  id: string;
  version: number;
  status: string;
  priority: string;
  category: string;
  assigneeId?: string | null;
  teamId?: string | null;
  tags: readonly (string | null)[];
  waitingSince?: Date | string | null;
  firstRepliedAt?: Date | string | null;
  resolvedAt?: Date | string | null;
  told: boolean;
  lastSeq: number;
  lastPublicSeq: number;
  preview?: string | null;
  verb: string;
  before?: object | number | boolean | null;
  after?: object | number | boolean | null;
  requestId?: string | null;
  address?: string | null;
  now: Date | string;
}

export interface ChangeTicketResult {
  changed: boolean;
}

const changeTicketText = `SELECT desk_change_ticket($1::uuid, $2::int, $3::text, $4::text, $5::text, $6::uuid, $7::uuid, $8::text[],
  $9::timestamptz, $10::timestamptz, $11::timestamptz, $12::boolean, $13::int, $14::int, $15::text,
  $16::text, $17::jsonb, $18::jsonb, $19::text, $20::text, $21::timestamptz) AS "changed"`;

export const changeTicket = {
  text: changeTicketText,
  /** @returns the rows */
  async run(params: ChangeTicketParams, on: Queryable): Promise<ChangeTicketResult[]> {
    return (await on.query<ChangeTicketResult>(changeTicketText, [params.id, params.version, params.status, params.priority, params.category, params.assigneeId, params.teamId, params.tags, params.waitingSince, params.firstRepliedAt, params.resolvedAt, params.told, params.lastSeq, params.lastPublicSeq, params.preview, params.verb, params.before == null ? null : JSON.stringify(params.before), params.after == null ? null : JSON.stringify(params.after), params.requestId, params.address, params.now])).rows;
  },
};

export interface CreateTicketParams {
  id: string;
  clientId?: string | null;
  prefix: string;
  width: number;
  subject: string;
  requesterId: string;
  openedAs: string;
  channel: string;
  category: string;
  priority: string;
  followUpOf?: string | null;
  sourceConversationId?: string | null;
  evidence?: object | number | boolean | null;
  textHash: string;
  subjectWords: string;
  textWords: string;
  messages: object | number | boolean;
  perHour?: number | null;
  perDay?: number | null;
  sameTextSince?: Date | string | null;
  requestId?: string | null;
  address?: string | null;
  now: Date | string;
}

export interface CreateTicketResult {
  outcome: string;
  ticketId: string;
  number: string | null;
  messageIds: string[] | null;
  eventNumber: number | null;
  retryAt: Date | null;
  requesterName: string | null;
  requesterUsername: string | null;
  requesterImage: string | null;
  requesterIsStaff: boolean | null;
  authorName: string | null;
  authorUsername: string | null;
  authorImage: string | null;
  authorIsStaff: boolean | null;
}

const createTicketText = `SELECT c.outcome AS "outcome", c.ticket_id AS "ticketId", c.number, c.message_ids AS "messageIds", c.event_number AS "eventNumber", c.retry_at AS "retryAt",
       c.requester_name AS "requesterName", c.requester_username AS "requesterUsername", c.requester_image AS "requesterImage", c.requester_is_staff AS "requesterIsStaff",
       c.author_name AS "authorName", c.author_username AS "authorUsername", c.author_image AS "authorImage", c.author_is_staff AS "authorIsStaff"
  FROM desk_create_ticket($1::uuid, $2::uuid, $3::text, $4::int, $5::text, $6::uuid, $7::text, $8::text,
    $9::text, $10::text, $11::uuid, $12::uuid, $13::jsonb, $14::text, $15::text,
    $16::text, $17::jsonb, $18::int, $19::int, $20::timestamptz, $21::text, $22::text, $23::timestamptz) c`;

export const createTicket = {
  text: createTicketText,
  /** @returns the rows */
  async run(params: CreateTicketParams, on: Queryable): Promise<CreateTicketResult[]> {
    return (await on.query<CreateTicketResult>(createTicketText, [params.id, params.clientId, params.prefix, params.width, params.subject, params.requesterId, params.openedAs, params.channel, params.category, params.priority, params.followUpOf, params.sourceConversationId, params.evidence == null ? null : JSON.stringify(params.evidence), params.textHash, params.subjectWords, params.textWords, JSON.stringify(params.messages), params.perHour, params.perDay, params.sameTextSince, params.requestId, params.address, params.now])).rows;
  },
};

export interface TicketExtrasParams {
  others: string;
  id: string;
}

export interface TicketExtrasResult {
  description: string | null;
  readByOthersSeq: number | null;
  deliveredToOthersSeq: number | null;
  followUpOfNumber: string | null;
  followUps: unknown;
  merged: unknown;
  known: unknown;
  score: number | null;
  comment: string | null;
  ratedAt: Date | null;
}

const ticketExtrasText = `SELECT (SELECT m.body FROM messages m WHERE m.conversation_id = t.id AND m.seq = 1) AS "description",
       (SELECT max(p.read_seq) FROM conversation_participants p
         WHERE p.conversation_id = t.id AND p.left_at IS NULL AND p.part = $1::text AND p.person_id IS DISTINCT FROM actor_id()) AS "readByOthersSeq",
       (SELECT max(p.delivered_seq) FROM conversation_participants p
         WHERE p.conversation_id = t.id AND p.left_at IS NULL AND p.part = $1::text AND p.person_id IS DISTINCT FROM actor_id()) AS "deliveredToOthersSeq",
       f.number AS "followUpOfNumber",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number) ORDER BY x.created_at), '[]') FROM desk_tickets x WHERE x.follow_up_of = t.id) AS "followUps",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'subject', x.subject, 'messages', (SELECT count(*) FROM messages v WHERE v.conversation_id = x.id AND v.visibility = 'public'), 'at', m.merged_at) ORDER BY m.merged_at), '[]')
          FROM desk_merges m JOIN desk_tickets x ON x.id = m.from_id WHERE m.into_id = t.id AND m.undone_at IS NULL) AS "merged",
       desk_problem_told(t.id) AS "known",
       g.score AS "score", g.comment AS "comment", g.rated_at AS "ratedAt"
  FROM desk_tickets t
  LEFT JOIN desk_tickets f ON f.id = t.follow_up_of
  LEFT JOIN desk_ratings g ON g.ticket_id = t.id
 WHERE t.id = $2`;

export const ticketExtras = {
  text: ticketExtrasText,
  /** @returns the rows */
  async run(params: TicketExtrasParams, on: Queryable): Promise<TicketExtrasResult[]> {
    return (await on.query<TicketExtrasResult>(ticketExtrasText, [params.others, params.id])).rows;
  },
};

export interface MailOfParams {
  id: string;
}

export interface MailOfResult {
  id: string;
  subject: string;
  status: string;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

const mailOfText = `SELECT m.id, m.subject, m.status, m.last_error AS "lastError", m.created_at AS "createdAt", m.sent_at AS "sentAt"
  FROM mail_messages m WHERE m.conversation_id = $1 ORDER BY m.created_at, m.id LIMIT 50`;

export const mailOf = {
  text: mailOfText,
  /** @returns the rows */
  async run(params: MailOfParams, on: Queryable): Promise<MailOfResult[]> {
    return (await on.query<MailOfResult>(mailOfText, [params.id])).rows;
  },
};
