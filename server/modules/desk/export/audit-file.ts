import { csvLine, jsonCell } from "../../../platform/csv-line.ts";
import type { Start } from "../../../platform/db/tx.ts";
import { rowsByPage } from "../../../platform/rows-by-page.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./export.queries.ts";

/** DK-20: every change of a ticket as CSV, oldest first, for those with `audit.read`. What a rule did is done by whoever saved it, and names the rule. */
export async function* auditFile(services: Services, start: Start, ticketId: string): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(["At", "Who", "Kind", "What", "By rule", "Before", "After"])}`;
  const rows = rowsByPage(services, start, (tx, last: queries.AuditFromResult | null) => queries.auditFrom.run({ ticketId, afterAt: last?.at ?? null, afterId: last?.id ?? null }, tx));
  for await (const { at, actorName, actorKind, verb, ruleName, before, after } of rows) yield csvLine([at.toISOString(), actorName ?? "", actorKind, verb, ruleName ?? "", jsonCell(before), jsonCell(after)]);
}
