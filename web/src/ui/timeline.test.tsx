import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TimelineEvent } from "./Timeline.tsx";

test("DK-5 the time of an event is no part of its sentence", () => {
  const shown = renderToStaticMarkup(<TimelineEvent icon={null} time={new Date().toISOString()}>Your address is not confirmed. <a href="/account">Confirm it</a></TimelineEvent>);
  expect(shown.replace(/<[^>]+>/g, "")).toMatch(/Confirm it · now$/);
});
