import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Router } from "wouter";
import { MessageCards } from "./MessageCards.tsx";

test("AS-4 a message's card of a ticket leads there and says no status: the one in the message is that of its own moment", () => {
  const card = renderToStaticMarkup(<Router ssrPath="/chat"><MessageCards extra={{ ticket: { id: "01980000-0000-7000-8000-000000000001", number: "HELP-00124", status: "open" } }} /></Router>);
  expect(card).toContain('href="/tickets/HELP-00124"');
  expect(card).not.toContain("Waiting for our team");
  expect(card).not.toMatch(/Open|status/i);
});
