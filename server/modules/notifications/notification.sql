/* @name listNotifications */
SELECT n.id, n.kind, n.priority, n.title, n.body, n.link, n.count, n.created_at AS "createdAt", n.told_at AS "toldAt", n.read_at AS "readAt"
  FROM notifications n
 WHERE n.person_id = actor_id() AND n.in_app AND (:unreadOnly!::boolean = false OR n.read_at IS NULL)
   AND (n.told_at, n.id) < (coalesce(:beforeAt::timestamptz, 'infinity'), coalesce(:beforeId::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
 ORDER BY n.told_at DESC, n.id DESC LIMIT :limit!;

/* @name unreadOf */
SELECT n.person_id AS "personId", count(*) AS "unread!",
       max(CASE n.priority WHEN 'critical' THEN 3 WHEN 'high' THEN 2 WHEN 'normal' THEN 1 ELSE 0 END) AS "highest!"
  FROM notifications n WHERE n.person_id = ANY (:people!::uuid[]) AND n.read_at IS NULL AND n.in_app GROUP BY n.person_id;

/* @name settleSeen */
UPDATE notifications n SET read_at = :now! WHERE n.id IN (
  SELECT x.id FROM notifications x WHERE x.person_id = ANY (:people!::uuid[]) AND x.read_at IS NULL AND x.conversation_id IS NOT NULL
     AND conversation_seen_upto(x.conversation_id, x.person_id) >= x.seq ORDER BY x.id FOR UPDATE);

/* @name readOne */
UPDATE notifications n SET read_at = coalesce(n.read_at, :now!) WHERE n.id = :id! AND n.person_id = actor_id() RETURNING n.id;

/* @name readAll */
UPDATE notifications n SET read_at = :now! WHERE n.person_id = actor_id() AND n.read_at IS NULL AND n.told_at <= :upTo!;

/* @name readersOf */
SELECT r.person_id AS "personId!", r.name AS "name!", r.email AS "email!", r.email_verified AS "emailVerified!", r.locale AS "locale?", r.time_zone AS "timeZone?",
       r.last_beat_at AS "lastBeatAt?", r.active AS "active!", f.choices AS "choices?", f.quiet_from AS "quietFrom?", f.quiet_until AS "quietUntil?", f.quiet_days AS "quietDays?",
       f.digest_every AS "digestEvery?", f.digest_hour AS "digestHour?", l.settled_at AS "lastMailAt?", l.read_at AS "lastMailReadAt?",
       CASE WHEN l.settled_at IS NOT NULL THEN conversation_joined_since(r.person_id, l.settled_at) END AS "joinedSince?"
  FROM identity_reach(:people!::uuid[], :now!) r
  LEFT JOIN notification_preferences f ON f.person_id = r.person_id
  LEFT JOIN LATERAL (SELECT m.settled_at, n.read_at FROM notification_mails m JOIN notifications n ON n.id = m.notification_id
                      WHERE m.person_id = r.person_id AND m.outcome IN ('alone', 'digest') AND m.settled_at > :now!::timestamptz - interval '1 day' ORDER BY m.settled_at DESC LIMIT 1) l ON true;

/* @name writeNotices */
WITH given AS (
  SELECT g.* FROM jsonb_to_recordset(:given!::jsonb) AS g("personId" uuid, source text, kind text, priority text, title text, body text, link text, "groupKey" text, count int,
         "aboutId" uuid, "conversationId" uuid, seq int, "inApp" boolean, "pushAt" timestamptz, "mailAt" timestamptz, payload jsonb)
), fresh AS (
  INSERT INTO notification_sources (person_id, source, at) SELECT g."personId", g.source, :now! FROM given g ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING person_id, source
), told AS (
  INSERT INTO notifications AS n (person_id, kind, priority, title, body, link, group_key, count, about_id, conversation_id, seq, in_app, created_at, told_at)
  SELECT g."personId", g.kind, g.priority, g.title, g.body, g.link, g."groupKey", g.count, g."aboutId", g."conversationId", g.seq, g."inApp", :now!, :now!
    FROM given g JOIN fresh f ON f.person_id = g."personId" AND f.source = g.source ORDER BY g."personId", g.kind, g."groupKey"
  ON CONFLICT (person_id, kind, group_key) WHERE read_at IS NULL DO UPDATE SET count = n.count + excluded.count, told_at = greatest(n.told_at, excluded.told_at),
     title = excluded.title, body = excluded.body, link = excluded.link, about_id = excluded.about_id, conversation_id = excluded.conversation_id, seq = excluded.seq,
     in_app = excluded.in_app, priority = excluded.priority
  RETURNING n.*
), pushes AS (
  INSERT INTO notification_pushes AS p (notification_id, subscription_id, person_id, created_at, due_at)
  SELECT t.id, s.id, t.person_id, :now!, g."pushAt"
    FROM told t JOIN given g ON g."personId" = t.person_id AND g.kind = t.kind AND g."groupKey" = t.group_key AND g."pushAt" IS NOT NULL
    JOIN notification_subscriptions s ON s.person_id = t.person_id ORDER BY s.id
  ON CONFLICT (subscription_id, notification_id) WHERE settled_at IS NULL DO UPDATE SET round = p.round + 1
  RETURNING p.subscription_id, p.notification_id, p.due_at
), mails AS (
  INSERT INTO notification_mails (notification_id, person_id, kind, payload, created_at, due_at)
  SELECT t.id, t.person_id, t.kind, g.payload, :now!, g."mailAt"
    FROM told t JOIN given g ON g."personId" = t.person_id AND g.kind = t.kind AND g."groupKey" = t.group_key AND g."mailAt" IS NOT NULL
  RETURNING notification_id
)
SELECT t.id AS "id!", t.person_id AS "personId!", t.kind AS "kind!", t.priority AS "priority!", t.title AS "title!", t.body AS "body!", t.link AS "link!", t.count AS "count!",
       t.in_app AS "inApp!", t.created_at AS "createdAt!", t.told_at AS "toldAt!", t.read_at AS "readAt?",
       ARRAY (SELECT p.subscription_id FROM pushes p WHERE p.notification_id = t.id AND p.due_at <= :now!) AS "pushNow!"
  FROM told t;

/* @name cleanNotifications */
WITH old AS (DELETE FROM notifications n WHERE n.told_at < :before! RETURNING 1),
     sources AS (DELETE FROM notification_sources s WHERE s.at < :sourcesBefore! RETURNING 1)
SELECT (SELECT count(*) FROM old) + (SELECT count(*) FROM sources) AS "count!";

/* @name takeMark */
SELECT k.at FROM notification_marks k WHERE k.name = :name! FOR UPDATE SKIP LOCKED;

/* @name makeMark */
INSERT INTO notification_marks (name, at) VALUES (:name!, :at!) ON CONFLICT DO NOTHING RETURNING name;

/* @name moveMark */
UPDATE notification_marks SET at = :at! WHERE name = :name!;

/* @name dropMark */
DELETE FROM notification_marks WHERE name = :name! RETURNING at;

/* @name unreadDirect */
SELECT u.conversation_id AS "conversationId!", u.person_id AS "personId!", u.from_id AS "fromId!", u.last_seq AS "lastSeq!", u.unread AS "unread!"
  FROM conversation_unread_direct(:after!, :until!, :personId, :conversationId, :limit!) u;

/* @name eraseOwn */
-- Also what others were told of the person's conversations: it quotes a ticket's subject, whoever it is about.
WITH own AS (DELETE FROM notifications n WHERE n.id IN (
       SELECT x.id FROM notifications x WHERE x.person_id = :personId! OR x.about_id = :personId!
           OR x.conversation_id IN (SELECT conversations_as_member(:personId!)) LIMIT :limit!) RETURNING 1),
     sources AS (DELETE FROM notification_sources s WHERE (s.person_id, s.source) IN (SELECT x.person_id, x.source FROM notification_sources x WHERE x.person_id = :personId! LIMIT :limit!) RETURNING 1),
     preferences AS (DELETE FROM notification_preferences f WHERE f.person_id = :personId! RETURNING 1),
     subscriptions AS (DELETE FROM notification_subscriptions s WHERE s.person_id = :personId! RETURNING 1)
SELECT (SELECT count(*) FROM own) + (SELECT count(*) FROM preferences) + (SELECT count(*) FROM subscriptions) AS "count!", (SELECT count(*) FROM own) + (SELECT count(*) FROM sources) AS "rows!";

/* @name exportNotifications */
SELECT n.id, jsonb_build_object('toldAt', n.told_at, 'kind', n.kind, 'title', n.title, 'body', n.body, 'link', n.link, 'count', n.count, 'readAt', n.read_at) AS "row!"
  FROM notifications n WHERE n.person_id = :personId! AND (:afterId::uuid IS NULL OR n.id > :afterId::uuid) ORDER BY n.id LIMIT :limit!;

/* @name exportPreferences */
SELECT jsonb_build_object('what', 'preferences', 'choices', f.choices, 'quietFromMinute', f.quiet_from, 'quietUntilMinute', f.quiet_until, 'quietDays', f.quiet_days,
       'digest', f.digest_every, 'digestHour', f.digest_hour) AS "row!" FROM notification_preferences f WHERE f.person_id = :personId!
UNION ALL SELECT jsonb_build_object('what', 'push device', 'device', s.device, 'since', s.created_at, 'lastSentAt', s.last_sent_at) FROM notification_subscriptions s WHERE s.person_id = :personId!;
