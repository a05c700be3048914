import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { TicketContext } from "../context/use-context-of.ts";
import { deskKeys } from "../desk-queries.ts";
import { NotMailed } from "./NotMailed.tsx";

const id = "01980000-0000-7000-8000-000000000002", since = "2026-03-02T09:00:00.000Z";
const requester: TicketContext["requester"] = {
  id: "01980000-0000-7000-8000-000000000001", name: "Ada Obi", username: "ada", image: null, isStaff: false, email: "ada@example.com", emailVerified: true, joinedAt: since, standing: null, online: "offline",
};

/** What stands above the field of a ticket of theirs. */
function said(more: Partial<TicketContext["requester"]>): string {
  const client = new QueryClient();
  client.setQueryData(deskKeys.context(id), { requester: { ...requester, ...more } });
  return renderToStaticMarkup(<QueryClientProvider client={client}><NotMailed ticket={{ id }} /></QueryClientProvider>).replace(/<[^>]+>/g, "");
}

test("CH-7 DK-7 before an answer is written the desk says whether it will be mailed, and if not, why: a suspension is no closed account", () => {
  expect(said({})).toBe("");
  expect(said({ emailVerified: false })).toContain("has not confirmed");
  expect(said({ standing: { state: "suspended", reason: null, since, until: "2026-03-09T09:00:00.000Z" } })).toMatch(/for now: the account is suspended\.$/);
  expect(said({ standing: { state: "banned", reason: null, since, until: null } })).toMatch(/the account is closed\.$/);
});
