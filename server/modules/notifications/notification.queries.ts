// Made from notification.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface ListNotificationsParams {
  unreadOnly: boolean;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface ListNotificationsResult {
  id: string;
  kind: string;
  priority: string;
  title: string;
  body: string;
  link: string;
  count: number;
  createdAt: Date;
  toldAt: Date;
  readAt: Date | null;
}

const listNotificationsText = `SELECT n.id, n.kind, n.priority, n.title, n.body, n.link, n.count, n.created_at AS "createdAt", n.told_at AS "toldAt", n.read_at AS "readAt"
  FROM notifications n
 WHERE n.person_id = actor_id() AND n.in_app AND ($1::boolean = false OR n.read_at IS NULL)
   AND (n.told_at, n.id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
 ORDER BY n.told_at DESC, n.id DESC LIMIT $4`;

export const listNotifications = {
  text: listNotificationsText,
  /** @returns the rows */
  async run(params: ListNotificationsParams, on: Queryable): Promise<ListNotificationsResult[]> {
    return (await on.query<ListNotificationsResult>(listNotificationsText, [params.unreadOnly, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface UnreadOfParams {
  people: readonly (string | null)[];
}

export interface UnreadOfResult {
  personId: string;
  unread: number;
  highest: number;
}

const unreadOfText = `SELECT n.person_id AS "personId", count(*) AS "unread",
       max(CASE n.priority WHEN 'critical' THEN 3 WHEN 'high' THEN 2 WHEN 'normal' THEN 1 ELSE 0 END) AS "highest"
  FROM notifications n WHERE n.person_id = ANY ($1::uuid[]) AND n.read_at IS NULL AND n.in_app GROUP BY n.person_id`;

export const unreadOf = {
  text: unreadOfText,
  /** @returns the rows */
  async run(params: UnreadOfParams, on: Queryable): Promise<UnreadOfResult[]> {
    return (await on.query<UnreadOfResult>(unreadOfText, [params.people])).rows;
  },
};

export interface SettleSeenParams {
  now: Date | string;
  people: readonly (string | null)[];
}

const settleSeenText = `UPDATE notifications n SET read_at = $1 WHERE n.id IN (
  SELECT x.id FROM notifications x WHERE x.person_id = ANY ($2::uuid[]) AND x.read_at IS NULL AND x.conversation_id IS NOT NULL
     AND conversation_seen_upto(x.conversation_id, x.person_id) >= x.seq ORDER BY x.id FOR UPDATE)`;

export const settleSeen = {
  text: settleSeenText,
  /** @returns how many rows it touched */
  async run(params: SettleSeenParams, on: Queryable): Promise<number> {
    return (await on.query(settleSeenText, [params.now, params.people])).rowCount;
  },
};

export interface ReadOneParams {
  now: Date | string;
  id: string;
}

export interface ReadOneResult {
  id: string;
}

const readOneText = `UPDATE notifications n SET read_at = coalesce(n.read_at, $1) WHERE n.id = $2 AND n.person_id = actor_id() RETURNING n.id`;

export const readOne = {
  text: readOneText,
  /** @returns the rows */
  async run(params: ReadOneParams, on: Queryable): Promise<ReadOneResult[]> {
    return (await on.query<ReadOneResult>(readOneText, [params.now, params.id])).rows;
  },
};

export interface ReadAllParams {
  now: Date | string;
  upTo: Date | string;
}

const readAllText = `UPDATE notifications n SET read_at = $1 WHERE n.person_id = actor_id() AND n.read_at IS NULL AND n.told_at <= $2`;

export const readAll = {
  text: readAllText,
  /** @returns how many rows it touched */
  async run(params: ReadAllParams, on: Queryable): Promise<number> {
    return (await on.query(readAllText, [params.now, params.upTo])).rowCount;
  },
};

export interface ReadersOfParams {
  people: readonly (string | null)[];
  now: Date | string;
}

export interface ReadersOfResult {
  personId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  locale: string | null;
  timeZone: string | null;
  lastBeatAt: Date | null;
  active: boolean;
  choices: unknown;
  quietFrom: number | null;
  quietUntil: number | null;
  quietDays: number[] | null;
  digestEvery: string | null;
  digestHour: number | null;
  lastMailAt: Date | null;
  lastMailReadAt: Date | null;
  joinedSince: boolean | null;
}

const readersOfText = `SELECT r.person_id AS "personId", r.name AS "name", r.email AS "email", r.email_verified AS "emailVerified", r.locale AS "locale", r.time_zone AS "timeZone",
       r.last_beat_at AS "lastBeatAt", r.active AS "active", f.choices AS "choices", f.quiet_from AS "quietFrom", f.quiet_until AS "quietUntil", f.quiet_days AS "quietDays",
       f.digest_every AS "digestEvery", f.digest_hour AS "digestHour", l.settled_at AS "lastMailAt", l.read_at AS "lastMailReadAt",
       CASE WHEN l.settled_at IS NOT NULL THEN conversation_joined_since(r.person_id, l.settled_at) END AS "joinedSince"
  FROM identity_reach($1::uuid[], $2) r
  LEFT JOIN notification_preferences f ON f.person_id = r.person_id
  LEFT JOIN LATERAL (SELECT m.settled_at, n.read_at FROM notification_mails m JOIN notifications n ON n.id = m.notification_id
                      WHERE m.person_id = r.person_id AND m.outcome IN ('alone', 'digest') AND m.settled_at > $2::timestamptz - interval '1 day' ORDER BY m.settled_at DESC LIMIT 1) l ON true`;

export const readersOf = {
  text: readersOfText,
  /** @returns the rows */
  async run(params: ReadersOfParams, on: Queryable): Promise<ReadersOfResult[]> {
    return (await on.query<ReadersOfResult>(readersOfText, [params.people, params.now])).rows;
  },
};

export interface WriteNoticesParams {
  given: object | number | boolean;
  now: Date | string;
}

export interface WriteNoticesResult {
  id: string;
  personId: string;
  kind: string;
  priority: string;
  title: string;
  body: string;
  link: string;
  count: number;
  inApp: boolean;
  createdAt: Date;
  toldAt: Date;
  readAt: Date | null;
  pushNow: string[];
}

const writeNoticesText = `WITH given AS (
  SELECT g.* FROM jsonb_to_recordset($1::jsonb) AS g("personId" uuid, source text, kind text, priority text, title text, body text, link text, "groupKey" text, count int,
         "aboutId" uuid, "conversationId" uuid, seq int, "inApp" boolean, "pushAt" timestamptz, "mailAt" timestamptz, payload jsonb)
), fresh AS (
  INSERT INTO notification_sources (person_id, source, at) SELECT g."personId", g.source, $2 FROM given g ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING person_id, source
), told AS (
  INSERT INTO notifications AS n (person_id, kind, priority, title, body, link, group_key, count, about_id, conversation_id, seq, in_app, created_at, told_at)
  SELECT g."personId", g.kind, g.priority, g.title, g.body, g.link, g."groupKey", g.count, g."aboutId", g."conversationId", g.seq, g."inApp", $2, $2
    FROM given g JOIN fresh f ON f.person_id = g."personId" AND f.source = g.source ORDER BY g."personId", g.kind, g."groupKey"
  ON CONFLICT (person_id, kind, group_key) WHERE read_at IS NULL DO UPDATE SET count = n.count + excluded.count, told_at = greatest(n.told_at, excluded.told_at),
     title = excluded.title, body = excluded.body, link = excluded.link, about_id = excluded.about_id, conversation_id = excluded.conversation_id, seq = excluded.seq,
     in_app = excluded.in_app, priority = excluded.priority
  RETURNING n.*
), pushes AS (
  INSERT INTO notification_pushes AS p (notification_id, subscription_id, person_id, created_at, due_at)
  SELECT t.id, s.id, t.person_id, $2, g."pushAt"
    FROM told t JOIN given g ON g."personId" = t.person_id AND g.kind = t.kind AND g."groupKey" = t.group_key AND g."pushAt" IS NOT NULL
    JOIN notification_subscriptions s ON s.person_id = t.person_id ORDER BY s.id
  ON CONFLICT (subscription_id, notification_id) WHERE settled_at IS NULL DO UPDATE SET round = p.round + 1
  RETURNING p.subscription_id, p.notification_id, p.due_at
), mails AS (
  INSERT INTO notification_mails (notification_id, person_id, kind, payload, created_at, due_at)
  SELECT t.id, t.person_id, t.kind, g.payload, $2, g."mailAt"
    FROM told t JOIN given g ON g."personId" = t.person_id AND g.kind = t.kind AND g."groupKey" = t.group_key AND g."mailAt" IS NOT NULL
  RETURNING notification_id
)
SELECT t.id AS "id", t.person_id AS "personId", t.kind AS "kind", t.priority AS "priority", t.title AS "title", t.body AS "body", t.link AS "link", t.count AS "count",
       t.in_app AS "inApp", t.created_at AS "createdAt", t.told_at AS "toldAt", t.read_at AS "readAt",
       ARRAY (SELECT p.subscription_id FROM pushes p WHERE p.notification_id = t.id AND p.due_at <= $2) AS "pushNow"
  FROM told t`;

export const writeNotices = {
  text: writeNoticesText,
  /** @returns the rows */
  async run(params: WriteNoticesParams, on: Queryable): Promise<WriteNoticesResult[]> {
    return (await on.query<WriteNoticesResult>(writeNoticesText, [JSON.stringify(params.given), params.now])).rows;
  },
};

export interface CleanNotificationsParams {
  before: Date | string;
  sourcesBefore: Date | string;
}

export interface CleanNotificationsResult {
  count: number;
}

const cleanNotificationsText = `WITH old AS (DELETE FROM notifications n WHERE n.told_at < $1 RETURNING 1),
     sources AS (DELETE FROM notification_sources s WHERE s.at < $2 RETURNING 1)
SELECT (SELECT count(*) FROM old) + (SELECT count(*) FROM sources) AS "count"`;

export const cleanNotifications = {
  text: cleanNotificationsText,
  /** @returns the rows */
  async run(params: CleanNotificationsParams, on: Queryable): Promise<CleanNotificationsResult[]> {
    return (await on.query<CleanNotificationsResult>(cleanNotificationsText, [params.before, params.sourcesBefore])).rows;
  },
};

export interface TakeMarkParams {
  name: string;
}

export interface TakeMarkResult {
  at: Date;
}

const takeMarkText = `SELECT k.at FROM notification_marks k WHERE k.name = $1 FOR UPDATE SKIP LOCKED`;

export const takeMark = {
  text: takeMarkText,
  /** @returns the rows */
  async run(params: TakeMarkParams, on: Queryable): Promise<TakeMarkResult[]> {
    return (await on.query<TakeMarkResult>(takeMarkText, [params.name])).rows;
  },
};

export interface MakeMarkParams {
  name: string;
  at: Date | string;
}

export interface MakeMarkResult {
  name: string;
}

const makeMarkText = `INSERT INTO notification_marks (name, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING name`;

export const makeMark = {
  text: makeMarkText,
  /** @returns the rows */
  async run(params: MakeMarkParams, on: Queryable): Promise<MakeMarkResult[]> {
    return (await on.query<MakeMarkResult>(makeMarkText, [params.name, params.at])).rows;
  },
};

export interface MoveMarkParams {
  at: Date | string;
  name: string;
}

const moveMarkText = `UPDATE notification_marks SET at = $1 WHERE name = $2`;

export const moveMark = {
  text: moveMarkText,
  /** @returns how many rows it touched */
  async run(params: MoveMarkParams, on: Queryable): Promise<number> {
    return (await on.query(moveMarkText, [params.at, params.name])).rowCount;
  },
};

export interface DropMarkParams {
  name: string;
}

export interface DropMarkResult {
  at: Date;
}

const dropMarkText = `DELETE FROM notification_marks WHERE name = $1 RETURNING at`;

export const dropMark = {
  text: dropMarkText,
  /** @returns the rows */
  async run(params: DropMarkParams, on: Queryable): Promise<DropMarkResult[]> {
    return (await on.query<DropMarkResult>(dropMarkText, [params.name])).rows;
  },
};

export interface UnreadDirectParams {
  after: Date | string;
  until: Date | string;
  personId?: string | null;
  conversationId?: string | null;
  limit: number;
}

export interface UnreadDirectResult {
  conversationId: string;
  personId: string;
  fromId: string;
  lastSeq: number;
  unread: number;
}

const unreadDirectText = `SELECT u.conversation_id AS "conversationId", u.person_id AS "personId", u.from_id AS "fromId", u.last_seq AS "lastSeq", u.unread AS "unread"
  FROM conversation_unread_direct($1, $2, $3, $4, $5) u`;

export const unreadDirect = {
  text: unreadDirectText,
  /** @returns the rows */
  async run(params: UnreadDirectParams, on: Queryable): Promise<UnreadDirectResult[]> {
    return (await on.query<UnreadDirectResult>(unreadDirectText, [params.after, params.until, params.personId, params.conversationId, params.limit])).rows;
  },
};

export interface EraseOwnParams {
  personId: string;
  limit: number;
}

export interface EraseOwnResult {
  count: number;
  rows: number;
}

const eraseOwnText = `-- Also what others were told of the person's conversations: it quotes a ticket's subject, whoever it is about.
WITH own AS (DELETE FROM notifications n WHERE n.id IN (
       SELECT x.id FROM notifications x WHERE x.person_id = $1 OR x.about_id = $1
           OR x.conversation_id IN (SELECT conversations_as_member($1)) LIMIT $2) RETURNING 1),
     sources AS (DELETE FROM notification_sources s WHERE (s.person_id, s.source) IN (SELECT x.person_id, x.source FROM notification_sources x WHERE x.person_id = $1 LIMIT $2) RETURNING 1),
     preferences AS (DELETE FROM notification_preferences f WHERE f.person_id = $1 RETURNING 1),
     subscriptions AS (DELETE FROM notification_subscriptions s WHERE s.person_id = $1 RETURNING 1)
SELECT (SELECT count(*) FROM own) + (SELECT count(*) FROM preferences) + (SELECT count(*) FROM subscriptions) AS "count", (SELECT count(*) FROM own) + (SELECT count(*) FROM sources) AS "rows"`;

export const eraseOwn = {
  text: eraseOwnText,
  /** @returns the rows */
  async run(params: EraseOwnParams, on: Queryable): Promise<EraseOwnResult[]> {
    return (await on.query<EraseOwnResult>(eraseOwnText, [params.personId, params.limit])).rows;
  },
};

export interface ExportNotificationsParams {
  personId: string;
  afterId?: string | null;
  limit: number;
}

export interface ExportNotificationsResult {
  id: string;
  row: unknown;
}

const exportNotificationsText = `SELECT n.id, jsonb_build_object('toldAt', n.told_at, 'kind', n.kind, 'title', n.title, 'body', n.body, 'link', n.link, 'count', n.count, 'readAt', n.read_at) AS "row"
  FROM notifications n WHERE n.person_id = $1 AND ($2::uuid IS NULL OR n.id > $2::uuid) ORDER BY n.id LIMIT $3`;

export const exportNotifications = {
  text: exportNotificationsText,
  /** @returns the rows */
  async run(params: ExportNotificationsParams, on: Queryable): Promise<ExportNotificationsResult[]> {
    return (await on.query<ExportNotificationsResult>(exportNotificationsText, [params.personId, params.afterId, params.limit])).rows;
  },
};

export interface ExportPreferencesParams {
  personId: string;
}

export interface ExportPreferencesResult {
  row: unknown;
}

const exportPreferencesText = `SELECT jsonb_build_object('what', 'preferences', 'choices', f.choices, 'quietFromMinute', f.quiet_from, 'quietUntilMinute', f.quiet_until, 'quietDays', f.quiet_days,
       'digest', f.digest_every, 'digestHour', f.digest_hour) AS "row" FROM notification_preferences f WHERE f.person_id = $1
UNION ALL SELECT jsonb_build_object('what', 'push device', 'device', s.device, 'since', s.created_at, 'lastSentAt', s.last_sent_at) FROM notification_subscriptions s WHERE s.person_id = $1`;

export const exportPreferences = {
  text: exportPreferencesText,
  /** @returns the rows */
  async run(params: ExportPreferencesParams, on: Queryable): Promise<ExportPreferencesResult[]> {
    return (await on.query<ExportPreferencesResult>(exportPreferencesText, [params.personId])).rows;
  },
};
