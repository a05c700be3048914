import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Standing } from "../../../../../contract/people.ts";
import { formatDateTime } from "../../../lib/format.ts";
import { RequesterCard } from "./RequesterCard.tsx";
import type { TicketContext } from "./use-context-of.ts";

const since = "2026-03-02T09:00:00.000Z", until = "2026-03-09T09:00:00.000Z";
const requester: TicketContext["requester"] = {
  id: "01980000-0000-7000-8000-000000000001", name: "Ada Obi", username: "ada", image: null, isStaff: false, email: "ada@example.com", emailVerified: true, joinedAt: since, standing: null, online: "offline",
};
const card = (standing: Standing | null) => renderToStaticMarkup(
  <QueryClientProvider client={new QueryClient()}><RequesterCard requester={{ ...requester, standing }} /></QueryClientProvider>,
);

test("DK-7 the requester's card says what keeps them out of their account: which it is, since when, until when and why", () => {
  const suspended = card({ state: "suspended", reason: "Cool <down>, please", since, until });
  for (const words of ["Account suspended", `Since ${formatDateTime(since)}, until ${formatDateTime(until)}`, "Reason: Cool &lt;down&gt;, please"]) expect(suspended).toContain(words);
  const banned = card({ state: "banned", reason: "Sold what is not theirs", since, until: null });
  for (const words of ["Account banned for good", `Since ${formatDateTime(since)}<`, "Reason: Sold what is not theirs"]) expect(banned).toContain(words);
  expect(card({ state: "deactivated", reason: "Long leave", since, until: null })).toContain("Account deactivated");
  expect(card({ state: "removed", reason: "Moved on", since, until: null })).toContain("Left the staff");
  const erased = card({ state: "erased", reason: null, since, until: null });
  expect(erased).toContain("Account erased");
  expect(erased).not.toContain("Reason");
  // Nothing stands against them: nothing is said.
  expect(card(null)).not.toMatch(/Since|Reason|Account/);
});
