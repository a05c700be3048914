import type { z } from "zod";
import type { accountEndpoints } from "../../../contract/account.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import { accessPerson } from "./access.ts";
import { ageOn } from "./age.ts";
import * as queries from "./age.queries.ts";
import { profilesOf } from "./people.ts";

type Shown = z.input<typeof accountEndpoints.ageChecks.output>;

/** A person's birth date and every check of it, newest first, at most 100. @throws notFound */
export async function listAgeChecks(tx: Tx, personId: string): Promise<Shown> {
  await accessPerson(tx, personId);
  const [details] = await queries.findDetails.run({ personId }, tx);
  const rows = await queries.ageChecks.run({ personId }, tx);
  const verifiers = new Map((await profilesOf(tx, [...new Set(rows.flatMap((row) => row.verifier ?? []))])).map((person) => [person.id, person]));
  return {
    birthDate: details?.birthDate ?? null, method: details?.birthDateMethod ?? null,
    age: details?.birthDate ? ageOn(details.birthDate, tx.now, tx.services.settings.get(communityTimeZone)) : null,
    checks: rows.map((row) => ({
      id: row.id, statedDate: row.statedDate, method: row.method as Shown["checks"][number]["method"], verifier: row.verifier ? verifiers.get(row.verifier) ?? null : null,
      note: row.note, age: row.age, adult: row.adult, at: row.at.toISOString(),
    })),
  };
}
