// Made from conversation.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface InsertConversationParams {
  id: string;
  kind: string;
  owner: string;
  now: Date | string;
}

const insertConversationText = `INSERT INTO conversations (id, kind, owner, created_at) VALUES ($1, $2, $3, $4)`;

export const insertConversation = {
  text: insertConversationText,
  /** @returns how many rows it touched */
  async run(params: InsertConversationParams, on: Queryable): Promise<number> {
    return (await on.query(insertConversationText, [params.id, params.kind, params.owner, params.now])).rowCount;
  },
};

export interface InsertParticipantsParams {
  conversationId: string;
  now: Date | string;
  personIds: readonly (string | null)[];
  parts: readonly (string | null)[];
}

const insertParticipantsText = `INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at)
SELECT $1::uuid, w.person_id, w.part, $2::timestamptz FROM unnest($3::uuid[], $4::text[]) AS w(person_id, part)`;

export const insertParticipants = {
  text: insertParticipantsText,
  /** @returns how many rows it touched */
  async run(params: InsertParticipantsParams, on: Queryable): Promise<number> {
    return (await on.query(insertParticipantsText, [params.conversationId, params.now, params.personIds, params.parts])).rowCount;
  },
};

export interface FindConversationParams {
  id: string;
}

export interface FindConversationResult {
  id: string;
  kind: string;
  owner: string;
  version: number;
  blocked: boolean;
  lastSeq: number;
  readsNotes: boolean;
  createdAt: Date;
  lastPublicSeq: number;
  readSeq: number;
  myPart: string | null;
  closedReason: string | null;
  closedAt: Date | null;
}

const findConversationText = `SELECT c.id, c.kind, c.owner, c.version, c.blocked, conversation_last_seq(c.id, c.last_seq, c.last_public_seq) AS "lastSeq", conversation_notes_readable(c.id) AS "readsNotes", c.created_at AS "createdAt",
       c.last_public_seq AS "lastPublicSeq", coalesce(me.read_seq, 0) AS "readSeq", me.part AS "myPart", x.reason AS "closedReason", x.closed_at AS "closedAt"
  FROM conversations c
  LEFT JOIN conversation_participants me ON me.conversation_id = c.id AND me.person_id = actor_id() AND me.left_at IS NULL
  LEFT JOIN conversation_closures x ON x.conversation_id = c.id AND x.reopened_at IS NULL
 WHERE c.id = $1`;

export const findConversation = {
  text: findConversationText,
  /** @returns the rows */
  async run(params: FindConversationParams, on: Queryable): Promise<FindConversationResult[]> {
    return (await on.query<FindConversationResult>(findConversationText, [params.id])).rows;
  },
};

export interface ParticipantsOfParams {
  id: string;
}

export interface ParticipantsOfResult {
  part: string;
  readSeq: number;
  deliveredSeq: number;
  id: string;
  name: string;
  username: string | null;
  image: string | null;
  isStaff: boolean;
}

const participantsOfText = `SELECT p.part AS "part", p.read_seq AS "readSeq", greatest(p.read_seq, p.delivered_seq) AS "deliveredSeq", i.person_id AS "id", i.name AS "name", i.username, i.image, i.is_staff AS "isStaff"
  FROM conversation_participants p JOIN identity_profiles i USING (person_id)
 WHERE p.conversation_id = $1 AND p.left_at IS NULL ORDER BY p.joined_at, p.person_id`;

export const participantsOf = {
  text: participantsOfText,
  /** @returns the rows */
  async run(params: ParticipantsOfParams, on: Queryable): Promise<ParticipantsOfResult[]> {
    return (await on.query<ParticipantsOfResult>(participantsOfText, [params.id])).rows;
  },
};

export interface OwnConversationsParams {
  kind?: string | null;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface OwnConversationsResult {
  id: string;
  kind: string;
  owner: string;
  lastSeq: number;
  lastMessageAt: Date | null;
  createdAt: Date;
  readSeq: number;
  closed: boolean;
  preview: string | null;
  unread: number;
  others: unknown;
}

const ownConversationsText = `SELECT c.id AS "id", c.kind AS "kind", c.owner AS "owner", conversation_last_seq(c.id, c.last_seq, c.last_public_seq) AS "lastSeq", c.last_message_at AS "lastMessageAt", c.created_at AS "createdAt",
       me.read_seq AS "readSeq", (x.id IS NOT NULL) AS "closed", last.body AS "preview", unread.count AS "unread", others.list AS "others"
  FROM (
    SELECT c.*, coalesce(c.last_message_at, c.created_at) AS active_at
      FROM conversations c
     WHERE c.id IN (SELECT p.conversation_id FROM conversation_participants p WHERE p.person_id = actor_id() AND p.left_at IS NULL)
       AND ($1::text IS NULL OR c.kind = $1)
       AND ($2::timestamptz IS NULL OR (coalesce(c.last_message_at, c.created_at), c.id) < ($2, $3::uuid))
     ORDER BY active_at DESC, c.id DESC LIMIT $4
  ) c
  JOIN conversation_participants me ON me.conversation_id = c.id AND me.person_id = actor_id()
  LEFT JOIN conversation_closures x ON x.conversation_id = c.id AND x.reopened_at IS NULL
  LEFT JOIN LATERAL (SELECT CASE WHEN m.body = '' THEN (SELECT string_agg(f->>'name', ', ') FROM jsonb_array_elements(m.extra->'files') f) ELSE left(m.body, 140) END AS body FROM messages m WHERE m.conversation_id = c.id AND m.visibility = 'public' ORDER BY m.seq DESC LIMIT 1) last ON true
  CROSS JOIN LATERAL (SELECT count(*) AS count FROM (SELECT 1 FROM messages m WHERE m.conversation_id = c.id AND m.seq > me.read_seq
      AND m.visibility = 'public' AND m.author_id IS DISTINCT FROM actor_id() LIMIT 100) u) unread
  CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.person_id, 'name', i.name, 'username', i.username, 'image', i.image, 'isStaff', i.is_staff)), '[]') AS list
      FROM conversation_participants p JOIN identity_profiles i USING (person_id) WHERE p.conversation_id = c.id AND p.left_at IS NULL AND p.person_id <> actor_id()) others
 ORDER BY c.active_at DESC, c.id DESC`;

export const ownConversations = {
  text: ownConversationsText,
  /** @returns the rows */
  async run(params: OwnConversationsParams, on: Queryable): Promise<OwnConversationsResult[]> {
    return (await on.query<OwnConversationsResult>(ownConversationsText, [params.kind, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface SetOwnerParams {
  owner: string;
  id: string;
}

const setOwnerText = `UPDATE conversations SET owner = $1, version = version + 1 WHERE id = $2 AND owner <> $1`;

export const setOwner = {
  text: setOwnerText,
  /** @returns how many rows it touched */
  async run(params: SetOwnerParams, on: Queryable): Promise<number> {
    return (await on.query(setOwnerText, [params.owner, params.id])).rowCount;
  },
};

export interface CloseConversationParams {
  id: string;
  reason: string;
  now: Date | string;
}

const closeConversationText = `INSERT INTO conversation_closures (conversation_id, reason, closed_by, closed_at) VALUES ($1, $2, actor_id(), $3)
ON CONFLICT (conversation_id) WHERE reopened_at IS NULL DO NOTHING`;

export const closeConversation = {
  text: closeConversationText,
  /** @returns how many rows it touched */
  async run(params: CloseConversationParams, on: Queryable): Promise<number> {
    return (await on.query(closeConversationText, [params.id, params.reason, params.now])).rowCount;
  },
};

export interface ReopenConversationParams {
  now: Date | string;
  id: string;
}

const reopenConversationText = `UPDATE conversation_closures SET reopened_by = actor_id(), reopened_at = $1 WHERE conversation_id = $2 AND reopened_at IS NULL`;

export const reopenConversation = {
  text: reopenConversationText,
  /** @returns how many rows it touched */
  async run(params: ReopenConversationParams, on: Queryable): Promise<number> {
    return (await on.query(reopenConversationText, [params.now, params.id])).rowCount;
  },
};

export interface MarkReadParams {
  seq: number;
  id: string;
}

export interface MarkReadResult {
  beforeSeq: number;
  seq: number;
  lastPublicSeq: number;
}

const markReadText = `UPDATE conversation_participants p SET read_seq = least($1::int, conversation_last_seq(c.id, c.last_seq, c.last_public_seq))
  FROM conversations c
 WHERE c.id = p.conversation_id AND p.conversation_id = $2 AND p.person_id = actor_id()
   AND p.read_seq < least($1::int, conversation_last_seq(c.id, c.last_seq, c.last_public_seq))
RETURNING old.read_seq AS "beforeSeq", new.read_seq AS "seq", c.last_public_seq AS "lastPublicSeq"`;

export const markRead = {
  text: markReadText,
  /** @returns the rows */
  async run(params: MarkReadParams, on: Queryable): Promise<MarkReadResult[]> {
    return (await on.query<MarkReadResult>(markReadText, [params.seq, params.id])).rows;
  },
};

export interface MarkDeliveredParams {
  ids: readonly (string | null)[];
  seqs: readonly number[];
}

export interface MarkDeliveredResult {
  conversationId: string;
  beforeSeq: number;
  seq: number;
  lastPublicSeq: number;
}

const markDeliveredText = `UPDATE conversation_participants p SET delivered_seq = w.seq
  FROM (SELECT c.id, c.last_public_seq, least(max(a.seq), max(conversation_last_seq(c.id, c.last_seq, c.last_public_seq))) AS seq
          FROM unnest($1::uuid[], $2::int[]) AS a(id, seq) JOIN conversations c ON c.id = a.id GROUP BY c.id, c.last_public_seq) w
 WHERE p.conversation_id = w.id AND p.person_id = actor_id() AND p.left_at IS NULL AND p.delivered_seq < w.seq
RETURNING p.conversation_id AS "conversationId", greatest(old.delivered_seq, p.read_seq) AS "beforeSeq", greatest(new.delivered_seq, p.read_seq) AS "seq", w.last_public_seq AS "lastPublicSeq"`;

export const markDelivered = {
  text: markDeliveredText,
  /** @returns the rows */
  async run(params: MarkDeliveredParams, on: Queryable): Promise<MarkDeliveredResult[]> {
    return (await on.query<MarkDeliveredResult>(markDeliveredText, [params.ids, params.seqs])).rows;
  },
};

export interface NoteEventParams {
  id: string;
  kind: string;
  visibility: string;
  data: object | number | boolean;
  now: Date | string;
}

export interface NoteEventResult {
  number: number;
  kind: string;
  afterSeq: number;
  actorKind: string;
  visibility: string;
  data: unknown;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
  version: number;
}

const noteEventText = `SELECT e.number AS "number", e.kind AS "kind", e.after_seq AS "afterSeq", e.actor_kind AS "actorKind", e.visibility AS "visibility", e.data AS "data", e.at AS "at",
       i.person_id AS "actorId", i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff",
       (SELECT c.version FROM conversations c WHERE c.id = $1::uuid) AS "version"
  FROM conversation_note_event($1::uuid, $2::text, $3::text, $4::jsonb, $5::timestamptz) e
  LEFT JOIN identity_profiles i ON i.person_id = e.actor_id`;

export const noteEvent = {
  text: noteEventText,
  /** @returns the rows */
  async run(params: NoteEventParams, on: Queryable): Promise<NoteEventResult[]> {
    return (await on.query<NoteEventResult>(noteEventText, [params.id, params.kind, params.visibility, JSON.stringify(params.data), params.now])).rows;
  },
};

export interface TimelineOfParams {
  id: string;
}

export interface TimelineOfResult {
  number: number;
  kind: string;
  afterSeq: number;
  actorKind: string;
  visibility: string;
  data: unknown;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
}

const timelineOfText = `SELECT e.number AS "number", e.kind AS "kind", e.after_seq AS "afterSeq", e.actor_kind AS "actorKind", e.visibility AS "visibility", e.data AS "data", e.at AS "at",
       i.person_id AS "actorId", i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff"
  FROM conversation_events e LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
 WHERE e.conversation_id = $1 ORDER BY e.number`;

export const timelineOf = {
  text: timelineOfText,
  /** @returns the rows */
  async run(params: TimelineOfParams, on: Queryable): Promise<TimelineOfResult[]> {
    return (await on.query<TimelineOfResult>(timelineOfText, [params.id])).rows;
  },
};

export interface EventsBeforeParams {
  id: string;
  before: number;
  limit: number;
}

export interface EventsBeforeResult {
  number: number;
  kind: string;
  afterSeq: number;
  actorKind: string;
  visibility: string;
  data: unknown;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
}

const eventsBeforeText = `SELECT e.number AS "number", e.kind AS "kind", e.after_seq AS "afterSeq", e.actor_kind AS "actorKind", e.visibility AS "visibility", e.data AS "data", e.at AS "at",
       i.person_id AS "actorId", i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff"
  FROM conversation_events e LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
 WHERE e.conversation_id = $1 AND e.number < $2 ORDER BY e.number DESC LIMIT $3`;

export const eventsBefore = {
  text: eventsBeforeText,
  /** @returns the rows */
  async run(params: EventsBeforeParams, on: Queryable): Promise<EventsBeforeResult[]> {
    return (await on.query<EventsBeforeResult>(eventsBeforeText, [params.id, params.before, params.limit])).rows;
  },
};
