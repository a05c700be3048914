import { afterEach, expect, test } from "vitest";
import { takeNotices } from "../../../ui/toast.ts";
import { dismissChange, tellUndoable, undoLast } from "./undo.ts";

afterEach(() => {
  dismissChange();
  takeNotices();
});

test("DK-6 the key takes back what was done last: a reply that waits, or a change, once each and in turn", () => {
  const taken: string[] = [];
  const reply = { at: Date.now() - 2_000, undo: () => taken.push("reply") };
  const bulk = { at: Date.now() - 4_000, undo: () => taken.push("bulk") };
  tellUndoable("BRZ-1: priority", () => taken.push("change"));
  undoLast([reply, bulk]);
  undoLast([reply, bulk]);
  undoLast([null, bulk]);
  expect(taken).toEqual(["change", "reply", "bulk"]);
  expect(takeNotices()).toEqual([]);
});

test("DK-6 a reply sent after a change is taken back first, and with nothing left the key says so", () => {
  const taken: string[] = [];
  tellUndoable("BRZ-1: priority", () => taken.push("change"));
  undoLast([{ at: Date.now() + 1, undo: () => taken.push("reply") }]);
  expect(taken).toEqual(["reply"]);
  dismissChange();
  undoLast([null, null]);
  expect(taken).toEqual(["reply"]);
  expect(takeNotices()).toHaveLength(1);
});
