import { z } from "zod";
import type { insightEndpoints } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import type { Setting } from "../../platform/settings/settings.ts";
import * as queries from "./settings.queries.ts";

type Shown = z.output<typeof insightEndpoints.changeSetting.output>;

/** Every setting with its rule, value, default, and who changed it last (AD-6). */
export async function showSettings(tx: Tx): Promise<Shown[]> {
  const stored = new Map((await queries.storedSettings.run(undefined, tx)).map((row) => [row.key, row]));
  const values = new Map((await tx.query<{ key: string; value: unknown }>("SELECT key, value FROM settings", [])).rows.map((row) => [row.key, row.value]));
  return tx.services.settings.all().map((declared) => {
    const row = stored.get(declared.key);
    return {
      key: declared.key, title: declared.title, description: declared.description, module: declared.key.split(".")[0] ?? "",
      // Read from this transaction: the cache learns of the change only after commit.
      value: values.get(declared.key) ?? declared.default, default: declared.default, schema: schemaOf(declared),
      changedBy: row?.byId ? { id: row.byId, name: row.byName ?? "", username: row.byUsername, image: row.byImage, isStaff: row.byIsStaff ?? false } : null,
      changedAt: row?.changedAt.toISOString() ?? null, secret: false,
    };
  });
}

export async function showSetting(tx: Tx, key: string): Promise<Shown> {
  const found = (await showSettings(tx)).find((s) => s.key === key);
  if (!found) throw notFound("This setting");
  return found;
}

/** The rule as JSON Schema, from which the page makes its field. */
function schemaOf(declared: Setting): unknown {
  return z.toJSONSchema(declared.schema, { io: "input", unrepresentable: "any" });
}
