/* @name visitorFacts */
-- An address that was only typed is somebody else's: it tells nothing about this person.
SELECT CASE WHEN p.claimed_email IS NULL THEN p.email END AS "email?", p.created_at AS "createdAt", i.is_staff AS "isStaff" FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id WHERE p.id = :personId!;

/* @name storeSignals */
INSERT INTO identity_signals (person_id, kind, hash, seen_at)
SELECT :personId!::uuid, s.kind, s.hash, :now!::timestamptz FROM unnest(:kinds!::text[], :hashes!::text[]) AS s(kind, hash)
ON CONFLICT (person_id, kind, hash) DO UPDATE SET seen_at = excluded.seen_at;

/* @name keepNewest */
DELETE FROM identity_signals WHERE person_id = :personId! AND (kind, hash) NOT IN (
  SELECT s.kind, s.hash FROM identity_signals s WHERE s.person_id = :personId! ORDER BY s.seen_at DESC LIMIT :keep!);

/* @name copyToBan */
INSERT INTO identity_ban_signals (ban_id, kind, hash)
SELECT :banId!, s.kind, s.hash FROM identity_signals s WHERE s.person_id = :personId! ON CONFLICT DO NOTHING;

/* @name addToBan */
WITH tried AS (UPDATE identity_bans SET attempts = attempts + 1, last_attempt_at = :now! WHERE id = :banId!)
INSERT INTO identity_ban_signals (ban_id, kind, hash) SELECT :banId!::uuid, s.kind, s.hash FROM unnest(:kinds!::text[], :hashes!::text[]) AS s(kind, hash) ON CONFLICT DO NOTHING;

/* @name copyFromBan */
INSERT INTO identity_ban_signals (ban_id, kind, hash)
SELECT :banId!, s.kind, s.hash FROM identity_ban_signals s WHERE s.ban_id = :from! ON CONFLICT DO NOTHING;

/* @name bansThatMatch */
SELECT b.id AS "banId!", b.banned_at AS "bannedAt!", array_agg(DISTINCT s.kind ORDER BY s.kind) AS "signals!"
  FROM identity_ban_signals s JOIN identity_bans b ON b.id = s.ban_id
  JOIN unnest(:kinds!::text[], :hashes!::text[]) AS v(kind, hash) ON v.kind = s.kind AND v.hash = s.hash
 WHERE b.person_id <> :personId! AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > :now!)
 GROUP BY b.id ORDER BY b.id;

/* @name raiseAlert */
INSERT INTO identity_security_alerts AS a (ban_id, person_id, signals, strength, action, first_at, last_at)
VALUES (:banId!, :personId!, :signals!::text[], :strength!, :action!, :now!, :now!)
ON CONFLICT (ban_id, person_id) DO UPDATE SET attempts = a.attempts + 1, last_at = excluded.last_at, action = excluded.action,
  signals = ARRAY (SELECT DISTINCT k FROM unnest(a.signals || excluded.signals) k ORDER BY k),
  strength = CASE WHEN 'strong' IN (a.strength, excluded.strength) THEN 'strong' ELSE 'weak' END,
  reviewed_at = CASE WHEN a.signals @> excluded.signals THEN a.reviewed_at END, reviewed_by = CASE WHEN a.signals @> excluded.signals THEN a.reviewed_by END
RETURNING a.id, (old.id IS NULL OR NOT old.signals @> :signals!::text[]) AS "news!";

/* @name dropOldSignals */
DELETE FROM identity_signals WHERE seen_at < :before!;

/* @name reviewAlert */
UPDATE identity_security_alerts SET reviewed_by = :by!, reviewed_at = :now!, review_note = :note WHERE id = :id! RETURNING id;
