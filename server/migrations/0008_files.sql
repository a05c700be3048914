-- Up Migration
-- Files that people upload (CV-7): what they are and where they stand. The bytes live in the file store (disk or S3), never here.

CREATE TABLE files (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('attachment', 'avatar')),
  state text NOT NULL DEFAULT 'uploading' CHECK (state IN ('uploading', 'checking', 'ready', 'refused', 'deleted')),
  -- For people to read, without path parts; emptied when the file is deleted.
  name text NOT NULL CHECK (length(name) <= 120 AND name !~ '[/\\[:cntrl:]]'),
  declared_bytes int NOT NULL CHECK (declared_bytes BETWEEN 1 AND 10485760),
  received_bytes int NOT NULL DEFAULT 0 CHECK (received_bytes BETWEEN 0 AND declared_bytes),
  -- What the content turned out to be.
  kind text CHECK (kind IN ('image', 'pdf', 'audio')),
  media_type text,
  bytes int CHECK (bytes > 0),
  width int CHECK (width > 0),
  height int CHECK (height > 0),
  seconds double precision CHECK (seconds >= 0),
  -- Names of the stored copies: original, 320, 640 …
  variants text[] NOT NULL DEFAULT '{}',
  refusal_code text,
  -- A looker that was killed lets its lease run out; the file is then taken by the next one.
  leased_until timestamptz,
  checks int NOT NULL DEFAULT 0,
  subject_kind text,
  subject_id uuid,
  created_at timestamptz NOT NULL,
  -- Last byte, or the end of the check: unclaimed files go a day after it.
  touched_at timestamptz NOT NULL,
  claimed_at timestamptz,
  deleted_at timestamptz,
  -- When the store had nothing left of it.
  removed_at timestamptz,
  CONSTRAINT files_ready_is_known CHECK (state <> 'ready' OR (kind IS NOT NULL AND media_type IS NOT NULL AND bytes IS NOT NULL AND cardinality(variants) > 0)),
  CONSTRAINT files_image_has_size CHECK (kind IS DISTINCT FROM 'image' OR (width IS NOT NULL AND height IS NOT NULL)),
  CONSTRAINT files_refusal_has_reason CHECK ((state = 'refused') = (refusal_code IS NOT NULL) OR state = 'deleted'),
  CONSTRAINT files_deleted_has_time CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)),
  CONSTRAINT files_claim_is_whole CHECK ((claimed_at IS NULL) = (subject_kind IS NULL) AND (claimed_at IS NULL) = (subject_id IS NULL)),
  CONSTRAINT files_claimed_was_ready CHECK (claimed_at IS NULL OR state IN ('ready', 'deleted')),
  CONSTRAINT files_all_bytes_before_check CHECK (state IN ('uploading', 'deleted') OR received_bytes = declared_bytes)
);
CREATE INDEX files_by_owner ON files (owner_id, id);
CREATE INDEX files_to_check ON files (id) WHERE state = 'checking';
CREATE INDEX files_unclaimed ON files (touched_at) WHERE claimed_at IS NULL AND state <> 'deleted';
CREATE INDEX files_to_remove ON files (id) WHERE state = 'deleted' AND removed_at IS NULL;

-- Pieces of an upload in the store, until they are joined.
CREATE TABLE file_parts (
  file_id uuid NOT NULL REFERENCES files ON DELETE CASCADE,
  start int NOT NULL CHECK (start >= 0),
  bytes int NOT NULL CHECK (bytes BETWEEN 1 AND 1048576),
  key text NOT NULL,
  PRIMARY KEY (file_id, start)
);

ALTER TABLE files ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_parts ENABLE ROW LEVEL SECURITY;
-- Staff see a file through the message or profile that holds it, by its signed address; never by this table.
CREATE POLICY files_read ON files FOR SELECT USING (owner_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY files_insert ON files FOR INSERT WITH CHECK (owner_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY files_update ON files FOR UPDATE USING (owner_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY files_delete ON files FOR DELETE USING ((SELECT actor_is_system()));
CREATE POLICY file_parts_read ON file_parts FOR SELECT
  USING ((SELECT actor_is_system()) OR EXISTS (SELECT 1 FROM files f WHERE f.id = file_id AND f.owner_id = (SELECT actor_id())));
CREATE POLICY file_parts_insert ON file_parts FOR INSERT
  WITH CHECK ((SELECT actor_is_system()) OR EXISTS (SELECT 1 FROM files f WHERE f.id = file_id AND f.owner_id = (SELECT actor_id())));
CREATE POLICY file_parts_delete ON file_parts FOR DELETE USING ((SELECT actor_is_system()));
REVOKE UPDATE ON file_parts FROM baraza_app;
