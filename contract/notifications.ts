import { z } from "zod";
import { id, idParams, instant, none, noContent, pageOf, pageQuery } from "./common.ts";
import { endpoint } from "./endpoint.ts";

export const noticePriorities = ["low", "normal", "high", "critical"] as const;
export const noticePriority = z.enum(noticePriorities);
export type NoticePriority = z.infer<typeof noticePriority>;
export const noticeAudience = z.enum(["member", "staff", "admin"]);
export type NoticeAudience = z.infer<typeof noticeAudience>;
/** The ways in which somebody can be told. */
export const noticeWays = ["inApp", "push", "mail"] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** One line of the list under the bell. Title and body are in the reader's language, and never hold the words of a message. */
export const notification = z.strictObject({
  id, kind: z.string(), priority: noticePriority, title: z.string(), body: z.string(),
  /** Address within the app: `/tickets/HELP-00124`. */
  link: z.string(),
  /** How many things of one group it stands for. */
  count: z.number().int().positive(),
  createdAt: instant,
  /** When the last thing of the group happened; the list is in this order. */
  toldAt: instant,
  readAt: instant.nullable(),
  abilities: z.strictObject({ read: z.boolean() }),
});
export type Notification = z.infer<typeof notification>;
export const notificationSummary = z.strictObject({ unread: z.number().int(), /** The highest priority among the unread ones. */ highest: noticePriority.nullable() });
export type NotificationSummary = z.infer<typeof notificationSummary>;

const way = z.strictObject({
  on: z.boolean(),
  /** Whether this kind is told in this way at all. */
  offered: z.boolean(),
  /** Always on: it can't be turned off. */
  locked: z.boolean(),
});
export const noticeChoice = z.strictObject({
  kind: z.string(), title: z.string(), audience: noticeAudience, priority: noticePriority,
  inApp: way, push: way, mail: way,
});
export type NoticeChoice = z.infer<typeof noticeChoice>;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as hours and minutes, such as 22:00.");
/** Hours in which push and mail wait, on the person's own clock. Until before from: over midnight. The same: all day. */
export const quietHours = z.strictObject({
  from: clockTime, until: clockTime,
  /** Days on which they begin: 0 is Sunday. */
  days: z.array(z.number().int().min(0).max(6)).min(1, "Choose at least one day.").max(7).refine((days) => new Set(days).size === days.length, "Name each day once."),
});
export type QuietHours = z.infer<typeof quietHours>;
export const digest = z.strictObject({
  every: z.enum(["off", "hour", "day"]),
  /** For `day`: the hour on the person's own clock. */
  hour: z.number().int().min(0).max(23),
});
export type Digest = z.infer<typeof digest>;
export const noticePreferences = z.strictObject({
  choices: z.array(noticeChoice), quiet: quietHours.nullable(), digest,
  /** The zone in which the hours are meant; changed by `PATCH /api/me`. */
  timeZone: z.string(),
  /** Mails go to a verified address only. */
  mailPossible: z.boolean(),
});
export type NoticePreferences = z.infer<typeof noticePreferences>;
/** What is left out stays as it is. */
export const noticePreferencesChange = z.strictObject({
  choices: z.array(z.strictObject({ kind: z.string().max(60), inApp: z.boolean().optional(), push: z.boolean().optional(), mail: z.boolean().optional() })).max(100).optional(),
  quiet: quietHours.nullable().optional(), digest: digest.optional(),
});

const base64url = (bytes: number, what: string) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`), `This is not ${what}. Let the browser subscribe again.`);
/** As the browser's `PushSubscription.toJSON()` has it, plus a name for the device. */
export const pushSubscription = z.strictObject({
  endpoint: z.string().max(1000).regex(/^https?:\/\/[^\s]+$/, "This is not the address of a push service."),
  expirationTime: z.number().nullable().optional(),
  keys: z.strictObject({ p256dh: base64url(65, "a public key"), auth: base64url(16, "a secret") }),
});
export const pushDevice = z.strictObject({ id, device: z.string(), createdAt: instant, lastSentAt: instant.nullable(), abilities: z.strictObject({ remove: z.boolean() }) });
export type PushDevice = z.infer<typeof pushDevice>;

/** What a push message holds, once decrypted by the browser. `tag` replaces an earlier one of the same group. */
export interface PushPayload {
  title: string;
  body: string;
  link: string;
  tag: string;
  priority: NoticePriority;
}

export const notificationEndpoints = {
  list: endpoint({ method: "GET", path: "/api/notifications", summary: "What one was told, newest first (CH-10, AD-4).", access: "signed-in", limit: "read", query: z.strictObject({ ...pageQuery, unread: z.enum(["yes"]).optional() }), output: pageOf(notification) }),
  summary: endpoint({ method: "GET", path: "/api/notifications/summary", summary: "How many are unread, for the badge.", access: "signed-in", limit: "read", output: notificationSummary }),
  readAll: endpoint({
    method: "PUT", path: "/api/notifications/read", summary: "Mark all as read, or all up to a moment.", access: "signed-in", limit: "write",
    body: z.strictObject({ /** `toldAt` of the newest one on the screen: what came after it stays unread. */ upTo: instant.optional() }), output: notificationSummary,
  }),
  read: endpoint({ method: "PUT", path: "/api/notifications/:id/read", summary: "Mark one as read.", access: "signed-in", limit: "write", params: idParams, body: none, output: notificationSummary }),
  preferences: endpoint({ method: "GET", path: "/api/me/notifications", summary: "By which way one is told of what, quiet hours and digest.", access: "signed-in", limit: "read", output: noticePreferences }),
  changePreferences: endpoint({ method: "PUT", path: "/api/me/notifications", summary: "Change choices, quiet hours or digest.", access: "signed-in", limit: "write", body: noticePreferencesChange, output: noticePreferences }),
  pushKey: endpoint({ method: "GET", path: "/api/push/key", summary: "The public key that a browser subscribes with (VAPID, RFC 8292).", access: "signed-in", limit: "read", output: z.strictObject({ publicKey: z.string() }) }),
  pushDevices: endpoint({ method: "GET", path: "/api/me/push-subscriptions", summary: "Devices that get push messages.", access: "signed-in", limit: "read", output: z.strictObject({ items: z.array(pushDevice) }) }),
  subscribe: endpoint({ method: "PUT", path: "/api/me/push-subscriptions", summary: "Send push messages to this browser, as long as this session lasts. Doing it again changes nothing.", access: "signed-in", limit: "write", body: pushSubscription, output: pushDevice, errors: ["too-many-devices"] }),
  unsubscribe: endpoint({ method: "DELETE", path: "/api/me/push-subscriptions/:id", summary: "Send no more to a device.", access: "signed-in", limit: "write", params: idParams, body: none, success: 204, output: noContent }),
};
