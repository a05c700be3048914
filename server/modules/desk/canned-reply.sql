/* @name cannedReplies */
SELECT r.id, r.shortcut, r.title, r.body FROM desk_canned_replies r ORDER BY r.shortcut;

/* @name lockCannedReply */
SELECT r.id, r.shortcut, r.title, r.body FROM desk_canned_replies r WHERE r.id = :id! FOR UPDATE;

/* @name insertCannedReply */
INSERT INTO desk_canned_replies (id, shortcut, title, body, created_by, updated_at) VALUES (:id!, :shortcut!, :title!, :body!, actor_id(), :now!);

/* @name updateCannedReply */
UPDATE desk_canned_replies SET shortcut = :shortcut!, title = :title!, body = :body!, updated_at = :now! WHERE id = :id!;

/* @name deleteCannedReply */
DELETE FROM desk_canned_replies WHERE id = :id!;
