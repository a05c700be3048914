/* @name insertLink */
INSERT INTO desk_links (kind, from_id, to_id, made_by, made_at) VALUES (:kind!, :fromId!, :toId!, (SELECT actor_id()), :now!)
ON CONFLICT ON CONSTRAINT desk_links_once DO NOTHING RETURNING id AS "id!";

/* @name deleteLink */
DELETE FROM desk_links l WHERE l.id = :linkId! AND (l.from_id = :ticketId! OR l.to_id = :ticketId!) RETURNING l.kind AS "kind!", l.from_id AS "fromId!", l.to_id AS "toId!";

/* @name linksOf */
SELECT l.id AS "id!", l.kind AS "kind!", (CASE WHEN l.kind = 'related' OR l.from_id = :ticketId! THEN 'out' ELSE 'in' END) AS "direction!", l.made_at AS "madeAt!",
       t.id AS "ticketId!", t.number AS "number!", t.subject AS "subject!", t.status AS "status!", t.created_at AS "createdAt!",
       t.requester_id AS "requesterId!", p.name AS "requesterName?", p.username AS "requesterUsername?", p.image AS "requesterImage?", p.is_staff AS "requesterIsStaff?"
  FROM desk_links l
  JOIN desk_tickets t ON t.id = CASE WHEN l.from_id = :ticketId! THEN l.to_id ELSE l.from_id END
  LEFT JOIN identity_profiles p ON p.person_id = t.requester_id
 WHERE l.from_id = :ticketId! OR l.to_id = :ticketId! ORDER BY l.made_at, l.id LIMIT 200;

/* @name mergedInto */
SELECT desk_merged_into(:ticketId!) AS "id!";

/* @name publicMessages */
SELECT count(*) AS "count!" FROM messages m WHERE m.conversation_id = :ticketId! AND m.visibility = 'public';

/* @name insertMerge */
INSERT INTO desk_merges (from_id, into_id, merged_by, merged_at, before, gained) VALUES (:fromId!, :intoId!, (SELECT actor_id()), :now!, :before!, :gained!) RETURNING id AS "id!";

/* @name mergeInForce */
SELECT m.id AS "id!", m.into_id AS "intoId!", m.merged_at AS "mergedAt!", m.before AS "before!", m.gained AS "gained!" FROM desk_merges m WHERE m.from_id = :fromId! AND m.undone_at IS NULL;

/* @name endMerge */
UPDATE desk_merges SET undone_at = :now!, undone_by = (SELECT actor_id()) WHERE id = :id! AND undone_at IS NULL RETURNING id AS "id!";

/* @name followToo */
SELECT desk_follow_too(:fromId!::uuid, :intoId!::uuid, :now!::timestamptz) AS "joined!";

/* @name unfollow */
SELECT desk_unfollow(:ticketId!::uuid, :people!::uuid[]) AS "done?";

/* @name mergedTickets */
SELECT m.merged_at AS "mergedAt!", m.merged_by AS "mergedById?", b.name AS "byName?", b.username AS "byUsername?", b.image AS "byImage?", b.is_staff AS "byIsStaff?",
       (SELECT count(*) FROM messages v WHERE v.conversation_id = t.id AND v.visibility = 'public') AS "messages!", t.id AS "ticketId!", t.number AS "number!", t.subject AS "subject!", t.status AS "status!", t.created_at AS "createdAt!",
       t.requester_id AS "requesterId!", p.name AS "requesterName?", p.username AS "requesterUsername?", p.image AS "requesterImage?", p.is_staff AS "requesterIsStaff?"
  FROM desk_merges m JOIN desk_tickets t ON t.id = m.from_id
  LEFT JOIN identity_profiles p ON p.person_id = t.requester_id
  LEFT JOIN identity_profiles b ON b.person_id = m.merged_by
 WHERE m.into_id = :ticketId! AND m.undone_at IS NULL ORDER BY m.merged_at, m.id LIMIT 200;

/* @name copyMessages */
SELECT c.last_seq AS "lastSeq!", c.last_public_seq AS "lastPublicSeq!", c.preview AS "preview?", c.copied AS "copied!" FROM desk_copy_messages(:fromId!::uuid, :seqs!::int[], :intoId!::uuid) c;

/* @name wordsOfMessages */
SELECT m.seq AS "seq!", m.body AS "body!", m.visibility AS "visibility!" FROM messages m WHERE m.conversation_id = :ticketId! AND m.seq = ANY(:seqs!::int[]) AND m.removed_at IS NULL ORDER BY m.seq;
