import { expect, test } from "vitest";
import { isOwnPath, isToPage } from "./messages.ts";
import { assetsOf, isThumbnail, pageKind } from "./paths.ts";
import { pageFor, pushLook } from "./push-look.ts";

const push = { title: "Ticket answered", body: "HELP-00001", link: "/tickets/HELP-00001", tag: "n1", priority: "normal" };

test("CH-10 a push message shows its title and link, silently while a page of ours is before the person, and stays when it is critical", () => {
  expect(pushLook(push, false)).toMatchObject({ title: "Ticket answered", options: { body: "HELP-00001", tag: "n1", silent: false, requireInteraction: false, data: { link: "/tickets/HELP-00001" } } });
  expect(pushLook(push, true)?.options).toMatchObject({ silent: true, renotify: false });
  expect(pushLook({ ...push, priority: "critical" }, false)?.options.requireInteraction).toBe(true);
});

test("CH-10 a push message that is none of ours shows nothing, and none leads to another site", () => {
  expect([null, "text", {}, { ...push, tag: 7 }].map((data) => pushLook(data, false))).toEqual([null, null, null, null]);
  for (const link of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    expect(pushLook({ ...push, link }, false)?.options.data.link).toBe("/notifications");
    expect(isToPage({ type: "open", link })).toBe(false);
    expect(isOwnPath(link)).toBe(false);
  }
});

test("CH-10 a pressed notification leads to the page that shows it, else to one of the same app, else to a new one", () => {
  const origin = "https://help.example.org";
  const at = (...paths: string[]) => paths.map((path) => origin + path);
  expect(pageFor("/tickets/A-1", at("/desk", "/tickets", "/tickets/A-1?x=1"), origin)).toBe(2);
  expect(pageFor("/tickets/A-1", at("/desk", "/chat"), origin)).toBe(1);
  expect(pageFor("/desk/tickets/A-1", at("/tickets"), origin)).toBe(-1);
  expect(pageFor("/tickets/A-1", [], origin)).toBe(-1);
});

test("XX-2 the worker answers for members' pages and small pictures only: not for the staff's, the API, or whole files", () => {
  expect(["/tickets", "/tickets/A-1", "/chat", "/messages/x", "/account/notifications", "/notifications"].map(pageKind)).toEqual(Array(6).fill("shell"));
  expect(["/", "/help", "/help/a"].map(pageKind)).toEqual(Array(3).fill("public"));
  expect(["/desk", "/admin/people", "/staff", "/api/me", "/sign-in", "/ticketsale", "/helpers", "/dev/mail"].map(pageKind)).toEqual(Array(8).fill("other"));
  const thumbnail = (path: string) => isThumbnail(new URL(path, "https://x.example"));
  expect(["/files/f1/320?e=1&s=2", "/files/avatars/f1/96"].map(thumbnail)).toEqual([true, true]);
  expect(["/files/f1/original?e=1&s=2", "/files/f1/1280", "/api/uploads/320", "/files/avatars/f1/original"].map(thumbnail)).toEqual([false, false, false, false]);
});

test("XX-2 the files that a document names are found, each once", () => {
  expect(assetsOf('<script type="module" src="/assets/member-a.js"></script><link rel="modulepreload" href="/assets/base-b.js"><link href="/assets/base-b.js"><a href="/help">')).toEqual(["/assets/member-a.js", "/assets/base-b.js"]);
});
