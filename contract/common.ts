import { z } from "zod";

export const id = z.uuid();
/** A moment with its zone. Years 1 to 9999 in UTC, zones within 15 hours of it: what the database and a Date both hold. */
export const instant = z.iso.datetime({ offset: true, abort: true }).refine(isHeld, "Write a time such as 2026-12-25T09:30:00Z.");
/** A day of the calendar, without a zone. */
export const day = (whenOdd: string) => z.iso.date({ error: whenOdd, abort: true }).refine((date) => !date.startsWith("0000"), whenOdd);
/** A cursor is opaque to clients: base64url of the last row's sort keys. */
export const cursor = z.string().max(500);
export const limit = z.coerce.number().int().min(1).max(100).default(25);
export const pageQuery = { limit, cursor: cursor.optional() };
export const idParams = z.strictObject({ id });
export const none = z.strictObject({});
export const noContent = z.null();

/** The shape of every list answer. */
export const pageOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

/** RFC 9457 problem details: the one error shape. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  requestId: z.string(),
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** Facts a client can act on: the current state, who took it, where it moved. */
  extra: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;

/** A person as others may see them. */
export const personBrief = z.strictObject({
  id, name: z.string(), username: z.string().nullable(), image: z.string().nullable(), isStaff: z.boolean(),
});
export type PersonBrief = z.infer<typeof personBrief>;

/** The automation that did what the audit log says, as it was called then; whoever saved it is the actor. */
export const actingRule = z.strictObject({ id, name: z.string() });

/** A one-of-many query filter: `?status=open&status=pending` arrives as an array, `?status=open` as a string. */
export const many = <T extends z.ZodType>(item: T) => z.preprocess((v) => (v === undefined ? undefined : Array.isArray(v) ? v : [v]), z.array(item).max(50).optional());

function isHeld(moment: string): boolean {
  const at = Date.parse(moment);
  return at >= Date.parse("0001-01-01T00:00:00Z") && at <= Date.parse("9999-12-31T23:59:59.999Z") && !/[+-](1[6-9]|2\d):\d\d$/.test(moment);
}
