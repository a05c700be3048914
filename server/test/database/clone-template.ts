import { randomBytes } from "node:crypto";
import { appUrlFrom } from "../../platform/db/roles.ts";
import { TEST_SECRET } from "./secret.ts";
import { databaseUrl, onServer } from "./template-server.ts";

/** A database of a test's own. */
export interface TestDatabase {
  /** As the owner: migrations, set-up, looking behind the curtain of row-level security. */
  ownerUrl: string;
  /** As the server connects: the role `baraza_app`, which owns nothing. */
  appUrl: string;
  /** Removes the database, with any connections still open to it. */
  drop: () => Promise<void>;
}

/** Makes a copy of the template database under a fresh name. */
export async function cloneTemplate(templateUrl: string): Promise<TestDatabase> {
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `baraza_test_${randomBytes(6).toString("hex")}`;
  const maintenanceUrl = databaseUrl(templateUrl, "postgres");
  await onServer(maintenanceUrl, [`create database ${name} template ${template} strategy file_copy`]);
  const ownerUrl = databaseUrl(templateUrl, name);
  return {
    ownerUrl,
    appUrl: appUrlFrom(ownerUrl, TEST_SECRET),
    drop: async () => await onServer(maintenanceUrl, [`drop database if exists ${name} with (force)`]),
  };
}
