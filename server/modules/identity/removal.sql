/* @name insertRemoval */
INSERT INTO identity_removals (person_id, reason, removed_by, removed_at, reassigned_to) VALUES (:personId!, :reason!, :by!, :now!, :reassignedTo)
ON CONFLICT (person_id) DO NOTHING;

/* @name dropRemoval */
DELETE FROM identity_removals WHERE person_id = :personId!;
