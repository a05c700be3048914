/* @name insertImport */
INSERT INTO desk_imports (id, asked_by, name, bytes, created_at) VALUES (:id!, (SELECT actor_id()), :name!, :bytes!, :now!);

/* @name showImports */
SELECT i.id, i.name, i.bytes, i.pieces, i.state, i.problem AS "problem?", i.mapping, i.found AS "found?", i.done_records AS "doneRecords", i.tickets, i.messages, i.people, i.already, i.refused, i.kept,
       i.created_at AS "createdAt", i.started_at AS "startedAt?", i.finished_at AS "finishedAt?", i.file_removed_at AS "fileRemovedAt?",
       i.asked_by AS "askedBy", p.name AS "askedName?", p.username AS "askedUsername?", p.image AS "askedImage?", p.is_staff AS "askedIsStaff?"
  FROM desk_imports i LEFT JOIN identity_profiles p ON p.person_id = i.asked_by
 WHERE CASE WHEN :id::uuid IS NOT NULL THEN i.id = :id::uuid ELSE i.state <> 'discarded' END ORDER BY i.created_at DESC, i.id DESC LIMIT 50;

/* @name firstRefusals */
SELECT f.record, f.line, f.source_id AS "sourceId?", f.reason FROM desk_import_refusals f WHERE f.import_id = :id! ORDER BY f.record LIMIT 50;

/* @name refusalsFrom */
SELECT f.record, f.line, f.source_id AS "sourceId?", f.reason FROM desk_import_refusals f WHERE f.import_id = :id! AND f.record > :after! ORDER BY f.record LIMIT 1000;

/* @name lockImport */
SELECT i.id, i.asked_by AS "askedBy", i.name, i.bytes, i.pieces, i.state, i.reading AS "reading?", i.mapping, i.found AS "found?", i.done_records AS "doneRecords", i.refused, i.started_at AS "startedAt?", i.finished_at AS "finishedAt?", i.file_removed_at AS "fileRemovedAt?"
  FROM desk_imports i WHERE i.id = :id! FOR NO KEY UPDATE;

/* @name addPiece */
UPDATE desk_imports SET pieces = array_append(array_remove(pieces, :piece!::int), :piece!::int) WHERE id = :id! AND state = 'uploading' RETURNING id;

/* @name setMapping */
UPDATE desk_imports SET state = 'checking', mapping = :mapping!, problem = NULL WHERE id = :id!;

/* @name setState */
UPDATE desk_imports SET state = :state!, finished_at = :finishedAt, problem = :problem WHERE id = :id!;

/* @name saveCheck */
UPDATE desk_imports SET state = 'checked', reading = :reading!, found = :found!, problem = NULL WHERE id = :id! AND state = 'checking' RETURNING id;

/* @name startRun */
UPDATE desk_imports SET state = 'running', started_at = :now!, finished_at = NULL WHERE id = :id!;

/* @name advance */
UPDATE desk_imports SET done_records = :doneRecords!, tickets = tickets + :tickets!::int, messages = messages + :messages!::int, people = people + :people!::int,
       already = already + :already!::int, refused = refused + :refused!::int WHERE id = :id!;

/* @name countKept */
UPDATE desk_imports i SET kept = (SELECT count(*) FROM desk_tickets t WHERE t.import_id = i.id) WHERE i.id = :id!;

/* @name keptTickets */
SELECT t.id, t.number, t.subject FROM desk_tickets t WHERE t.import_id = :id! ORDER BY t.id LIMIT 50;

/* @name dropRefusals */
DELETE FROM desk_import_refusals f WHERE f.import_id = :id!;

/* @name dropRefusalsNaming */
DELETE FROM desk_import_refusals f WHERE strpos(lower(f.reason), lower(:address!::text)) > 0 OR strpos(lower(f.source_id), lower(:address!::text)) > 0;

/* @name addRefusals */
INSERT INTO desk_import_refusals (import_id, record, line, source_id, reason)
SELECT :id!::uuid, r.record, r.line, r."sourceId", r.reason FROM jsonb_to_recordset(:refusals!::jsonb) AS r(record int, line int, "sourceId" text, reason text);

/* @name namePeople */
INSERT INTO desk_import_people (import_id, person_id, made) SELECT :id!::uuid, n.person, n.made FROM unnest(:people!::uuid[], :made!::boolean[]) AS n(person, made)
ON CONFLICT (import_id, person_id) DO NOTHING;

/* @name placed */
SELECT r.source_id AS "sourceId", r.import_id AS "importId" FROM desk_import_records r WHERE r.source = :source! AND r.source_id = ANY (:ids!::text[]);

/* @name livingTickets */
SELECT t.id::text AS "id!" FROM desk_tickets t WHERE t.id = ANY (:ids!::uuid[]);

/* @name importTickets */
SELECT x.record AS "record!", x.outcome AS "outcome!", x.first_import AS "firstImport?", x.first_record AS "firstRecord?", x.ticket AS "ticketId?"
  FROM desk_import_tickets(:id!::uuid, :source!::text, :tickets!::jsonb, :prefix!::text, :width!::int, :askedBy!::uuid, :now!::timestamptz) x;

/* @name undoTickets */
SELECT desk_undo_import(:id!::uuid, :limit!::int) AS "removed!";

/* @name undoPeople */
SELECT x.last AS "last?", x.removed AS "removed!" FROM desk_undo_import_people(:id!::uuid, :after!::uuid, :limit!::int) x;

/* @name filesToRemove */
SELECT i.id FROM desk_imports i WHERE i.file_removed_at IS NULL
   AND (i.state IN ('discarded', 'undone') OR (i.state NOT IN ('running', 'checking') AND CASE WHEN i.finished_at IS NULL THEN i.created_at ELSE i.finished_at END <= :before!)) LIMIT 100;

/* @name noteFileRemoved */
UPDATE desk_imports SET file_removed_at = :now! WHERE id = :id!;

/* @name readingOf */
SELECT i.bytes, i.reading AS "reading?", i.file_removed_at AS "fileRemovedAt?" FROM desk_imports i WHERE i.id = :id!;
