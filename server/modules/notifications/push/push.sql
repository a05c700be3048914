/* @name subscribe */
SELECT s.id AS "id!", s.device AS "device!", s.created_at AS "createdAt!", s.last_sent_at AS "lastSentAt?"
  FROM notification_subscribe(:sessionId!, :endpoint!, :p256dh!, :auth!, :device!, :most!, :now!) s;

/* @name listDevices */
SELECT s.id, s.device, s.created_at AS "createdAt", s.last_sent_at AS "lastSentAt" FROM notification_subscriptions s WHERE s.person_id = actor_id() ORDER BY s.created_at, s.id;

/* @name unsubscribe */
DELETE FROM notification_subscriptions s WHERE s.id = :id! AND s.person_id = actor_id() RETURNING s.id;

/* @name dropSubscription */
DELETE FROM notification_subscriptions s WHERE s.id = :id!;

/* @name subscriptionsWithDuePushes */
SELECT DISTINCT p.subscription_id AS "subscriptionId" FROM notification_pushes p
 WHERE p.settled_at IS NULL AND p.due_at <= :now! AND (p.claimed_until IS NULL OR p.claimed_until <= :now!) LIMIT 1000;

/* @name claimPushes */
WITH due AS (
  SELECT p.id FROM notification_pushes p WHERE p.subscription_id = :subscriptionId! AND p.settled_at IS NULL AND p.due_at <= :now! AND (p.claimed_until IS NULL OR p.claimed_until <= :now!)
   ORDER BY p.due_at, p.id LIMIT 200 FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE notification_pushes p SET claimed_until = :until!, attempts = p.attempts + 1 FROM due WHERE p.id = due.id RETURNING p.id, p.round, p.attempts, p.created_at, p.notification_id, p.person_id
)
SELECT c.id AS "id!", c.round AS "round!", c.attempts AS "attempts!", c.created_at AS "createdAt!", c.person_id AS "personId!", n.id AS "notificationId!", n.priority AS "priority!",
       n.title AS "title!", n.body AS "body!", n.link AS "link!", n.count AS "count!", n.read_at AS "readAt?", s.endpoint AS "endpoint!", s.p256dh AS "p256dh!", s.auth AS "auth!"
  FROM claimed c JOIN notifications n ON n.id = c.notification_id JOIN notification_subscriptions s ON s.id = :subscriptionId! ORDER BY n.told_at, n.id;

/* @name settlePushes */
UPDATE notification_pushes p SET settled_at = :now!, outcome = :outcome!, claimed_until = NULL
  FROM unnest(:ids!::uuid[], :rounds!::int[]) AS w(id, round) WHERE p.id = w.id AND p.round = w.round AND p.settled_at IS NULL;

/* @name freePushes */
UPDATE notification_pushes p SET claimed_until = NULL, due_at = greatest(p.due_at, :dueAt!) WHERE p.id = ANY (:ids!::uuid[]) AND p.settled_at IS NULL;

/* @name noteSent */
UPDATE notification_subscriptions SET last_sent_at = :now! WHERE id = :id!;

/* @name cleanPushes */
DELETE FROM notification_pushes p WHERE p.settled_at < :before!;

/* @name findPushKeys */
SELECT k.public_key AS "publicKey", k.private_key AS "privateKey" FROM notification_push_keys k;

/* @name makePushKeys */
INSERT INTO notification_push_keys (public_key, private_key, created_at) VALUES (:publicKey!, :privateKey!, :now!) ON CONFLICT DO NOTHING;

/* @name replacePushKeys */
UPDATE notification_push_keys SET public_key = :publicKey!, private_key = :privateKey!, created_at = :now! WHERE public_key = :before!;

/* @name dropAllSubscriptions */
DELETE FROM notification_subscriptions;

/* @name unreadAmong */
SELECT n.id FROM notifications n WHERE n.id = ANY (:ids!::uuid[]) AND n.read_at IS NULL;
