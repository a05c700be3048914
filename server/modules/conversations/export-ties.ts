import type { Exporter } from "../../platform/ports.ts";
import { rowsByPage } from "../../platform/rows-by-page.ts";
import type { Services } from "../../platform/services.ts";
import * as queries from "./export.queries.ts";

/**
 * ID-14: what somebody did around the conversations: what their messages said before an edit or a removal, whom they block, what they
 * reported. Not what was decided about others, nor what a report quotes of them. Read with the person's own rights.
 */
export const tiesExporter: Exporter = {
  name: "conversations.ties",
  async *entries(services, personId) {
    yield { path: "earlier-versions.json", rows: versions(services, personId) };
    yield { path: "blocks.json", rows: blocks(services, personId) };
    yield { path: "reports.json", rows: reports(services, personId) };
  },
};

async function* versions(services: Services, personId: string): AsyncGenerator<unknown> {
  const read = rowsByPage(services, { personId }, (tx, last: queries.VersionsOfResult | null) =>
    queries.versionsOf.run({ personId, afterConversation: last?.conversationId ?? null, afterChange: last?.change ?? null }, tx));
  for await (const v of read) yield { conversationId: v.conversationId, number: v.number, text: v.text, files: v.files, endedBy: v.endedBy, endedAt: v.endedAt };
}

async function* blocks(services: Services, personId: string): AsyncGenerator<unknown> {
  for await (const b of rowsByPage(services, { personId }, (tx, last: queries.BlocksOfResult | null) => queries.blocksOf.run({ personId, after: last?.id ?? null }, tx))) {
    yield { name: b.name, username: b.username, blockedAt: b.blockedAt };
  }
}

async function* reports(services: Services, personId: string): AsyncGenerator<unknown> {
  for await (const r of rowsByPage(services, { personId }, (tx, last: queries.ReportsOfResult | null) => queries.reportsOf.run({ personId, after: last?.id ?? null }, tx))) {
    const { id: _, ...report } = r;
    yield report;
  }
}
