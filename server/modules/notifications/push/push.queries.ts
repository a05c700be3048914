// Made from push.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface SubscribeParams {
  sessionId: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  device: string;
  most: number;
  now: Date | string;
}

export interface SubscribeResult {
  id: string;
  device: string;
  createdAt: Date;
  lastSentAt: Date | null;
}

const subscribeText = `SELECT s.id AS "id", s.device AS "device", s.created_at AS "createdAt", s.last_sent_at AS "lastSentAt"
  FROM notification_subscribe($1, $2, $3, $4, $5, $6, $7) s`;

export const subscribe = {
  text: subscribeText,
  /** @returns the rows */
  async run(params: SubscribeParams, on: Queryable): Promise<SubscribeResult[]> {
    return (await on.query<SubscribeResult>(subscribeText, [params.sessionId, params.endpoint, params.p256dh, params.auth, params.device, params.most, params.now])).rows;
  },
};

export interface ListDevicesResult {
  id: string;
  device: string;
  createdAt: Date;
  lastSentAt: Date | null;
}

const listDevicesText = `SELECT s.id, s.device, s.created_at AS "createdAt", s.last_sent_at AS "lastSentAt" FROM notification_subscriptions s WHERE s.person_id = actor_id() ORDER BY s.created_at, s.id`;

export const listDevices = {
  text: listDevicesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ListDevicesResult[]> {
    return (await on.query<ListDevicesResult>(listDevicesText)).rows;
  },
};

export interface UnsubscribeParams {
  id: string;
}

export interface UnsubscribeResult {
  id: string;
}

const unsubscribeText = `DELETE FROM notification_subscriptions s WHERE s.id = $1 AND s.person_id = actor_id() RETURNING s.id`;

export const unsubscribe = {
  text: unsubscribeText,
  /** @returns the rows */
  async run(params: UnsubscribeParams, on: Queryable): Promise<UnsubscribeResult[]> {
    return (await on.query<UnsubscribeResult>(unsubscribeText, [params.id])).rows;
  },
};

export interface DropSubscriptionParams {
  id: string;
}

const dropSubscriptionText = `DELETE FROM notification_subscriptions s WHERE s.id = $1`;

export const dropSubscription = {
  text: dropSubscriptionText,
  /** @returns how many rows it touched */
  async run(params: DropSubscriptionParams, on: Queryable): Promise<number> {
    return (await on.query(dropSubscriptionText, [params.id])).rowCount;
  },
};

export interface SubscriptionsWithDuePushesParams {
  now: Date | string;
}

export interface SubscriptionsWithDuePushesResult {
  subscriptionId: string;
}

const subscriptionsWithDuePushesText = `SELECT DISTINCT p.subscription_id AS "subscriptionId" FROM notification_pushes p
 WHERE p.settled_at IS NULL AND p.due_at <= $1 AND (p.claimed_until IS NULL OR p.claimed_until <= $1) LIMIT 1000`;

export const subscriptionsWithDuePushes = {
  text: subscriptionsWithDuePushesText,
  /** @returns the rows */
  async run(params: SubscriptionsWithDuePushesParams, on: Queryable): Promise<SubscriptionsWithDuePushesResult[]> {
    return (await on.query<SubscriptionsWithDuePushesResult>(subscriptionsWithDuePushesText, [params.now])).rows;
  },
};

export interface ClaimPushesParams {
  subscriptionId: string;
  now: Date | string;
  until: Date | string;
}

export interface ClaimPushesResult {
  id: string;
  round: number;
  attempts: number;
  createdAt: Date;
  personId: string;
  notificationId: string;
  priority: string;
  title: string;
  body: string;
  link: string;
  count: number;
  readAt: Date | null;
  endpoint: string;
  p256dh: string;
  auth: string;
}

const claimPushesText = `WITH due AS (
  SELECT p.id FROM notification_pushes p WHERE p.subscription_id = $1 AND p.settled_at IS NULL AND p.due_at <= $2 AND (p.claimed_until IS NULL OR p.claimed_until <= $2)
   ORDER BY p.due_at, p.id LIMIT 200 FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE notification_pushes p SET claimed_until = $3, attempts = p.attempts + 1 FROM due WHERE p.id = due.id RETURNING p.id, p.round, p.attempts, p.created_at, p.notification_id, p.person_id
)
SELECT c.id AS "id", c.round AS "round", c.attempts AS "attempts", c.created_at AS "createdAt", c.person_id AS "personId", n.id AS "notificationId", n.priority AS "priority",
       n.title AS "title", n.body AS "body", n.link AS "link", n.count AS "count", n.read_at AS "readAt", s.endpoint AS "endpoint", s.p256dh AS "p256dh", s.auth AS "auth"
  FROM claimed c JOIN notifications n ON n.id = c.notification_id JOIN notification_subscriptions s ON s.id = $1 ORDER BY n.told_at, n.id`;

export const claimPushes = {
  text: claimPushesText,
  /** @returns the rows */
  async run(params: ClaimPushesParams, on: Queryable): Promise<ClaimPushesResult[]> {
    return (await on.query<ClaimPushesResult>(claimPushesText, [params.subscriptionId, params.now, params.until])).rows;
  },
};

export interface SettlePushesParams {
  now: Date | string;
  outcome: string;
  ids: readonly (string | null)[];
  rounds: readonly number[];
}

const settlePushesText = `UPDATE notification_pushes p SET settled_at = $1, outcome = $2, claimed_until = NULL
  FROM unnest($3::uuid[], $4::int[]) AS w(id, round) WHERE p.id = w.id AND p.round = w.round AND p.settled_at IS NULL`;

export const settlePushes = {
  text: settlePushesText,
  /** @returns how many rows it touched */
  async run(params: SettlePushesParams, on: Queryable): Promise<number> {
    return (await on.query(settlePushesText, [params.now, params.outcome, params.ids, params.rounds])).rowCount;
  },
};

export interface FreePushesParams {
  dueAt: Date | string;
  ids: readonly (string | null)[];
}

const freePushesText = `UPDATE notification_pushes p SET claimed_until = NULL, due_at = greatest(p.due_at, $1) WHERE p.id = ANY ($2::uuid[]) AND p.settled_at IS NULL`;

export const freePushes = {
  text: freePushesText,
  /** @returns how many rows it touched */
  async run(params: FreePushesParams, on: Queryable): Promise<number> {
    return (await on.query(freePushesText, [params.dueAt, params.ids])).rowCount;
  },
};

export interface NoteSentParams {
  now: Date | string;
  id: string;
}

const noteSentText = `UPDATE notification_subscriptions SET last_sent_at = $1 WHERE id = $2`;

export const noteSent = {
  text: noteSentText,
  /** @returns how many rows it touched */
  async run(params: NoteSentParams, on: Queryable): Promise<number> {
    return (await on.query(noteSentText, [params.now, params.id])).rowCount;
  },
};

export interface CleanPushesParams {
  before: Date | string;
}

const cleanPushesText = `DELETE FROM notification_pushes p WHERE p.settled_at < $1`;

export const cleanPushes = {
  text: cleanPushesText,
  /** @returns how many rows it touched */
  async run(params: CleanPushesParams, on: Queryable): Promise<number> {
    return (await on.query(cleanPushesText, [params.before])).rowCount;
  },
};

export interface FindPushKeysResult {
  publicKey: string;
  privateKey: string;
}

const findPushKeysText = `SELECT k.public_key AS "publicKey", k.private_key AS "privateKey" FROM notification_push_keys k`;

export const findPushKeys = {
  text: findPushKeysText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<FindPushKeysResult[]> {
    return (await on.query<FindPushKeysResult>(findPushKeysText)).rows;
  },
};

export interface MakePushKeysParams {
  publicKey: string;
  privateKey: string;
  now: Date | string;
}

const makePushKeysText = `INSERT INTO notification_push_keys (public_key, private_key, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;

export const makePushKeys = {
  text: makePushKeysText,
  /** @returns how many rows it touched */
  async run(params: MakePushKeysParams, on: Queryable): Promise<number> {
    return (await on.query(makePushKeysText, [params.publicKey, params.privateKey, params.now])).rowCount;
  },
};

export interface ReplacePushKeysParams {
  publicKey: string;
  privateKey: string;
  now: Date | string;
  before: string;
}

const replacePushKeysText = `UPDATE notification_push_keys SET public_key = $1, private_key = $2, created_at = $3 WHERE public_key = $4`;

export const replacePushKeys = {
  text: replacePushKeysText,
  /** @returns how many rows it touched */
  async run(params: ReplacePushKeysParams, on: Queryable): Promise<number> {
    return (await on.query(replacePushKeysText, [params.publicKey, params.privateKey, params.now, params.before])).rowCount;
  },
};

const dropAllSubscriptionsText = `DELETE FROM notification_subscriptions`;

export const dropAllSubscriptions = {
  text: dropAllSubscriptionsText,
  /** @returns how many rows it touched */
  async run(_params: void, on: Queryable): Promise<number> {
    return (await on.query(dropAllSubscriptionsText)).rowCount;
  },
};

export interface UnreadAmongParams {
  ids: readonly (string | null)[];
}

export interface UnreadAmongResult {
  id: string;
}

const unreadAmongText = `SELECT n.id FROM notifications n WHERE n.id = ANY ($1::uuid[]) AND n.read_at IS NULL`;

export const unreadAmong = {
  text: unreadAmongText,
  /** @returns the rows */
  async run(params: UnreadAmongParams, on: Queryable): Promise<UnreadAmongResult[]> {
    return (await on.query<UnreadAmongResult>(unreadAmongText, [params.ids])).rows;
  },
};
