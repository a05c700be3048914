import { z } from "zod";
import { id, idParams, instant, noContent, none, pageOf, pageQuery, personBrief } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { roles } from "./permissions.ts";
import { shownText } from "./shown-text.ts";

/** How an account stands. `removed`: was on the staff and left (ID-15); `deactivated`: staff whose access is ended. */
export const personStates = ["active", "unverified", "suspended", "banned", "deactivated", "removed", "erased"] as const;
export type PersonState = (typeof personStates)[number];

/**
 * What keeps somebody out of their account; of several the one that says most. `since`: when it began. `until` is a suspension's.
 * `reason` is what the person was told (of staff: what was written when their access was ended); null where erased.
 */
export const standing = z.strictObject({ state: z.enum(personStates).exclude(["active", "unverified"]), reason: z.string().nullable(), since: instant, until: instant.nullable() });
export type Standing = z.infer<typeof standing>;

/** Shown to the person who is banned: said at sign-in and in mails. */
const reason = shownText("Say why, in words that the person will read.", 3).max(500, "Keep it to 500 characters.");
const staffReason = shownText("Say why.", 3).max(500, "Keep it to 500 characters.");

/** ID-12. `until` null: for good. */
export const ban = z.strictObject({
  id, kind: z.enum(["ban", "suspension"]), reason: z.string(), until: instant.nullable(), by: personBrief.nullable(), at: instant,
  /** How often they came back with the right password meanwhile, and when last. */
  attempts: z.number().int(), lastAttemptAt: instant.nullable(),
  /** How it ended: lifted by somebody, or by itself at `until` (`by` null); null while it stands. */
  ended: z.strictObject({ at: instant, by: personBrief.nullable() }).nullable(),
});

/** ID-13. Between `askedAt` and `dueAt` it can be undone. */
export const erasure = z.strictObject({
  id, askedAt: instant, dueAt: instant, startedAt: instant.nullable(), doneAt: instant.nullable(),
  /** Null: the person asked. */
  by: personBrief.nullable(), reason: z.string().nullable(),
});
export const ownErasure = z.strictObject({ erasure: z.strictObject({ askedAt: instant, dueAt: instant }).nullable() });
export const erasureReceipt = z.strictObject({
  id, pseudonym: z.string(), askedAt: instant, startedAt: instant.nullable(), doneAt: instant.nullable(),
  steps: z.array(z.strictObject({ name: z.string(), title: z.string(), count: z.number().int(), doneAt: instant.nullable() })),
});

/** ID-14. */
export const ownExport = z.strictObject({
  state: z.enum(["none", "making", "ready", "fetched", "expired", "failed"]), askedAt: instant.nullable(), readyAt: instant.nullable(), expiresAt: instant.nullable(),
  rows: z.number().int().nullable(), bytes: z.number().int().nullable(),
  /** When one may ask for the next; null: now. */
  nextAt: instant.nullable(),
});

export const personNote = z.strictObject({ id, author: personBrief.nullable(), body: z.string(), at: instant });

export const personRow = z.strictObject({
  person: personBrief, email: z.string().nullable(), emailVerified: z.boolean(), state: z.enum(personStates), until: instant.nullable(),
  roles: z.array(z.enum(roles)), joinedAt: instant, lastSeenAt: instant.nullable(),
});

const offered = z.strictObject({ remedy: z.string(), title: z.string(), danger: z.boolean() });
/** AD-5: everything about a person that the asker's permissions allow. */
export const personShown = personRow.extend({
  online: z.enum(["online", "away", "offline"]), sessions: z.number().int(),
  ban: ban.nullable(), bans: z.array(ban), deactivated: z.strictObject({ reason: z.string(), at: instant }).nullable(), erasure: erasure.nullable(),
  /** Newest first, at most 50; empty without `member.note`. */
  notes: z.array(personNote),
  records: z.array(z.strictObject({
    kind: z.string(), recordId: z.string(), title: z.string(), lines: z.array(z.strictObject({ label: z.string(), value: z.string() })), at: instant.nullable(),
    remedies: z.array(offered),
  })),
  abilities: z.strictObject({ ban: z.boolean(), liftBan: z.boolean(), erase: z.boolean(), note: z.boolean(), signOut: z.boolean(), changeRoles: z.boolean(), remove: z.boolean() }),
});
export type PersonShown = z.infer<typeof personShown>;

export const signals = ["device", "mailbox", "email_pattern", "network"] as const;
/** ID-12: somebody came whose device, address pattern or network is that of a banned person. Nobody is blocked by it: people decide. */
export const securityAlert = z.strictObject({
  id, person: personBrief, banned: personBrief, ban: z.strictObject({ id, kind: z.enum(["ban", "suspension"]), reason: z.string(), at: instant }),
  /** `strong` unless the network is all that matches. */
  strength: z.enum(["strong", "weak"]), signals: z.array(z.enum(signals)), action: z.enum(["sign_up", "sign_in"]), attempts: z.number().int(), firstAt: instant, lastAt: instant,
  review: z.strictObject({ at: instant, by: personBrief.nullable(), note: z.string().nullable() }).nullable(),
  abilities: z.strictObject({ review: z.boolean() }),
});

/** What a list of people, or an export of them, is narrowed to. */
export const peopleFilter = { q: z.string().trim().max(100).optional(), state: z.enum(personStates).optional(), role: z.enum(roles).optional() };

export const peopleEndpoints = {
  people: endpoint({
    method: "GET", path: "/api/people", summary: "People, newest first: by name, username, email or ticket number (AD-5).", access: "member.read", limit: "read",
    query: z.strictObject({ ...pageQuery, ...peopleFilter }), output: pageOf(personRow),
  }),
  person: endpoint({ method: "GET", path: "/api/people/:id", summary: "Everything about a person that the caller may see.", access: "member.read", limit: "read", params: idParams, output: personShown }),
  signOut: endpoint({ method: "DELETE", path: "/api/people/:id/sessions", summary: "Sign a person out everywhere.", access: "member.sign_out", limit: "write", params: idParams, output: personShown }),
  addNote: endpoint({ method: "POST", path: "/api/people/:id/notes", summary: "Write a note about a person, for the team only.", access: "member.note", limit: "write", params: idParams, body: z.strictObject({ body: shownText("Write something first.").max(2000, "Keep it to 2000 characters.") }), success: 201, output: personNote }),
  ban: endpoint({ method: "PUT", path: "/api/people/:id/ban", summary: "Ban for good, or suspend until a time; ends sessions and open pages (ID-12).", access: "member.ban", limit: "write", params: idParams, body: z.strictObject({ reason, until: instant.nullable().optional() }), output: personShown, errors: ["last-super-admin"] }),
  liftBan: endpoint({ method: "DELETE", path: "/api/people/:id/ban", summary: "Lift a ban or suspension.", access: "member.ban", limit: "write", params: idParams, output: personShown }),
  alerts: endpoint({ method: "GET", path: "/api/people/alerts", summary: "People who look like somebody banned, newest first (ID-12).", access: "member.ban", limit: "read", query: z.strictObject({ ...pageQuery, reviewed: z.enum(["yes", "no"]).optional(), strength: z.enum(["strong", "weak"]).optional() }), output: pageOf(securityAlert) }),
  reviewAlert: endpoint({ method: "PUT", path: "/api/people/alerts/:id/review", summary: "Say that an alert was looked at.", access: "member.ban", limit: "write", params: idParams, body: z.strictObject({ note: z.string().trim().max(500).optional() }), output: securityAlert }),
  eraseNow: endpoint({ method: "PUT", path: "/api/people/:id/erasure", summary: "Erase a person at once (ID-13).", access: "member.erase", limit: "write", params: idParams, body: z.strictObject({ reason: staffReason }), success: 202, output: erasure, errors: ["staff-account", "already-erased"] }),
  receipt: endpoint({ method: "GET", path: "/api/people/erasures/:id/receipt", summary: "What an erasure has done.", access: "member.erase", limit: "read", params: idParams, output: erasureReceipt }),
  eraseMe: endpoint({ method: "DELETE", path: "/api/me", summary: "Ask for the erasure of one's account: it happens in 14 days unless undone (ID-13).", access: "signed-in", limit: "sign-in", body: z.strictObject({ password: z.string().min(1, "Write your password.").max(128) }), success: 202, output: ownErasure, errors: ["staff-account"] }),
  ownErasure: endpoint({ method: "GET", path: "/api/me/erasure", summary: "Whether one's account is about to be erased, and when.", access: "signed-in", limit: "read", output: ownErasure }),
  keepMe: endpoint({ method: "DELETE", path: "/api/me/erasure", summary: "Undo the wish to be erased.", access: "signed-in", limit: "write", output: ownErasure }),
  exportMe: endpoint({ method: "POST", path: "/api/me/export", summary: "Ask for a ZIP of all one's data; a link comes by mail (ID-14). Once a day.", access: "signed-in", limit: "write", body: none, success: 202, output: ownExport }),
  ownExport: endpoint({ method: "GET", path: "/api/me/export", summary: "How one's last export stands.", access: "signed-in", limit: "read", output: ownExport }),
  removeStaff: endpoint({ method: "PUT", path: "/api/staff/:id/removal", summary: "End a staff account; its open work must go to somebody else (ID-15).", access: "staff.manage", limit: "write", params: idParams, body: z.strictObject({ reason: staffReason, reassignTo: id.optional() }), success: 204, output: noContent, errors: ["open-work", "last-super-admin"] }),
};
