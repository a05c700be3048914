import { systemActor } from "../../platform/actor.ts";
import type { Exporter } from "../../platform/ports.ts";
import { rowsByPage } from "../../platform/rows-by-page.ts";
import * as queries from "./export.queries.ts";

/** ID-14: which mails went to a person. Their texts are not kept once they are sent. */
export const mailExporter: Exporter = {
  name: "channels",
  async *entries(services, personId) {
    yield { path: "mails.json", rows: rowsByPage(services, { actor: systemActor }, (tx, last: queries.MailsOfResult | null) => queries.mailsOf.run({ personId, after: last?.id ?? null }, tx)) };
  },
};
