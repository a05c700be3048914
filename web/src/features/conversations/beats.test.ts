import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startBeats } from "./beats.ts";
import type { Live, LiveState } from "./live.ts";
import { live as pageLive, sayTyping } from "./page-live.ts";

/** A page with a connection: what it says, when, and a way to hide it, touch it and lose its connection. */
function openPage() {
  const said: { at: number; active: boolean }[] = [];
  const began = Date.now();
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });
  const hands = new EventTarget();
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", hands);
  let [state, changed] = ["off" as LiveState, () => {}];
  const live = {
    get state() { return state; },
    onState: (listener: () => void) => { changed = listener; },
    say: (name: string, { active }: { active: boolean }) => { if (name === "beat") said.push({ at: (Date.now() - began) / 1000, active }); },
  };
  startBeats(live as unknown as Live);
  return {
    said,
    become: (next: LiveState) => {
      state = next;
      changed();
    },
    show: (visibility: DocumentVisibilityState) => {
      page.visibilityState = visibility;
      page.dispatchEvent(new Event("visibilitychange"));
    },
    touch: (kind: string) => hands.dispatchEvent(new Event(kind)),
  };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  // The next file in this process must not find this page.
  vi.unstubAllGlobals();
});

test("ID-16 a page gives a sign of life every 15 s while it is connected, at once when it is connected again, and none without a connection", () => {
  const page = openPage();
  vi.advanceTimersByTime(60_000);
  expect(page.said).toEqual([]);
  page.become("on");
  vi.advanceTimersByTime(44_000);
  expect(page.said.map(({ at }) => at)).toEqual([60, 75, 90]);
  page.become("connecting");
  vi.advanceTimersByTime(60_000);
  expect(page.said).toHaveLength(3);
  page.become("on");
  vi.advanceTimersByTime(15_000);
  expect(page.said.map(({ at }) => at).slice(3)).toEqual([164, 179]);
});

test("ID-16 a page that is hidden says so at once, and so it does when it is shown again", () => {
  const page = openPage();
  page.become("on");
  page.show("hidden");
  vi.advanceTimersByTime(15_000);
  page.show("visible");
  expect(page.said).toEqual([{ at: 0, active: true }, { at: 0, active: false }, { at: 15, active: false }, { at: 15, active: true }]);
});

test.each(["pointerdown", "keydown", "scroll", "touchstart"])("ID-16 nobody is at a page that was not touched for 5 minutes; a %s says that somebody is", (kind) => {
  const page = openPage();
  page.become("on");
  vi.advanceTimersByTime(285_000);
  expect(page.said.at(-1)).toEqual({ at: 285, active: true });
  vi.advanceTimersByTime(15_000);
  expect(page.said.at(-1)).toEqual({ at: 300, active: false });
  vi.advanceTimersByTime(5_000);
  page.touch(kind);
  vi.advanceTimersByTime(10_000);
  expect(page.said.at(-1)).toEqual({ at: 315, active: true });
  vi.advanceTimersByTime(285_000);
  expect(page.said.at(-1)).toEqual({ at: 600, active: true });
  vi.advanceTimersByTime(15_000);
  expect(page.said.at(-1)).toEqual({ at: 615, active: false });
});

test("CV-6 however fast somebody types, the page says it at most every 2 s", () => {
  const said = vi.spyOn(pageLive, "say").mockReturnValue();
  for (let key = 0; key < 50; key++) {
    sayTyping("a-conversation");
    vi.advanceTimersByTime(100);
  }
  expect(said.mock.calls).toEqual([["typing", { conversationId: "a-conversation" }], ["typing", { conversationId: "a-conversation" }], ["typing", { conversationId: "a-conversation" }]]);
});
