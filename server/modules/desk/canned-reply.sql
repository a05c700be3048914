/* @name cannedReplies */
SELECT r.id, r.shortcut, r.title, r.body, r.actions AS "actions!" FROM desk_canned_replies r ORDER BY r.shortcut;

/* @name lockCannedReply */
SELECT r.id, r.shortcut, r.title, r.body, r.actions AS "actions!" FROM desk_canned_replies r WHERE r.id = :id! FOR UPDATE;

/* @name insertCannedReply */
INSERT INTO desk_canned_replies (id, shortcut, title, body, actions, created_by, updated_at) VALUES (:id!, :shortcut!, :title!, :body!, :actions!, actor_id(), :now!);

/* @name updateCannedReply */
UPDATE desk_canned_replies SET shortcut = :shortcut!, title = :title!, body = :body!, actions = :actions!, updated_at = :now! WHERE id = :id!;

/* @name deleteCannedReply */
DELETE FROM desk_canned_replies WHERE id = :id!;
