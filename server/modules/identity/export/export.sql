/* @name lastExport */
SELECT x.id, x.asked_at AS "askedAt", x.ready_at AS "readyAt", x.failed_at AS "failedAt", x.withdrawn_at AS "withdrawnAt", x.expires_at AS "expiresAt", x.fetched_at AS "fetchedAt", x.rows, x.bytes
  FROM identity_exports x WHERE x.person_id = :personId! ORDER BY x.asked_at DESC, x.id DESC LIMIT 1;

/* @name addExport */
INSERT INTO identity_exports (person_id, asked_at) VALUES (:personId!, :now!) RETURNING id;

/* @name waiting */
SELECT x.id FROM identity_exports x WHERE x.ready_at IS NULL AND x.failed_at IS NULL AND x.withdrawn_at IS NULL AND (x.claimed_until IS NULL OR x.claimed_until <= :now!) ORDER BY x.asked_at LIMIT 20;

/* @name claim */
UPDATE identity_exports SET claimed_until = :until!, attempts = attempts + 1, folder = :folder!
 WHERE id = :id! AND ready_at IS NULL AND failed_at IS NULL AND withdrawn_at IS NULL AND (claimed_until IS NULL OR claimed_until <= :now!)
RETURNING person_id AS "personId", attempts, old.folder AS "oldFolder";

/* @name keepClaim */
UPDATE identity_exports SET claimed_until = :until! WHERE id = :id! AND folder = :folder! AND ready_at IS NULL RETURNING id;

/* @name giveUpClaim */
UPDATE identity_exports SET claimed_until = NULL, failed_at = CASE WHEN :failed!::boolean THEN :now!::timestamptz END WHERE id = :id! AND folder = :folder! AND ready_at IS NULL;

/* @name withdraw */
UPDATE identity_exports SET claimed_until = NULL, withdrawn_at = :now! WHERE id = :id! AND folder = :folder! AND ready_at IS NULL RETURNING id;

/* @name finishExport */
UPDATE identity_exports SET ready_at = :now!, claimed_until = NULL, pieces = :pieces!, rows = :rows!, bytes = :bytes!, digest = :digest!, token_hash = :tokenHash!, expires_at = :expiresAt!
 WHERE id = :id! AND folder = :folder! AND ready_at IS NULL AND failed_at IS NULL RETURNING id;

/* @name takeLink */
UPDATE identity_exports SET fetching_since = :now!, fetch_id = :fetchId!
 WHERE token_hash = :tokenHash! AND person_id = :personId! AND expires_at > :now! AND fetched_at IS NULL AND (fetching_since IS NULL OR fetching_since < :stale!)
RETURNING id, folder, pieces, bytes;

/* @name releaseLink */
UPDATE identity_exports SET fetching_since = NULL, fetch_id = NULL WHERE id = :id! AND fetch_id = :fetchId! AND fetched_at IS NULL;

/* @name keepLink */
UPDATE identity_exports SET fetching_since = :now! WHERE id = :id! AND fetch_id = :fetchId! AND fetched_at IS NULL;

/* @name useLink */
UPDATE identity_exports SET fetched_at = :now! WHERE id = :id! AND fetched_at IS NULL RETURNING id;

/* @name toRemove */
SELECT x.id, x.folder FROM identity_exports x
 WHERE x.removed_at IS NULL AND x.folder IS NOT NULL AND (x.fetched_at IS NOT NULL OR x.failed_at IS NOT NULL OR x.withdrawn_at IS NOT NULL OR (x.expires_at <= :now! AND (x.fetching_since IS NULL OR x.fetching_since < :stale!))) LIMIT 50;

/* @name noteRemoved */
UPDATE identity_exports SET removed_at = :now! WHERE id = :id!;
