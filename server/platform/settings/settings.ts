import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { z } from "zod";
import { checkInput } from "../check-input.ts";
import { invalid } from "../errors.ts";
import type { Tx } from "../db/tx.ts";
import { audit } from "../audit/audit.ts";

/** One typed setting (AD-6). Never a secret: those come from the environment. */
export interface Setting<T = unknown> {
  /** `module.camelCase`. */
  key: string;
  title: string;
  description: string;
  schema: z.ZodType<T>;
  default: T;
}

/** Declares a setting; read it with `settings.get(mySetting)`. */
export function setting<T>(s: Setting<T>): Setting<T> {
  return s;
}

/** All settings in memory, kept true by LISTEN: a change on any node is seen by all within moments. */
export class SettingsCache {
  private readonly values = new Map<string, unknown>();
  private readonly declared = new Map<string, Setting>();
  private readonly watchers: (() => void)[] = [];
  private listener: pg.Client | undefined;
  private ended = false;
  private readonly url: string;
  private readonly warn: (error: unknown, text: string) => void;

  constructor(options: { url: string; declared: readonly Setting[]; overrides?: Readonly<Record<string, unknown>>; warn: (error: unknown, text: string) => void }) {
    this.url = options.url;
    this.warn = options.warn;
    for (const s of options.declared) {
      const preset = options.overrides?.[s.key];
      this.declared.set(s.key, preset === undefined ? s : { ...s, default: s.schema.parse(preset) });
    }
  }

  /** The current value: stored, else the preset's, else the default. */
  get<T>(s: Setting<T>): T {
    return (this.values.has(s.key) ? this.values.get(s.key) : (this.declared.get(s.key)?.default ?? s.default)) as T;
  }
  find(key: string): Setting | undefined {
    return this.declared.get(key);
  }
  all(): Setting[] {
    return [...this.declared.values()];
  }

  /** Calls back on this node whenever stored values may have changed. */
  onChange(watcher: () => void): void {
    this.watchers.push(watcher);
  }

  /** Loads everything and stays informed. Reconnects by itself; after a gap everything is read anew. @throws when the first connection can't be made */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: "baraza:settings", keepAlive: true });
    client.on("error", () => this.lost(client));
    client.on("end", () => this.lost(client));
    client.on("notification", () => { this.load(client).catch((error) => this.warn(error, "settings could not be read")); });
    try {
      await client.connect();
      await client.query("LISTEN baraza_settings");
      await this.load(client);
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
    this.listener = client;
    // Stopped while it connected.
    if (this.ended) await client.end();
  }

  private async load(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ key: string; value: unknown }>("SELECT key, value FROM settings");
    this.values.clear();
    for (const row of rows) {
      const parsed = this.declared.get(row.key)?.schema.safeParse(row.value);
      if (parsed?.success) this.values.set(row.key, parsed.data);
      else if (parsed) this.warn(parsed.error, `the stored setting ${row.key} is not valid any more; its default is used`);
    }
    for (const watcher of this.watchers) watcher();
  }

  /** A lost connection says so more than once, and is followed by one: followed by two each time, an outage of a quarter of a minute ended with all connections taken. */
  private lost(client: pg.Client): void {
    if (this.listener !== client) return;
    this.listener = undefined;
    void this.comeBack();
  }

  private async comeBack(): Promise<void> {
    while (!this.ended && !this.listener) {
      await sleep(500 + Math.random() * 500, undefined, { ref: false });
      if (!this.ended) await this.start().catch(() => {});
    }
  }

  async stop(): Promise<void> {
    this.ended = true;
    await this.listener?.end().catch(() => {});
  }
}

/** Stores a setting, keeps who and before, and writes the audit row. @throws 422 when the value does not fit. */
export async function changeSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  const declared = tx.services.settings.find(key);
  if (!declared) throw invalid([{ path: "key", message: `There is no setting called ${key}.` }]);
  await write(tx, key, JSON.stringify(checkInput(declared.schema, value, "value")));
}

/** Forgets the stored value: the default counts again. */
export async function revertSetting(tx: Tx, key: string): Promise<void> {
  if (!tx.services.settings.find(key)) throw invalid([{ path: "key", message: `There is no setting called ${key}.` }]);
  await write(tx, key, null);
}

async function write(tx: Tx, key: string, json: string | null): Promise<void> {
  const { rows } = await tx.query<{ value: unknown }>("SELECT value FROM settings WHERE key = $1 FOR UPDATE", [key]);
  const before = rows[0]?.value ?? null;
  if (json === null) await tx.query("DELETE FROM settings WHERE key = $1", [key]);
  else {
    await tx.query(
      `INSERT INTO settings (key, value, changed_by, changed_at) VALUES ($1, $2::jsonb, $3, $4)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [key, json, tx.actor.personId, tx.now],
    );
  }
  await tx.query(
    "INSERT INTO settings_changes (key, before, after, changed_by, changed_at) VALUES ($1, $2::jsonb, $3::jsonb, $4, $5)",
    [key, JSON.stringify(before), json, tx.actor.personId, tx.now],
  );
  await audit(tx, { verb: "setting.changed", subjectKind: "setting", subjectId: key, before, after: json === null ? null : JSON.parse(json) });
}
