/* @name settingChanges */
SELECT c.id AS "id!", c.changed_at AS "at!", c.before, c.after, i.person_id AS "byId?", i.name AS "byName?", i.username AS "byUsername?", i.image AS "byImage?", i.is_staff AS "byIsStaff?"
  FROM settings_changes c LEFT JOIN identity_profiles i ON i.person_id = c.changed_by
 WHERE c.key = :key! AND (:beforeAt::timestamptz IS NULL OR (c.changed_at, c.id) < (:beforeAt, :beforeId::uuid))
 ORDER BY c.changed_at DESC, c.id DESC LIMIT :limit!;
