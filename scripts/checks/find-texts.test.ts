import { expect, test } from "vitest";
import { findTexts } from "./find-texts.ts";

const found = (source: string) => findTexts("planted.tsx", source).map(({ text }) => text);

test("XX-9 words between tags, in what is shown or spoken, and sentences anywhere else are found", () => {
  expect(found(`export const A = ({ n }) => <p title="Hint">Hello {n} <b>friend</b></p>;`)).toEqual(["Hint", "Hello", "friend"]);
  expect(found(`<IconButton aria-label={open ? "close" : "open"} />`)).toEqual(["close", "open"]);
  expect(found("<Field label={`Reply to ${name}`} hint=\"optional\" />")).toEqual(["Reply to …", "optional"]);
  expect(found(`notify({ tone: "success", title: "saved", description: "All is well." });`)).toEqual(["saved", "All is well."]);
  expect(found("const words = count === 1 ? `${name} is gone` : \"Try again\";")).toEqual(["… is gone", "Try again"]);
  expect(found(`const verbs = { done: "changed the status" };`)).toEqual(["changed the status"]);
  expect(found(`throw new ApiError({ type: "x", title: "No connection", status: 0 });`)).toEqual(["No connection"]);
});

test("XX-9 class names, keys, kinds, names of texts and words for developers are left alone", () => {
  expect(
    found(`
      import { api } from "Some Package";
      const line = "flex min-h-10 w-full items-center hover:bg-hover";
      export const Page = () => <Link href="/help" className={clsx(line, open && "font medium")} data-kind="row">{t(open ? "hide" : "showAll", { name: person.name })}</Link>;
      if (event.key === "Enter" || event.key === "All Keys") throw new Error("This part belongs on the desk");
      const view = { kind: "all_open", type: "button", queryKey: ["desk", "ticket"] };
      api("GET", \`/api/tickets/\${id}/notes\`);
      type Size = "Large One" | "small one";
    `),
  ).toEqual([]);
});

test("XX-9 a text is found with its line", () => {
  expect(findTexts("a.ts", 'const a = 1;\n\nexport const b = () => "Nothing yet.";')[0]).toMatchObject({ line: 3, text: "Nothing yet." });
});
