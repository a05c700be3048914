/* @name views */
SELECT v.id AS "id!", v.name AS "name!", v.filter AS "filter!", v.shared AS "shared!", v.version AS "version!", v.owner_id AS "ownerId!",
       p.name AS "ownerName?", p.username AS "ownerUsername?", p.image AS "ownerImage?", p.is_staff AS "ownerIsStaff?"
  FROM desk_views v LEFT JOIN identity_profiles p ON p.person_id = v.owner_id
 WHERE (:id::uuid IS NULL OR v.id = :id::uuid) AND (v.owner_id = (SELECT actor_id()) OR v.shared) ORDER BY v.shared, lower(v.name), v.id LIMIT 200;

/* @name lockView */
SELECT v.id AS "id!", v.name AS "name!", v.filter AS "filter!", v.shared AS "shared!", v.version AS "version!", v.owner_id AS "ownerId!"
  FROM desk_views v WHERE v.id = :id! FOR NO KEY UPDATE;

/* @name countOwnViews */
SELECT count(*)::int AS "count!" FROM desk_views v WHERE v.owner_id = (SELECT actor_id());

/* @name insertView */
INSERT INTO desk_views (id, owner_id, name, filter, shared, created_at, updated_at) VALUES (:id!, (SELECT actor_id()), :name!, :filter!, :shared!, :now!, :now!);

/* @name updateView */
UPDATE desk_views SET name = :name!, filter = :filter!, shared = :shared!, version = version + 1, updated_at = :now! WHERE id = :id!;

/* @name deleteView */
DELETE FROM desk_views WHERE id = :id!;

/* @name forgetViewsOf */
DELETE FROM desk_views WHERE owner_id = :personId! AND NOT shared;
