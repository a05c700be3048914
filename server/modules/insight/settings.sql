/* @name storedSettings */
SELECT s.key AS "key!", s.changed_at AS "changedAt!", i.person_id AS "byId?", i.name AS "byName?", i.username AS "byUsername?", i.image AS "byImage?", i.is_staff AS "byIsStaff?"
  FROM settings s LEFT JOIN identity_profiles i ON i.person_id = s.changed_by;
