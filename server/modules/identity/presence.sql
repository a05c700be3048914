/* @name storeBeats */
INSERT INTO identity_presence (person_id, socket_id, last_beat_at, active)
SELECT b.person_id, b.socket_id, b.at, b.active
  FROM unnest(:people!::uuid[], :sockets!::text[], :times!::timestamptz[], :actives!::boolean[]) AS b(person_id, socket_id, at, active)
 ORDER BY b.person_id, b.socket_id
ON CONFLICT (person_id, socket_id) DO UPDATE SET last_beat_at = excluded.last_beat_at, active = excluded.active;

/* @name presenceOf */
SELECT p.person_id AS "personId", bool_or(p.active) AS "active!" FROM identity_presence p
 WHERE p.person_id = ANY (:people!::uuid[]) AND p.last_beat_at > :since! GROUP BY p.person_id;

/* @name dropOldBeats */
DELETE FROM identity_presence WHERE last_beat_at < :before!;
