import { describe, expect, test } from "vitest";
import { isOfficeOpen } from "./lagos-time.ts";
import { makeDemo } from "./make-demo.ts";
import { MOST_OF_ONE, MOST_OF_REGULAR } from "./requesters.ts";

const day = 86_400_000;
const demos = [1, 7, 42].flatMap((seed) => ["2026-11-20T14:00:00Z", "2026-11-22T22:30:00Z"].map((moment) => ({ seed, moment, now: Date.parse(moment), ...makeDemo({ seed, now: new Date(moment) }) })));

describe.each(demos)("the demo of seed $seed at $moment", ({ tickets, members, promises, now }) => {
  const age = (ticket: (typeof tickets)[number]) => (now - ticket.createdAt.getTime()) / day;
  const isOpen = ({ status }: (typeof tickets)[number]) => status !== "resolved" && status !== "closed";

  test("DK-3 tickets come over all sixty days, about forty are open, and most old ones are done", () => {
    const tens = [0, 1, 2, 3, 4, 5].map((ten) => tickets.filter((ticket) => Math.min(5, Math.floor(age(ticket) / 10)) === ten).length);
    expect(Math.min(...tens)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...tens)).toBeLessThanOrEqual(90);
    expect(tickets.filter(isOpen).length).toBeGreaterThanOrEqual(30);
    expect(tickets.filter(isOpen).length).toBeLessThanOrEqual(45);
    const old = tickets.filter((ticket) => age(ticket) > 20);
    expect(old.filter(isOpen).length / old.length).toBeLessThan(0.03);
  });

  test("members write few tickets, and the few who write more write about one matter", () => {
    const byMember = Map.groupBy(tickets, ({ requester }) => requester);
    const many = [...byMember.values()].filter((own) => own.length > MOST_OF_ONE);
    expect(MOST_OF_ONE).toBe(4);
    expect(many.length).toBeGreaterThanOrEqual(1);
    expect(many.length).toBeLessThanOrEqual(6);
    for (const own of many) {
      expect(own.length).toBeLessThanOrEqual(MOST_OF_REGULAR);
      expect(new Set(own.map(({ category }) => category)).size).toBe(1);
    }
    expect(byMember.size).toBeGreaterThan(members.length * 0.8);
  });

  test("DK-11 the promised hours are those in which the team answers", () => {
    const { week } = promises.calendar;
    const days = [week.sunday, week.monday, week.tuesday, week.wednesday, week.thursday, week.friday, week.saturday];
    for (let time = Date.parse("2026-11-15T00:00:00+01:00"), hour = 0; hour < 7 * 24; hour++, time += day / 24) {
      const clock = `${String(hour % 24).padStart(2, "0")}:00`;
      expect([hour, days[Math.floor(hour / 24)]?.some(({ from, to }) => from <= clock && clock < to)]).toEqual([hour, isOfficeOpen(time)]);
    }
  });
});
