import { createHmac } from "node:crypto";
import pg from "pg";

/** The server's login role. It owns nothing, so row-level security binds it. */
export const appRole = "baraza_app";

/** The role's password, derived from the instance's secret: nothing to store, the same on every node. */
export function appPassword(secret: string): string {
  return createHmac("sha256", secret).update("baraza_app password").digest("base64url");
}

/** The address that the server connects with, made from the owner's. */
export function appUrlFrom(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = appPassword(secret);
  return url.toString();
}

/** Makes the app role, or sets its password anew after the secret changed. The owner needs CREATEROLE once. */
export async function ensureAppRole(owner: pg.Client, secret: string): Promise<void> {
  const password = pg.escapeLiteral(appPassword(secret));
  await owner.query(`DO $do$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('baraza_app'));
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${appRole}') THEN CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS; END IF;
  END $do$`);
  for (let attempt = 1; ; attempt++) {
    try {
      await owner.query(`ALTER ROLE ${appRole} LOGIN PASSWORD ${password}`);
      return;
    } catch (error) {
      // Roles belong to the whole server: another instance, on another database of it, may be setting this one at the same moment.
      if (attempt === 5 || !(error instanceof Error) || !error.message.includes("tuple concurrently updated")) throw error;
      await new Promise((resolve) => { setTimeout(resolve, attempt * 50); });
    }
  }
}
