import { afterEach, expect, test } from "vitest";
import { activeScopes, addScope, findHotkey, onScopesChange, pressed, startsSequence } from "./hotkeys.ts";

const key = (keys: string, options: { whileTyping?: boolean } = {}) => ({ keys, label: keys, run: () => undefined, ...options });
const press = (name: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) =>
  pressed({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

const cleanup: (() => void)[] = [];
const add = (name: string, keys: ReturnType<typeof key>[], modal = false) => cleanup.push(addScope({ name, hotkeys: keys, modal }));
afterEach(() => {
  for (const remove of cleanup.splice(0)) remove();
});

test("DK-6 key presses are written as the shortcuts are", () => {
  expect(press("j")).toBe("j");
  expect(press("J", { shiftKey: true })).toBe("j");
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("k", { ctrlKey: true })).toBe("mod+k");
  expect(press("k", { metaKey: true })).toBe("mod+k");
  expect(press("Enter", { shiftKey: true })).toBe("shift+Enter");
  expect(press("p", { metaKey: true, shiftKey: true })).toBe("mod+shift+p");
});

test("DK-6 single keys rest while typing, keys with Ctrl and chosen ones do not", () => {
  add("desk", [key("j"), key("mod+k"), key("Escape", { whileTyping: true })]);
  expect(findHotkey("j", true)).toBeUndefined();
  expect(findHotkey("j", false)?.keys).toBe("j");
  expect(findHotkey("mod+k", true)?.keys).toBe("mod+k");
  expect(findHotkey("Escape", true)?.keys).toBe("Escape");
});

test("DK-6 the newest scope wins, and a modal one hides those below it", () => {
  const list = key("j");
  const thread = key("j");
  add("list", [list, key("k")]);
  add("thread", [thread]);
  expect(findHotkey("j", false)).toBe(thread);
  expect(findHotkey("k", false)?.keys).toBe("k");
  add("dialog", [key("Enter")], true);
  expect(findHotkey("k", false)).toBeUndefined();
  expect(findHotkey("Enter", false)?.keys).toBe("Enter");
});

test("DK-6 two keys in a row are known by their first", () => {
  add("everywhere", [key("g t")]);
  expect(startsSequence("g")).toBe(true);
  expect(startsSequence("t")).toBe(false);
  expect(findHotkey("g t", false)?.keys).toBe("g t");
});

test("DK-6 the help overlay hears of every change", () => {
  let heard = 0;
  const stop = onScopesChange(() => heard++);
  add("desk", [key("j")]);
  expect(activeScopes().map((scope) => scope.name)).toEqual(["desk"]);
  cleanup.pop()?.();
  expect(activeScopes()).toEqual([]);
  expect(heard).toBe(2);
  stop();
});
