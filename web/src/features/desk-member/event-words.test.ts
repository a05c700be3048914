import { expect, test } from "vitest";
import type { TimelineEvent } from "../../../../contract/conversations.ts";
import { eventWords } from "./event-words.ts";

const me = "me";
const person = (id: string, name: string) => ({ id, name, username: null, image: null, isStaff: id !== me });

function happened(kind: string, actor: TimelineEvent["actor"] = null, data: Record<string, unknown> = {}): TimelineEvent {
  return { number: 1, kind, afterSeq: 0, actor, actorKind: "member", visibility: "public", data, at: "2026-11-20T09:00:00.000Z" };
}

test("DK-5 the timeline says who did what in plain words, and calls the reader you", () => {
  expect(eventWords(happened("resolved", person(me, "Amina")), me)?.text).toBe("You marked it as solved");
  expect(eventWords(happened("resolved", person("b", "Brian")), me)?.text).toBe("Brian marked it as solved");
  expect(eventWords(happened("reopened", person(me, "Amina")), me)?.text).toBe("You opened it again");
  expect(eventWords(happened("closed", null, { reason: "auto" }), me)?.text).toBe("Closed, as nobody wrote for a while");
});

test("DK-5 it says how a ticket came to be, and where it goes on", () => {
  expect(eventWords(happened("created", null, { openedAs: "assistant", number: "HELP-00124" }), me)?.text).toContain("help bot opened HELP-00124");
  expect(eventWords(happened("created", null, { openedAs: "staff", number: "HELP-00124" }), me)?.text).toContain("Our team");
  expect(eventWords(happened("follow_up", null, { number: "HELP-00130" }), me)?.link).toEqual({ href: "/tickets/HELP-00130", text: "HELP-00130" });
});

test("CH-7 mail held back is a call to confirm the address while that is to be done, afterwards what was, without a call", () => {
  expect(eventWords(happened("mail_withheld"), me, true)).toMatchObject({ text: "You get no mail about this until your address is confirmed.", link: { href: "/account" } });
  const after = eventWords(happened("mail_withheld"), me, false);
  expect(after?.text).toBe("Mail about this was held back, as your address was not confirmed then.");
  expect(after?.link).toBeUndefined();
});

test("CV-9 events that are not for members, or not known, are not shown", () => {
  for (const kind of ["status_changed", "assigned", "remedy_done", "something_new"]) expect(eventWords(happened(kind), me), kind).toBeNull();
});
