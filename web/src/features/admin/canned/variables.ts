import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";

const t = textsOf(adminDeskTexts);

/** What can stand between {{ and }} in a canned reply, as the desk fills it in when an agent inserts it. */
export const variables = [
  { name: "requester.firstName", get meaning() { return t("theFirstNameOf"); } },
  { name: "requester.name", get meaning() { return t("theirWholeName"); } },
  { name: "ticket.number", get meaning() { return t("theTicketsNumber"); } },
  { name: "ticket.subject", get meaning() { return t("itsSubject"); } },
  { name: "agent.firstName", get meaning() { return t("theFirstNameOfWhoever"); } },
  { name: "agent.name", get meaning() { return t("theirWholeName"); } },
] as const;

/** Names between {{ and }} that the desk does not know; it would leave them as they stand. */
export function unknownVariables(body: string): string[] {
  const known: readonly string[] = variables.map(({ name }) => name);
  return [...new Set([...body.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((found) => found[1] ?? ""))].filter((name) => !known.includes(name));
}
