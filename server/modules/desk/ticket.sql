/* @name findTicket */
SELECT r.id AS "id!", r.number AS "number!", r.subject AS "subject!", r.status AS "status!", r.priority AS "priority!", r.category AS "category!", r.channel AS "channel!",
       r.tags AS "tags!", r.follow_up_of AS "followUpOf?", r.source_conversation_id AS "sourceConversationId?", r.evidence AS "evidence?", r.version AS "version!",
       r.created_at AS "createdAt!", r.updated_at AS "updatedAt!", r.told_at AS "toldAt!", r.told_version AS "toldVersion!", r.waiting_since AS "waitingSince?", r.first_replied_at AS "firstRepliedAt?",
       r.resolved_at AS "resolvedAt?", r.requester_id AS "requesterId!", r.requester_name AS "requesterName?", r.requester_username AS "requesterUsername?",
       r.requester_image AS "requesterImage?", r.requester_is_staff AS "requesterIsStaff?", r.assignee_id AS "assigneeId?", r.assignee_name AS "assigneeName?",
       r.assignee_username AS "assigneeUsername?", r.assignee_image AS "assigneeImage?", r.assignee_is_staff AS "assigneeIsStaff?", r.team_id AS "teamId?",
       r.team_name AS "teamName?", r.last_seq AS "lastSeq!", r.last_public_seq AS "lastPublicSeq!", r.read_seq AS "readSeq!", r.preview AS "preview?", r.unread AS "unread!"
  FROM desk_ticket_rows r -- CASE, not coalesce: row-level security lets an index serve only conditions that are known not to leak, and coalesce is not.
 WHERE r.id = CASE WHEN :id::uuid IS NOT NULL THEN :id::uuid ELSE (SELECT n.id FROM desk_tickets n WHERE n.number = :number::text) END;

/* @name lockTicket */
SELECT r.id AS "id!", r.number AS "number!", r.subject AS "subject!", r.status AS "status!", r.priority AS "priority!", r.category AS "category!", r.channel AS "channel!",
       r.tags AS "tags!", r.follow_up_of AS "followUpOf?", r.source_conversation_id AS "sourceConversationId?", r.evidence AS "evidence?", r.version AS "version!",
       r.created_at AS "createdAt!", r.updated_at AS "updatedAt!", r.told_at AS "toldAt!", r.told_version AS "toldVersion!", r.waiting_since AS "waitingSince?", r.first_replied_at AS "firstRepliedAt?",
       r.resolved_at AS "resolvedAt?", r.requester_id AS "requesterId!", r.requester_name AS "requesterName?", r.requester_username AS "requesterUsername?",
       r.requester_image AS "requesterImage?", r.requester_is_staff AS "requesterIsStaff?", r.assignee_id AS "assigneeId?", r.assignee_name AS "assigneeName?",
       r.assignee_username AS "assigneeUsername?", r.assignee_image AS "assigneeImage?", r.assignee_is_staff AS "assigneeIsStaff?", r.team_id AS "teamId?",
       r.team_name AS "teamName?", r.last_seq AS "lastSeq!", r.last_public_seq AS "lastPublicSeq!", r.preview AS "preview?"
  FROM desk_lock_ticket(:id::uuid, :number::text) r;

/* @name changeTicket */
SELECT desk_change_ticket(:id!::uuid, :version!::int, :status!::text, :priority!::text, :category!::text, :assigneeId::uuid, :teamId::uuid, :tags!::text[],
  :waitingSince::timestamptz, :firstRepliedAt::timestamptz, :resolvedAt::timestamptz, :told!::boolean, :lastSeq!::int, :lastPublicSeq!::int, :preview::text,
  :verb!::text, :before::jsonb, :after::jsonb, :requestId::text, :address::text, :now!::timestamptz) AS "changed!";

/* @name createTicket */
SELECT c.outcome AS "outcome!", c.ticket_id AS "ticketId!", c.number, c.message_ids AS "messageIds", c.event_number AS "eventNumber", c.retry_at AS "retryAt",
       c.requester_name AS "requesterName", c.requester_username AS "requesterUsername", c.requester_image AS "requesterImage", c.requester_is_staff AS "requesterIsStaff",
       c.author_name AS "authorName", c.author_username AS "authorUsername", c.author_image AS "authorImage", c.author_is_staff AS "authorIsStaff"
  FROM desk_create_ticket(:id!::uuid, :clientId::uuid, :prefix!::text, :width!::int, :subject!::text, :requesterId!::uuid, :openedAs!::text, :channel!::text,
    :category!::text, :priority!::text, :followUpOf::uuid, :sourceConversationId::uuid, :evidence::jsonb, :textHash!::text, :subjectWords!::text,
    :textWords!::text, :messages!::jsonb, :perHour::int, :perDay::int, :sameTextSince::timestamptz, :requestId::text, :address::text, :now!::timestamptz) c;

/* @name ticketExtras */
SELECT (SELECT m.body FROM messages m WHERE m.conversation_id = t.id AND m.seq = 1) AS "description?",
       (SELECT max(p.read_seq) FROM conversation_participants p
         WHERE p.conversation_id = t.id AND p.left_at IS NULL AND p.part = :others!::text AND p.person_id IS DISTINCT FROM actor_id()) AS "readByOthersSeq?",
       (SELECT max(p.delivered_seq) FROM conversation_participants p
         WHERE p.conversation_id = t.id AND p.left_at IS NULL AND p.part = :others!::text AND p.person_id IS DISTINCT FROM actor_id()) AS "deliveredToOthersSeq?",
       f.number AS "followUpOfNumber?",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number) ORDER BY x.created_at), '[]') FROM desk_tickets x WHERE x.follow_up_of = t.id) AS "followUps!",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'subject', x.subject, 'messages', (SELECT count(*) FROM messages v WHERE v.conversation_id = x.id AND v.visibility = 'public'), 'at', m.merged_at) ORDER BY m.merged_at), '[]')
          FROM desk_merges m JOIN desk_tickets x ON x.id = m.from_id WHERE m.into_id = t.id AND m.undone_at IS NULL) AS "merged!",
       desk_problem_told(t.id) AS "known?",
       g.score AS "score?", g.comment AS "comment?", g.rated_at AS "ratedAt?"
  FROM desk_tickets t
  LEFT JOIN desk_tickets f ON f.id = t.follow_up_of
  LEFT JOIN desk_ratings g ON g.ticket_id = t.id
 WHERE t.id = :id!;

/* @name mailOf */
SELECT m.id, m.subject, m.status, m.last_error AS "lastError", m.created_at AS "createdAt", m.sent_at AS "sentAt"
  FROM mail_messages m WHERE m.conversation_id = :id! ORDER BY m.created_at, m.id LIMIT 50;
