/* @name currentVersion */
SELECT v.version AS "version!", v.flow AS "flow!" FROM assistant_flow_versions v ORDER BY v.version DESC LIMIT 1;

/* @name versionOf */
SELECT v.flow AS "flow!" FROM assistant_flow_versions v WHERE v.version = :version!;

/* @name listVersions */
SELECT v.version AS "version!", v.note AS "note!", v.restored_from AS "restoredFrom", v.published_at AS "publishedAt!", v.published_by AS "publishedById!", p.name AS "publishedByName!"
  FROM assistant_flow_versions v JOIN identity_profiles p ON p.person_id = v.published_by ORDER BY v.version DESC LIMIT :limit!::int;

/* @name insertVersion */
INSERT INTO assistant_flow_versions (version, flow, note, restored_from, published_by, published_at)
SELECT coalesce(max(v.version), 0) + 1, :flow!::jsonb, :note!, :restoredFrom::int, actor_id(), :now! FROM assistant_flow_versions v
RETURNING version AS "version!";

/* @name lockFlow */
SELECT pg_advisory_xact_lock(hashtextextended('assistant.flow', 0))::text AS "locked!";

/* @name findDraft */
SELECT d.flow AS "flow!", d.revision AS "revision!", d.based_on AS "basedOn!", d.saved_at AS "savedAt!", d.saved_by AS "savedById!", p.name AS "savedByName!"
  FROM assistant_flow_draft d JOIN identity_profiles p ON p.person_id = d.saved_by;

/* @name saveDraft */
INSERT INTO assistant_flow_draft (flow, revision, based_on, saved_by, saved_at) VALUES (:flow!::jsonb, 1, :basedOn!, actor_id(), :now!)
ON CONFLICT (single) DO UPDATE SET flow = excluded.flow, revision = assistant_flow_draft.revision + 1, saved_by = excluded.saved_by, saved_at = excluded.saved_at;

/* @name dropDraft */
DELETE FROM assistant_flow_draft;
