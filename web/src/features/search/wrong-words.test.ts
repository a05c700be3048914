import { expect, test } from "vitest";
import { hitLink } from "./hit-link.ts";
import { inQuotes, putRight, wrongWords } from "./wrong-words.ts";

const wrong = { raw: "stauts:open", name: "stauts", filter: null, why: "name" as const, suggestion: "status:open" };

test("CV-11 a wrong filter is put right where it stands, or searched for as words", () => {
  expect(putRight("wallet stauts:open $& today", wrong, "status:open")).toBe("wallet status:open $& today");
  expect(putRight("a stauts:open", wrong, "$&")).toBe("a $&");
  expect([inQuotes(wrong), inQuotes({ raw: "-foo:\"a b\"" })]).toEqual(["\"stauts:open\"", "-\"foo:a b\""]);
  expect(wrongWords(wrong, "own").advice).not.toContain("assignee");
  expect(wrongWords({ ...wrong, filter: "has", why: "place" }, "list").advice).toContain("search page");
});

test("CV-11 a hit leads to its message, and to no talk that the reader can't open", () => {
  const ticket = { id: "t", number: "HELP-00007", subject: "s", status: "open" as const };
  expect(hitLink({ kind: "ticket", conversationId: "t", seq: 4, ticket }, "team")).toBe("/desk/tickets/HELP-00007?at=4");
  expect(hitLink({ kind: "ticket", conversationId: "t", seq: 4, ticket }, "own")).toBe("/tickets/HELP-00007?at=4");
  expect(hitLink({ kind: "direct", conversationId: "c", seq: 9, ticket: null }, "own")).toBe("/messages/c?at=9");
  expect(hitLink({ kind: "assistant", conversationId: "c", seq: 9, ticket: null }, "own")).toBe("/chat/c?at=9");
  expect(hitLink({ kind: "assistant", conversationId: "c", seq: 9, ticket: null }, "team")).toBeNull();
});
