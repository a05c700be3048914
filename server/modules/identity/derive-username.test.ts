import { expect, test } from "vitest";
import { usernameProblem } from "./check-username.ts";
import { usernamesFor } from "./derive-username.ts";

const table: [name: string, first: string, second: string][] = [
  ["Amina Yusuf", "amina.yusuf", "amina.yusuf2"],
  ["  Ọlá  O'Brien-Łęcka ", "ola.obrien.lecka", "ola.obrien.lecka2"],
  ["Ɓala Ɗanjuma", "bala.danjuma", "bala.danjuma2"],
  ["Jürgen Groß", "jurgen.gross", "jurgen.gross2"],
  ["J. R. R. T.", "j.r.r.t", "j.r.r.t2"],
  ["Jo", "jo.person", "jo.person2"],
  ["Admin", "admin.person", "admin.person2"],
  ["S.u.p.p.o.r.t", "s.u.p.p.o.r.t.person", "s.u.p.p.o.r.t.person2"],
  ["አበበ ቢቂላ", "person", "person2"],
  ["123", "person", "person2"],
  ["🙂", "person", "person2"],
];
for (const [name, first, second] of table) {
  test(`ID-1 from the name "${name}" comes the username ${first}, then ${second}`, () => {
    expect(usernamesFor(name).slice(0, 2)).toEqual([first, second]);
  });
}

test("ID-1 every derived username follows the rules of sign-up, however long the name is, and none comes twice", () => {
  for (const name of [...table.map(([given]) => given), "x".repeat(80), "abcdefghi ".repeat(8), "Wolfeschlegelsteinhausen Berger Senior", "ﷺ".repeat(80)]) {
    const usernames = usernamesFor(name);
    expect(usernames.length, name).toBeGreaterThan(40);
    expect(usernames.filter((username) => usernameProblem(username) !== null || username.endsWith(".")), name).toEqual([]);
    expect(new Set(usernames.slice(0, 40)).size, name).toBe(40);
  }
});
