import { notFound } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { findStanding, type StaffRow } from "./staff-rows.ts";

/** Loads a person with roles and standing through the actor. @throws notFound when missing or not theirs to see */
export async function accessPerson(tx: Tx, id: string): Promise<StaffRow> {
  const row = await findStanding(tx, id);
  if (!row) throw notFound("This person");
  return row;
}

/** The same for somebody on the staff. @throws notFound also for members */
export async function accessStaff(tx: Tx, id: string): Promise<StaffRow> {
  const row = await accessPerson(tx, id);
  if (!row.isStaff) throw notFound("This staff member");
  return row;
}
