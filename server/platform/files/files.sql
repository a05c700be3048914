/* @name lockOwner */
SELECT pg_advisory_xact_lock(hashtextextended('files.waiting:' || :ownerId!::text, 0))::text AS "locked!";

/* @name createUpload */
INSERT INTO files (id, owner_id, purpose, name, declared_bytes, created_at, touched_at)
VALUES (:id!, :ownerId!, :purpose!, :name!, :declaredBytes!, :now!, :now!);

/* @name waitingOfOwner */
SELECT count(*)::int AS "files!", coalesce(sum(declared_bytes), 0)::bigint AS "bytes!"
  FROM files WHERE owner_id = :ownerId! AND claimed_at IS NULL AND state IN ('uploading', 'checking', 'ready');

/* @name fileById */
SELECT id, owner_id AS "ownerId", purpose, state, name, declared_bytes AS "declaredBytes", received_bytes AS "receivedBytes", kind, media_type AS "mediaType",
       bytes, width, height, seconds, variants, refusal_code AS "refusalCode", checks, created_at AS "createdAt", claimed_at AS "claimedAt"
  FROM files WHERE id = :id!;

/* @name advanceUpload */
UPDATE files SET received_bytes = received_bytes + :bytes!, touched_at = :now!,
       state = CASE WHEN received_bytes + :bytes! = declared_bytes THEN 'checking' ELSE state END
 WHERE id = :id! AND state = 'uploading' AND received_bytes = :start! AND received_bytes + :bytes! <= declared_bytes
RETURNING state;

/* @name addPart */
INSERT INTO file_parts (file_id, start, bytes, key) VALUES (:fileId!, :start!, :bytes!, :key!);

/* @name partsOf */
SELECT start, bytes, key FROM file_parts WHERE file_id = :fileId! ORDER BY start;

/* @name dropParts */
DELETE FROM file_parts WHERE file_id = :fileId!;

/* @name leaseNextCheck */
UPDATE files SET leased_until = :until!, checks = checks + 1
 WHERE id = (SELECT id FROM files WHERE state = 'checking' AND (leased_until IS NULL OR leased_until < :now!) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, purpose, checks, leased_until AS "leasedUntil!";

/* @name checksWaiting */
SELECT EXISTS (SELECT 1 FROM files WHERE state = 'checking' AND (leased_until IS NULL OR leased_until < :now!)) AS "waiting!";

/* @name settleReady */
UPDATE files SET state = 'ready', kind = :kind!, media_type = :mediaType!, bytes = :bytes!, width = :width, height = :height, seconds = :seconds,
       variants = :variants!, name = :name!, touched_at = :now!, leased_until = NULL
 WHERE id = :id! AND state = 'checking' AND leased_until = :lease! RETURNING id;

/* @name settleRefused */
UPDATE files SET state = 'refused', refusal_code = :code!, touched_at = :now!, leased_until = NULL
 WHERE id = :id! AND state = 'checking' AND leased_until = :lease! RETURNING id;

/* @name claimReady */
UPDATE files SET subject_kind = :subjectKind!, subject_id = :subjectId!, claimed_at = :now!
 WHERE id IN (SELECT id FROM files WHERE id = ANY(:ids!::uuid[]) AND owner_id = :ownerId! AND state = 'ready' AND claimed_at IS NULL AND purpose = :purpose! ORDER BY id FOR UPDATE)
RETURNING id, kind AS "kind!", name, media_type AS "mediaType!", bytes AS "bytes!", width, height, seconds;

/* @name readyOfOwner */
SELECT id, kind AS "kind!", name, media_type AS "mediaType!", bytes AS "bytes!", width, height, seconds
  FROM files WHERE owner_id = :ownerId! AND state = 'ready' AND subject_kind IS DISTINCT FROM 'team-message' AND (:after::uuid IS NULL OR id > :after::uuid) ORDER BY id LIMIT :limit!;

/* @name markDeleted */
UPDATE files SET state = 'deleted', deleted_at = :now!, name = '' WHERE id = ANY(:ids!::uuid[]) AND state <> 'deleted' RETURNING id;

/* @name markOwnDeleted */
UPDATE files SET state = 'deleted', deleted_at = :now!, name = '' WHERE id = :id! AND claimed_at IS NULL AND state <> 'deleted' RETURNING id;

/* @name markSomeOfOwnerDeleted */
UPDATE files SET state = 'deleted', deleted_at = :now!, name = ''
 WHERE id IN (SELECT id FROM files WHERE owner_id = :ownerId! AND state <> 'deleted' AND subject_kind IS DISTINCT FROM 'team-message' ORDER BY id LIMIT :limit!) RETURNING id;

/* @name markStaleDeleted */
UPDATE files SET state = 'deleted', deleted_at = :now!, name = ''
 WHERE id IN (SELECT id FROM files WHERE claimed_at IS NULL AND state <> 'deleted' AND touched_at < :before! ORDER BY id LIMIT :limit!) RETURNING id;

/* @name filesToRemove */
SELECT id FROM files WHERE state = 'deleted' AND removed_at IS NULL AND (leased_until IS NULL OR leased_until < :now!) AND (:after::uuid IS NULL OR id > :after::uuid) ORDER BY id LIMIT :limit!;

/* @name markRemoved */
UPDATE files SET removed_at = :now! WHERE id = :id! AND state = 'deleted' AND removed_at IS NULL;

/* @name releaseCheck */
UPDATE files SET checks = checks - 1, leased_until = :until! WHERE id = :id! AND state = 'checking' AND leased_until = :lease!;

/* @name endLease */
UPDATE files SET leased_until = NULL WHERE id = :id! AND leased_until = :lease!;

/* @name strayParts */
SELECT DISTINCT f.id FROM file_parts p JOIN files f ON f.id = p.file_id WHERE f.state IN ('ready', 'refused') LIMIT :limit!;

/* @name forgetRemoved */
DELETE FROM files WHERE state = 'deleted' AND claimed_at IS NULL AND removed_at < :before!;
