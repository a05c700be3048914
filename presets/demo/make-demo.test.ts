import { describe, expect, test } from "vitest";
import type { DemoChange, DemoData, DemoStatus, DemoTicket } from "./types.ts";
import { HOUR, isOfficeOpen, lagosClock } from "./lagos-time.ts";
import { makeDemo } from "./make-demo.ts";
import { SCENARIOS } from "./scenarios/index.ts";

const DAY = 24 * HOUR;
/** DK-3, as far as the demo walks it. */
const ALLOWED: Record<DemoStatus, DemoStatus[]> = { open: ["in_progress"], in_progress: ["pending", "resolved"], pending: ["in_progress"], resolved: ["open", "closed"], closed: [] };

/** A working day, a Sunday night when the team has been away for long, and the first minutes of a Monday. */
const moments = ["2026-11-20T14:00:00Z", "2026-11-22T22:30:00Z", "2026-11-23T07:05:00Z"];
const demos: [string, DemoData, number][] = [1, 7, 42].flatMap((seed) =>
  moments.map((moment): [string, DemoData, number] => [`seed ${seed} at ${moment}`, makeDemo({ seed, now: new Date(moment) }), Date.parse(moment)]),
);

const count = <Item>(items: readonly Item[], matches: (item: Item) => boolean): number => items.filter(matches).length;
const distinct = (items: readonly unknown[]): number => new Set(items).size;
/** Keys of those that break the rule, so that a failure names them. */
const breaking = <Item extends { key: string }>(items: readonly Item[], keepsRule: (item: Item) => boolean): string[] => items.filter((item) => !keepsRule(item)).map(({ key }) => key);
const isRising = (times: readonly number[]): boolean => times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
const statusChanges = (ticket: DemoTicket) => ticket.changes.filter((change): change is DemoChange & { kind: "status" } => change.kind === "status");

test("the same seed and moment give the same demo, another seed another one", () => {
  const now = new Date("2026-11-20T14:00:00Z");
  const demo = makeDemo({ seed: 7, now });
  expect(makeDemo({ seed: 7, now })).toEqual(demo);
  expect(makeDemo({ seed: 8, now }).tickets.map(({ description }) => description)).not.toEqual(demo.tickets.map(({ description }) => description));
});

test("other numbers of people and tickets can be asked for", () => {
  const demo = makeDemo({ seed: 3, now: new Date("2026-11-20T14:00:00Z"), people: 900, tickets: 500 });
  expect(demo.tickets).toHaveLength(500);
  expect(distinct(demo.members.map(({ username }) => username))).toBe(900);
});

test("at least 60 kinds of trouble are written, each key once", () => {
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(60);
  expect(distinct(SCENARIOS.map(({ key }) => key))).toBe(SCENARIOS.length);
});

test("in every conversation the member answers a question before staff speak again, and the last word is a fix", () => {
  const spoken = SCENARIOS.map(({ key, turns }) => ({ key, turns, by: turns.filter((turn) => turn.by !== "note").map((turn) => turn.by) }));
  expect(breaking(spoken, ({ by }) => by.at(-1) === "fix")).toEqual([]);
  expect(breaking(spoken, ({ by }) => by.every((who, index) => who !== "ask" || by[index + 1] === "member"))).toEqual([]);
  expect(breaking(spoken, ({ turns }) => turns.length <= 8)).toEqual([]);
});

describe.each(demos)("%s", (_, { staff, members, teams, cannedReplies, tickets }, now) => {
  const people = [...staff, ...members];
  const staffKeys = new Set(staff.map(({ key }) => key));
  const memberKeys = new Set(members.map(({ key }) => key));

  test("there are 110 members and 6 staff with unique, valid names and addresses", () => {
    expect(members).toHaveLength(110);
    expect(staff.map(({ role }) => role).sort()).toEqual(["admin", "agent", "agent", "agent", "moderator", "super_admin"]);
    expect(["key", "username", "email", "displayName"].map((field) => distinct(people.map((person) => person[field as "key"])))).toEqual([116, 116, 116, 116]);
    expect(breaking(people, ({ username }) => /^[a-z0-9_.]{3,30}$/.test(username))).toEqual([]);
    expect(breaking(people, ({ email }) => /^[a-z0-9_.]+@example\.com$/.test(email))).toEqual([]);
    expect(breaking(people, ({ joinedAt }) => joinedAt.getTime() < now)).toEqual([]);
    expect(count(members, ({ country }) => country === "KE")).toBe(55);
  });

  test("DK-3 the statuses add up to 300 in the wanted shares", () => {
    const statuses: DemoStatus[] = ["open", "in_progress", "pending", "resolved", "closed"];
    expect(statuses.map((status) => count(tickets, (ticket) => ticket.status === status))).toEqual([9, 15, 12, 18, 246]);
  });

  test("DK-3 the changes lead from open to the ticket's status by allowed moves, and to its assignee", () => {
    const leadsThere = (ticket: DemoTicket) => {
      let status: DemoStatus = "open";
      for (const { from, to } of statusChanges(ticket)) {
        if (from !== status || !ALLOWED[from].includes(to)) return false;
        status = to;
      }
      return status === ticket.status;
    };
    expect(breaking(tickets, leadsThere)).toEqual([]);
    expect(breaking(tickets, ({ changes, assignee }) => (changes.findLast((change) => change.kind === "assignment")?.to ?? null) === assignee)).toEqual([]);
  });

  test("DK-3 solved tickets were solved within 72 hours, and those that closed by themselves waited 72 hours", () => {
    expect(breaking(tickets, ({ status, resolvedAt }) => (resolvedAt !== null) === (status === "resolved" || status === "closed"))).toEqual([]);
    expect(breaking(tickets, ({ status, closedAt }) => (closedAt !== null) === (status === "closed"))).toEqual([]);
    expect(breaking(tickets, ({ status, resolvedAt }) => status !== "resolved" || now - (resolvedAt?.getTime() ?? 0) < 72 * HOUR)).toEqual([]);
    const closedAlone = tickets.filter((ticket) => statusChanges(ticket).some(({ by }) => by === null));
    expect(closedAlone.length).toBeGreaterThan(60);
    expect(breaking(closedAlone, ({ resolvedAt, closedAt }) => (closedAt?.getTime() ?? 0) - (resolvedAt?.getTime() ?? 0) >= 72 * HOUR)).toEqual([]);
    expect(breaking(tickets, (ticket) => statusChanges(ticket).every(({ to, by, reason }) => (by === null) === (reason === "no_answer") && (to === "closed") === (reason !== null)))).toEqual([]);
  });

  test("DK-3 some came back within 72 hours, by their requester's own words", () => {
    const cameBack = tickets.filter((ticket) => statusChanges(ticket).some(({ from, to }) => from === "resolved" && to === "open"));
    expect(cameBack.length).toBeGreaterThan(0);
    const inTime = (ticket: DemoTicket) => {
      const changes = statusChanges(ticket);
      const back = changes.findIndex(({ to }) => to === "open");
      const waited = (changes[back]?.at.getTime() ?? 0) - (changes[back - 1]?.at.getTime() ?? 0);
      return changes[back]?.by === ticket.requester && waited < 72 * HOUR;
    };
    expect(breaking(cameBack, inTime)).toEqual([]);
  });

  test("messages are in order of time, and every ticket starts with its requester", () => {
    expect(breaking(tickets, ({ messages }) => isRising(messages.map(({ at }) => at.getTime())))).toEqual([]);
    expect(breaking(tickets, ({ messages }) => distinct(messages.map(({ at }) => at.getTime())) === messages.length)).toEqual([]);
    expect(breaking(tickets, ({ changes }) => isRising(changes.map(({ at }) => at.getTime())))).toEqual([]);
    const startsWithRequester = ({ messages: [first], requester, description, createdAt }: DemoTicket) =>
      first?.author === requester && first.visibility === "public" && first.body === description && first.at.getTime() === createdAt.getTime();
    expect(breaking(tickets, startsWithRequester)).toEqual([]);
    expect(breaking(tickets, ({ messages, resolvedAt }) => resolvedAt === null || resolvedAt.getTime() > (messages.at(-1)?.at.getTime() ?? now))).toEqual([]);
  });

  test("everything lies between the ticket's making, at most 60 days ago, and now", () => {
    const timesOf = ({ messages, changes, resolvedAt, closedAt, rating }: DemoTicket) =>
      [...messages.map(({ at }) => at), ...changes.map(({ at }) => at), resolvedAt, closedAt, rating?.at].flatMap((at) => at?.getTime() ?? []);
    expect(breaking(tickets, (ticket) => timesOf(ticket).every((time) => time >= ticket.createdAt.getTime() && time < now))).toEqual([]);
    expect(breaking(tickets, ({ createdAt }) => now - createdAt.getTime() <= 60 * DAY)).toEqual([]);
    const joined = new Map(members.map(({ key, joinedAt }) => [key, joinedAt.getTime()]));
    expect(breaking(tickets, ({ requester, createdAt }) => (joined.get(requester) ?? now) < createdAt.getTime())).toEqual([]);
  });

  test("every reference is to somebody of the demo, and nobody has a part that is not theirs", () => {
    expect(breaking(teams, (team) => team.members.every((key) => staffKeys.has(key)))).toEqual([]);
    expect(breaking(tickets, ({ requester }) => memberKeys.has(requester))).toEqual([]);
    expect(breaking(tickets, ({ assignee }) => assignee === null || staffKeys.has(assignee))).toEqual([]);
    expect(breaking(tickets, ({ team }) => team === null || teams.some(({ key }) => key === team))).toEqual([]);
    expect(breaking(tickets, ({ requester, messages }) => messages.every(({ author, visibility }) => staffKeys.has(author) || (author === requester && visibility === "public")))).toEqual([]);
    expect(breaking(tickets, ({ requester, changes }) => changes.every(({ by }) => by === null || by === requester || staffKeys.has(by)))).toEqual([]);
  });

  test("CV-10 notes mention staff by their usernames", () => {
    const usernames = new Set(staff.map(({ username }) => username));
    const notes = tickets.flatMap(({ messages }) => messages.filter(({ visibility }) => visibility === "internal"));
    const mentioned = notes.flatMap(({ body }) => [...body.matchAll(/@([a-z0-9_]+(?:\.[a-z0-9_]+)*)/g)].map(([, username = ""]) => username));
    expect(notes.length).toBeGreaterThan(25);
    expect(mentioned.length).toBeGreaterThan(0);
    expect(mentioned.filter((username) => !usernames.has(username))).toEqual([]);
  });

  test("DK-1 CV-1 subjects, descriptions and messages keep their limits, with every slot filled", () => {
    const isClean = (text: string) => text === text.trim() && !/[{}]|undefined|null|NaN/.test(text);
    expect(breaking(tickets, ({ subject }) => subject.length >= 3 && subject.length <= 200 && isClean(subject))).toEqual([]);
    expect(breaking(tickets, ({ description }) => description.length >= 1 && description.length <= 10_000)).toEqual([]);
    expect(breaking(tickets, ({ messages }) => messages.length >= 1 && messages.length <= 9)).toEqual([]);
    expect(breaking(tickets, ({ messages }) => messages.every(({ body }) => body.length >= 1 && body.length <= 4000 && isClean(body)))).toEqual([]);
    expect(breaking(tickets, ({ tags }) => tags.every((tag) => /^[a-z][a-z-]{0,29}$/.test(tag)))).toEqual([]);
    expect(count(tickets, ({ description }) => description.length > 400)).toBeGreaterThanOrEqual(3);
    expect(count(tickets, ({ description }) => description.length < 80)).toBeGreaterThanOrEqual(10);
  });

  test("no two tickets say the same, and alike ones lie far apart", () => {
    expect(distinct(tickets.map(({ description }) => description))).toBe(300);
    expect(distinct(tickets.map(({ scenario }) => scenario))).toBeGreaterThanOrEqual(60);
    const hasNoTwin = (ticket: DemoTicket) => {
      const at = tickets.indexOf(ticket);
      return tickets.slice(at + 1, at + 20).every(({ scenario, subject }) => scenario !== ticket.scenario && subject !== ticket.subject);
    };
    expect(breaking(tickets, hasNoTwin)).toEqual([]);
  });

  test("DK-4 only staff make a ticket urgent, and it is in the timeline", () => {
    const urgent = tickets.filter(({ priority }) => priority === "urgent");
    expect(urgent.length).toBeGreaterThan(0);
    const raised = tickets.filter(({ changes }) => changes.some(({ kind, by }) => kind === "priority" && by !== null && staffKeys.has(by)));
    expect(raised).toEqual(urgent);
  });

  test("DK-15 about 40 % of the solved are rated after they were solved, some with words", () => {
    const solved = tickets.filter(({ resolvedAt }) => resolvedAt !== null);
    const rated = tickets.filter(({ rating }) => rating !== null);
    expect(rated.length / solved.length).toBeGreaterThan(0.3);
    expect(rated.length / solved.length).toBeLessThan(0.52);
    expect(breaking(rated, ({ rating, resolvedAt }) => (rating?.at.getTime() ?? 0) > (resolvedAt?.getTime() ?? now))).toEqual([]);
    const withWords = count(rated, ({ rating }) => rating?.comment !== null);
    expect(withWords).toBeGreaterThan(rated.length * 0.35);
    expect(withWords).toBeLessThan(rated.length * 0.75);
  });

  test("people write in waking hours of Lagos, mostly on weekdays, and staff answer in office hours", () => {
    const clocks = tickets.map(({ createdAt }) => lagosClock(createdAt.getTime()));
    expect(count(clocks, ({ hour }) => hour >= 8 && hour < 22)).toBeGreaterThan(300 * 0.8);
    expect(count(clocks, ({ weekday }) => weekday >= 1 && weekday <= 5)).toBeGreaterThan(300 * 0.68);
    const answers = tickets.flatMap(({ messages }) => messages.filter(({ author }) => staffKeys.has(author)));
    expect(count(answers, ({ at }) => isOfficeOpen(at.getTime()))).toBeGreaterThan(answers.length * 0.97);
  });

  test("DK-9 fourteen canned replies with unique shortcuts and known variables", () => {
    const known = new Set(["requester.firstName", "ticket.number"]);
    const replies = cannedReplies.map((reply) => ({ ...reply, key: reply.shortcut, variables: [...reply.text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = ""]) => name) }));
    expect(distinct(replies.map(({ shortcut }) => shortcut))).toBe(14);
    expect(breaking(replies, ({ shortcut, title }) => /^[a-z0-9_-]{1,30}$/.test(shortcut) && title.length <= 80)).toEqual([]);
    expect(breaking(replies, ({ variables }) => variables.includes("requester.firstName") && variables.every((name) => known.has(name)))).toEqual([]);
    expect(replies.some(({ variables }) => variables.includes("ticket.number"))).toBe(true);
  });
});
